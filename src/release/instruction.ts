/**
 * Which lines of a changeset's body are instructions, and which are nearly: a slip in one of these would pass as prose, and
 * an accepted break or a declared meaning would end up as a sentence of the changelog.
 */

/** The two instructions, by the word that they start with. */
export type Instruction = 'accepts' | 'meaning';

/** The other forms of the words that somebody writes for them. */
const FORMS: Readonly<Record<Instruction, RegExp>> = {
  accepts: /^accept(?:ed|ing)?$/,
  meaning: /^meanings$/,
};

/** What follows only an instruction: with it, a word that merely starts like one is one. */
const SUBJECTS: Readonly<Record<Instruction, RegExp>> = {
  accepts: /^[`"']?[0-9a-f]{16}\b/i,
  meaning: /^(?:major|minor|patch)\s+(?:\*|[A-Z]+\s+\/)/i,
};

/** The marks of lists, quotations and emphasis, the first word, what separates it from the rest, and the rest. */
const LINE = /^ {0,3}(?:(?:[-*+>]|\d+[.)])\s+)*[*_`]*([a-z]+)[*_`]*\s*([:：=-]?)[*_`]*\s*(.*)$/i;

/**
 * Reads a line that stands outside of code blocks.
 *
 * @returns the instruction that it is, or nearly is; undefined for prose.
 */
export function instructionOf(line: string): Instruction | undefined {
  const [, first, separator = '', rest = ''] = LINE.exec(line) ?? [];
  const word = first?.toLowerCase();
  if (word === undefined) return undefined;
  const colon = separator === ':' || separator === '：';
  return (['accepts', 'meaning'] as const).find((name) => {
    if (colon && (word === name || FORMS[name].test(word) || isSlip(word, name))) return true;
    return word.startsWith(name.slice(0, 2)) && SUBJECTS[name].test(rest);
  });
}

/** Is the one word the other with a letter too many, a letter missing, or two neighbours swapped? */
function isSlip(word: string, meant: string): boolean {
  const without = (text: string, at: number) => text.slice(0, at) + text.slice(at + 1);
  return [...meant, ''].some((letter, at) => {
    const swapped = meant.slice(0, at) + (meant[at + 1] ?? '') + letter + meant.slice(at + 2);
    return without(meant, at) === word || without(word, at) === meant || swapped === word;
  });
}
