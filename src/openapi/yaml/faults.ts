/**
 * What the YAML reader finds wrong, as one sentence with its place; in our words where it speaks of its own options, or of a
 * limit of its own.
 */
import { InputError, type InputPlace } from '../input-error.js';
import { MAX_MERGED_KEYS, tooDeepSays } from '../limits.js';
import { shown } from '../shown.js';

/** A fault as the reader tells it. */
export interface YamlFault {
  readonly reason: string;
  readonly mark?: { readonly line: number; readonly column: number; readonly position: number };
}

/** The sentence for a fault in a text; `keyAt`: where the first list or object stands that is a name. */
export function told(fault: YamlFault, text: string, file: string, keyAt: () => InputPlace | undefined): InputError {
  const { reason, mark } = fault;
  if (reason.includes('complex keys'))
    return new InputError(
      file,
      'a name in a mapping is a list or an object; write it as a string',
      keyAt() ?? placeOf(fault, text),
    );
  if (mark !== undefined && reason === 'duplicated mapping key') return repeated(mark.position, text, file);
  if (mark !== undefined && reason === 'deficient indentation') {
    const [blank = ''] = /[ \t]*$/.exec(text.slice(0, mark.position)) ?? [];
    const tab = blank.lastIndexOf('\t');
    const place = placeAt(text, mark.position - blank.length + tab);
    if (tab !== -1) return new InputError(file, place.column === tab + 1 ? tabIndents : tabSeparates, place);
  }
  return new InputError(file, sentence(reason), placeOf(fault, text));
}

const tabIndents = 'a tab indents this line; write spaces';
const tabSeparates =
  'a tab separates two parts of a list or an object; YAML allows that and this reader does not, so write a space';

function sentence(reason: string): string {
  if (reason.startsWith('nesting exceeded')) return tooDeepSays;
  if (reason.startsWith('merge keys exceeded'))
    return `more than ${MAX_MERGED_KEYS} names are merged by \`<<\`; write them out`;
  if (reason.endsWith('the input is empty')) return 'the file is empty; expected an OpenAPI document in JSON or YAML';
  if (reason.startsWith(severalDocuments)) return 'the file holds more than one YAML document; keep one of them';
  const [, tag] = /^unknown \w+ tag !<(.*)>$/.exec(reason) ?? [];
  if (tag !== undefined) {
    const [, standard] = /^tag:yaml\.org,2002:(.*)$/.exec(tag) ?? [];
    const known = standard === undefined ? shown(tag) : `\`!!${standard}\``;
    return `the tag ${known} gives a value that JSON does not have; take it out and write a string, a list or an object`;
  }
  if (reason === 'deficient indentation')
    return `this is not YAML: ${reason}; the line goes on with what began at a name above and must stand further in than that name`;
  return `this is not YAML: ${reason}`;
}

/** A name that stands twice in one mapping; a quoted one is marked behind its quote. */
function repeated(position: number, text: string, file: string): InputError {
  const before = text[position - 1] ?? '';
  const isQuoted = before === '"' || before === "'";
  const start = isQuoted ? position - 1 : position;
  const name = nameAt(text.slice(start, start + MAX_NAME), before);
  const says = `${name === undefined ? 'a name' : `the name ${shown(name)}`} stands twice in one mapping; keep one of them`;
  return new InputError(file, says, placeAt(text, start));
}

/** Characters behind the start of a name among which its end is looked for. */
const MAX_NAME = 200;

/** The name that begins a text, where it can be told by itself. */
function nameAt(text: string, before: string): string | undefined {
  if (before === '&' || before === '*') return undefined;
  if (text.startsWith("'")) return /^'((?:[^'\n]|'')*)'/.exec(text)?.[1]?.replaceAll("''", "'");
  if (text.startsWith('"')) return /^"([^"\\\n]*)"/.exec(text)?.[1];
  return /^([^\s!&*?|>{}[\],#][^\n]*?)\s*(?::(?:\s|$)|[\n,}])/.exec(text)?.[1];
}

/** Where the reader says that it is; of a second document it says nothing. */
function placeOf({ mark, reason }: YamlFault, text: string): InputPlace {
  if (mark !== undefined) return { line: mark.line + 1, column: mark.column + 1 };
  return reason.startsWith(severalDocuments) ? { line: lineOfSecond(text), column: 1 } : {};
}

/** The line and column of a character. */
export function placeAt(text: string, offset: number): InputPlace {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

const severalDocuments = 'expected a single document';

/**
 * The line where a second document begins: at the first `---` that has something before it, or behind `...`. No value holds such
 * a line.
 */
function lineOfSecond(text: string): number {
  let begun = false;
  let ended = false;
  const lines = text.split(/\r\n|\n|\r/);
  const found = lines.findIndex((line) => {
    const isMarker = /^---(\s|$)/.test(line);
    const says = isMarker || !/^(\s*(#.*)?|%.*)$/.test(line);
    if (says && (ended || (isMarker && begun))) return true;
    if (/^\.\.\.(\s|$)/.test(line)) ended = begun;
    else begun ||= says;
    return false;
  });
  return found + 1;
}
