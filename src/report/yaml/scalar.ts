/**
 * Scalars of YAML 1.2 (core schema) in the style of this package's openapi.yaml: plain where that reads back as the same
 * string, else single quotes; folded (`>-`) beyond 120 columns, literal (`|-`) where line breaks count.
 */
import { escapedCode } from '../../openapi/shown.js';

/** Columns that a line may take. */
const columns = 120;

/** Texts that would read back as null, a boolean or a number. */
const otherType =
  /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)?$/;

/** Texts that a plain scalar cannot hold: an indicator in front, `: ` or ` #` inside, white space or a colon at the end. */
const needsQuotes = /^[\s,[\]{}#&*!|>'"%@`]|^[?-](?:\s|$)|:\s|\s#|[\s:]$|^---|^\.\.\./;

/** Characters that a line of YAML cannot hold, or that would act where it is shown. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be written out
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff]|\p{Bidi_Control}/u;

/** A string on one line, as a key or a value. */
export function inline(text: string): string {
  if (text.includes('\n') || unprintable.test(text)) return doubleQuoted(text);
  if (!needsQuotes.test(text) && !otherType.test(text)) return text;
  if (text.includes("'") && !text.includes('"')) return doubleQuoted(text);
  return `'${text.replaceAll("'", "''")}'`;
}

function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]|\p{Bidi_Control}/gu, escapedCode);
}

/** A number, boolean or null. */
export function plainValue(value: number | boolean | null): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/**
 * The lines of a text that is better written as a block, its header first; null where one line serves.
 * `column` is where the value would begin, `indent` where the lines of the block do.
 */
export function block(text: string, column: number, indent: number): string[] | null {
  const long = column + text.length > columns;
  if (!long && !text.includes('\n')) return null;
  if (unprintable.test(text) || /^\s|\n[\t ]+$/.test(text) || /[\t ]$/.test(text) || text.trim() === '') return null;
  const pad = ' '.repeat(indent);
  const body = text.replace(/\n+$/, '');
  const end = text.length - body.length;
  const chomp = end === 0 ? '-' : end === 1 ? '' : '+';
  const tail = Array.from({ length: Math.max(0, end - 1) }, () => '');
  // A folded block keeps lines that begin with a space as they are, with rules of their own; a literal one is plainer there.
  const folded = long && !/\n[\t ]/.test(body);
  const lines = folded ? foldedLines(body, columns - indent) : body.split('\n');
  return [`${folded ? '>' : '|'}${chomp}`, ...lines.map((line) => (line === '' ? '' : pad + line)), ...tail];
}

/** Paragraphs folded at a width; a line break of the text is an empty line more. */
function foldedLines(text: string, width: number): string[] {
  const limit = Math.max(20, width);
  return text.split('\n').flatMap((paragraph, i) => {
    const lines = fold(paragraph, limit);
    // A single line break reads back as a space: each break of the text takes one more.
    return i > 0 && paragraph !== '' ? ['', ...lines] : lines;
  });
}

/** Breaks a paragraph at single spaces, as late as the limit allows. */
function fold(text: string, limit: number): string[] {
  const lines: string[] = [];
  let start = 0;
  let split = -1;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === ' ' && i > start && !isBlank(text[i - 1]) && i + 1 < text.length && !isBlank(text[i + 1]))
      split = i;
    if (i - start >= limit && split > start) {
      lines.push(text.slice(start, split));
      start = split + 1;
      split = -1;
    }
  }
  return [...lines, text.slice(start)];
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
