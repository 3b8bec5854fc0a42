/**
 * `pattern` and `patternProperties` as ECMA-262 reads them: unanchored, with the `u` flag. One that goes back over a text again
 * and again is given up soon and read by its automaton; where it has none, nothing is known.
 */
import { hasWord } from './automata.js';
import { isQuick, tried } from './backtracking.js';

const compiled = new Map<string, RegExp | null>();
/** Patterns that took too long once. */
const slow = new Set<string>();

/** Whether a text matches cannot be told in time. */
export class Undecided extends Error {}

/**
 * The regular expression of a pattern, or undefined where ECMA-262 does not take it. One that is only wrong under `u`
 * (a needless escape such as `\-`) is read without the flag, as every validator in use does.
 */
export function regExp(source: string): RegExp | undefined {
  let found = compiled.get(source);
  if (found === undefined) {
    found = compile(source, 'u') ?? compile(source, '') ?? null;
    compiled.set(source, found);
  }
  return found ?? undefined;
}

function compile(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

/**
 * Does the text match? A pattern that cannot be read matches nothing; whoever asserts one answers with doubt instead. Throws
 * where it cannot be told.
 */
export function matches(source: string, text: string): boolean {
  const expression = regExp(source);
  if (expression === undefined) return false;
  if (isQuick(source, text.length)) return expression.test(text);
  const found = (slow.has(source) ? undefined : tried(expression, text)) ?? byAutomaton(source, expression, text);
  if (found !== undefined) return found;
  throw new Undecided(`the pattern ${JSON.stringify(source)} takes too long to try`);
}

function byAutomaton(source: string, expression: RegExp, text: string): boolean | undefined {
  slow.add(source);
  if (expression.unicode) return hasWord(source, text);
  // Without the flag a character beyond the first plane is two.
  const strict = /[\ud800-\udfff]/.test(text) ? undefined : strictly(source);
  return strict === undefined ? undefined : hasWord(strict, text);
}

/** The same pattern as the flag wants it, with needless escapes spelled out; undefined where it would not mean the same. */
function strictly(source: string): string | undefined {
  if (/\\[pPku]/.test(source)) return undefined;
  const hex = (sign: string): string => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`;
  const strict = source.replace(/\\(.)/gs, (pair, sign: string) => (/[!-/:-@[-`{-~]/.test(sign) ? hex(sign) : pair));
  return compile(strict, 'u') === undefined ? undefined : strict;
}
