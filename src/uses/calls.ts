/** Calls of an API in the tokens of a file: the path as it is written, and the method where it is stated. */
import { type Constants, filledIn, textOf } from './constants.js';
import { awaitsPath, mayBegin, operationIn } from './operation-text.js';
import {
  behindOperand,
  fetchMethod,
  isBuilder,
  isCallee,
  isSign,
  methodBefore,
  methodBehind,
  methods,
  openApiFetch,
} from './stated-method.js';
import { hole, type Token } from './tokens.js';

/** A place of code that names a path, or would if it were written there. */
export interface Call {
  /** As written, with a hole for each value; null where the call takes it from elsewhere. */
  readonly path: string | null;
  /** In capitals; null where none is stated. */
  readonly method: string | null;
  readonly line: number;
  /** Is it written as a call of the API, whatever the document says? Else any text with a slash may be meant. */
  readonly sure: boolean;
  /** The names that the path was found by, where the call does not write all of it. */
  readonly by: readonly string[];
  /** Where the path stands among the tokens. */
  readonly at: number;
}

/** Finds them, in the order of the file. A name stands for the path that it was given. */
export function callsIn(tokens: readonly Token[], constants: Constants): Call[] {
  return tokens.flatMap(({ kind }, i) =>
    kind === 'string'
      ? (operationAt(tokens, i, constants) ?? literalAt(tokens, i, constants))
      : namedAt(tokens, i, constants),
  );
}

/** `client.GET(path, ...)`, `fetch(routes.job(id), ...)`: a call whose path stands elsewhere. */
function namedAt(tokens: readonly Token[], i: number, constants: Constants): Call[] {
  const word = tokens[i] as Token;
  const next = tokens[i + 2];
  if (word.kind !== 'word' || !isSign(tokens[i + 1], '(') || next?.kind !== 'word' || isSign(tokens[i + 3], ':'))
    return [];
  const isFetch = word.text === 'fetch' && tokens[i - 1]?.text !== 'function';
  const isOpenApiFetch = methods.has(word.text) && isSign(tokens[i - 1], '.') && !isBuilder(tokens, i);
  if (!isFetch && !isOpenApiFetch) return [];
  const end = behindOperand(tokens, i + 2);
  // `fetch(jobs + '/' + id)` is read from its first string.
  if (isSign(tokens[end], '+') && tokens[end + 1]?.text.startsWith('/')) return [];
  const name = nameIn(tokens, i + 2, end);
  const path = name === null ? null : textOf(name, constants);
  const method = isOpenApiFetch ? word.text : fetchMethod(tokens, end - 1);
  return [{ path, method, line: word.line, sure: true, at: i, by: path === null || name === null ? [] : [name] }];
}

/** The last name of `routes.job` or `routes.job(id)`. */
function nameIn(tokens: readonly Token[], from: number, end: number): string | null {
  let at = from;
  while (at + 2 < end && isSign(tokens[at + 1], '.') && tokens[at + 2]?.kind === 'word') at += 2;
  const isWhole = at + 1 === end || isSign(tokens[at + 1], '(');
  return isWhole && tokens[at]?.kind === 'word' ? (tokens[at] as Token).text : null;
}

/** `GET /path` in one text, wherever it stands; null for any other text. */
function operationAt(tokens: readonly Token[], i: number, constants: Constants): Call[] | null {
  const token = tokens[i] as Token;
  // `method + ' /api/jobs'`: what is added to is a value that is not known.
  const lead = isSign(tokens[i - 1], '+') && /^\s+\//.test(token.text) ? hole : '';
  if (!mayBegin(lead + token.text)) return null;
  const said = operationIn(lead + joined(tokens, i, token.text));
  if (said === null) return null;
  const written = token.values?.slice(said.method === null ? 1 : 0) ?? [];
  const added = isSign(tokens[i + 1], '+') ? nameIn(tokens, i + 2, behindOperand(tokens, i + 2)) : null;
  const values = written.length === 0 && added !== null ? [added] : written;
  const { text: path, by } = filledIn({ ...token, text: said.path, values }, constants);
  return [{ path, method: said.method, line: token.line, sure: said.sure, by: by === null ? [] : [by], at: i }];
}

function literalAt(tokens: readonly Token[], i: number, constants: Constants): Call[] {
  const { line, text } = tokens[i] as Token;
  if (isPiece(tokens, i) || (!text.includes('/') && !text.startsWith(hole))) return [];
  const before = nameBefore(tokens, i, constants);
  const start = before === null ? i : i - 2;
  const filled = filledIn(tokens[i] as Token, constants);
  const path = (before?.text ?? '') + joined(tokens, i, filled.text);
  const known = { path, line, at: i, by: [before?.name, filled.by].filter((name) => typeof name === 'string') };
  const fetched = openApiFetch(tokens, start);
  if (fetched !== null) return [{ ...known, method: fetched, sure: true }];
  const stated = methodBefore(tokens, start);
  if (stated !== null) return [{ ...known, method: stated, sure: path.startsWith('/') && isCallee(tokens, start) }];
  const isFetch = isSign(tokens[start - 1], '(') && tokens[start - 2]?.text === 'fetch';
  const method = isFetch ? fetchMethod(tokens, i) : methodBehind(tokens, i);
  return [{ ...known, method, sure: isFetch && /^[/\ufffc]/.test(path) }];
}

/** `jobs + '/' + id`: the name before a string, and what it says. */
function nameBefore(tokens: readonly Token[], i: number, constants: Constants): { name: string; text: string } | null {
  const name = tokens[i - 2];
  if (!isSign(tokens[i - 1], '+') || name?.kind !== 'word') return null;
  const text = textOf(name.text, constants);
  return text === null ? null : { name: name.text, text };
}

/** A further piece of a sum (`"/jobs/" + id + "/photos"`) belongs to the first string of a path in it. */
function isPiece(tokens: readonly Token[], i: number): boolean {
  if (!isSign(tokens[i - 1], '+')) return false;
  let depth = 0;
  for (let at = i - 2; at >= 0; at--) {
    const { kind, text } = tokens[at] as Token;
    if (kind === 'string' && depth === 0 && (text.includes('/') || awaitsPath(text))) return true;
    if (kind !== 'sign') continue;
    if (')]}'.includes(text)) depth++;
    else if ('([{'.includes(text) && depth-- === 0) return false;
    else if (depth === 0 && ';,='.includes(text)) return false;
  }
  return false;
}

/** A string and what is added to it: values become holes. */
function joined(tokens: readonly Token[], i: number, first: string): string {
  let path = first;
  let at = i + 1;
  while (isSign(tokens[at], '+')) {
    const next = tokens[at + 1];
    if (next?.kind === 'string') {
      path += next.text;
      at += 2;
      continue;
    }
    path += path.endsWith(hole) ? '' : hole;
    at = behindOperand(tokens, at + 1);
  }
  return path;
}
