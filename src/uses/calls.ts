/** Calls of an API in the tokens of a file: the path as it is written, and the method where it is stated. */
import { type Constants, filledIn, textOf } from './constants.js';
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

const methods = new Set(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE']);

/** Finds them, in the order of the file. A name stands for the path that it was given. */
export function callsIn(tokens: readonly Token[], constants: Constants): Call[] {
  return tokens.flatMap(({ kind }, i) =>
    kind === 'string' ? literalAt(tokens, i, constants) : namedAt(tokens, i, constants),
  );
}

const isSign = (token: Token | undefined, text: string): boolean => token?.kind === 'sign' && token.text === text;
const isMethod = (text: string | undefined): boolean => text !== undefined && methods.has(text.toUpperCase());

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

/** Of a call of fetch, from the last token of its address. */
function fetchMethod(tokens: readonly Token[], i: number): string | null {
  return methodBehind(tokens, i) ?? (statesNothing(tokens, i) ? 'GET' : null);
}

/** `newBuilder().POST(body)`: what is built is a request whose path was given before. */
function isBuilder(tokens: readonly Token[], i: number): boolean {
  return isSign(tokens[i - 2], ')');
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
    if (kind === 'string' && depth === 0 && text.includes('/')) return true;
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

/** Behind a name, its members and its calls. */
function behindOperand(tokens: readonly Token[], from: number): number {
  let depth = 0;
  let at = from;
  for (; at < tokens.length; at++) {
    const { kind, text } = tokens[at] as Token;
    if (kind !== 'sign') continue;
    if ('([{'.includes(text)) depth++;
    else if (')]}'.includes(text)) {
      if (depth === 0) return at;
      depth--;
    } else if (depth === 0 && text !== '.' && text !== '!' && text !== '?') return at;
  }
  return at;
}

/** `x.GET('/path'`, `x['GET']('/path'`, `x.request('get', '/path'`, `x['/path'].GET(`. */
function openApiFetch(tokens: readonly Token[], i: number): string | null {
  const before = (n: number) => tokens[i - n];
  if (isSign(before(1), '(')) {
    if (before(2)?.kind === 'word' && methods.has(before(2)!.text) && isSign(before(3), '.')) return before(2)!.text;
    if (isSign(before(2), '>') && genericMethod(tokens, i - 2) !== null) return genericMethod(tokens, i - 2);
    if (isSign(before(2), ']') && before(3)?.kind === 'string' && methods.has(before(3)!.text)) return before(3)!.text;
  }
  // The method as text before the path, as wrappers and query libraries take it: `request('GET', '/path'`, `useQuery('get', '/path'`.
  if (isSign(before(1), ',') && before(2)?.kind === 'string' && isMethod(before(2)!.text))
    return isSign(before(3), '(') || isSign(before(3), '>') ? before(2)!.text.toUpperCase() : null;
  const after = tokens[i + 3];
  const isIndex = isSign(before(1), '[') && isSign(tokens[i + 1], ']') && isSign(tokens[i + 2], '.');
  return isIndex && after !== undefined && methods.has(after.text) ? after.text : null;
}

/** `x.GET<Body>(`: the method before type arguments. */
function genericMethod(tokens: readonly Token[], close: number): string | null {
  let depth = 0;
  for (let at = close; at > 0 && close - at < 40; at--) {
    if (isSign(tokens[at], '>')) depth++;
    if (isSign(tokens[at], '<') && --depth === 0) {
      const name = tokens[at - 1];
      return name?.kind === 'word' && methods.has(name.text) ? name.text : null;
    }
  }
  return null;
}

function isCallee(tokens: readonly Token[], i: number): boolean {
  return (
    isSign(tokens[i - 1], '(') &&
    tokens[i - 2]?.kind === 'word' &&
    /^(?:axios|requests|http|client|api)$/i.test(tokens[i - 4]?.text ?? '')
  );
}

/** `requests.post("/path"`, `@GET("/path")`, `NewRequest("POST", "/path"`. */
function methodBefore(tokens: readonly Token[], i: number): string | null {
  // A call around the string, such as URL(string: "...") or URI.create("..."), may stand between.
  if (isSign(tokens[i - 1], '(')) {
    const name = tokens[i - 2]?.text.replace(/^@/, '').replace(/(?:Async|AsJson)+$/, '');
    if (tokens[i - 2]?.kind === 'word' && isMethod(name)) return (name as string).toUpperCase();
    // `http.delete { url("...") }`
    const verb = tokens[i - 4];
    const isBlock = name === 'url' && isSign(tokens[i - 3], '{') && isSign(tokens[i - 5], '.');
    return isBlock && isMethod(verb?.text) ? (verb as Token).text.toUpperCase() : null;
  }
  for (let at = i - 1; at > Math.max(0, i - 8); at--) {
    const { kind, text } = tokens[at] as Token;
    if (kind === 'string' && (methods.has(text) || (isMethod(text) && isNamedMethod(tokens, at))))
      return text.toUpperCase();
    if (kind === 'sign' && ';{}'.includes(text)) return null;
  }
  return null;
}

/** `method: 'post'`, in any case. */
function isNamedMethod(tokens: readonly Token[], at: number): boolean {
  return /^[:=]$/.test(tokens[at - 1]?.text ?? '') && /^(?:method|verb)$/.test(tokens[at - 2]?.text ?? '');
}

/** How far behind a path its method may be stated, in lines. */
const nearby = 12;

/** `method: 'POST'`, `httpMethod = "POST"`, `.method("POST"`, `.POST(`: in the same call or soon after, before the next path. */
function methodBehind(tokens: readonly Token[], i: number): string | null {
  const { line } = tokens[i] as Token;
  for (let at = i + 1; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.line > line + nearby) return null;
    if (token.kind === 'string' && /^(?:\ufffc|[a-z]+:\/\/[^/]+)?\/./i.test(token.text)) return null;
    if (token.kind === 'word' && methods.has(token.text) && isSign(tokens[at - 1], '.'))
      return isBuilder(tokens, at) ? token.text : null;
    if (token.kind === 'word' && /^(?:method|httpMethod|requestMethod|setRequestMethod|type|verb)$/i.test(token.text)) {
      const value = [tokens[at + 2], tokens[at + 3]].find((each) => isMethod(each?.text));
      if (value !== undefined) return value.text.toUpperCase();
    }
  }
  return null;
}

/** `fetch('/path')` or with options written there that name no method: a GET. */
function statesNothing(tokens: readonly Token[], i: number): boolean {
  let at = i + 1;
  while (isSign(tokens[at], '+')) at = tokens[at + 1]?.kind === 'string' ? at + 2 : behindOperand(tokens, at + 1);
  if (isSign(tokens[at], ')')) return true;
  if (!isSign(tokens[at], ',') || !isSign(tokens[at + 1], '{')) return false;
  let depth = 0;
  for (at++; at < tokens.length; at++) {
    const { kind, text } = tokens[at] as Token;
    if (kind === 'word' && text === 'method' && depth === 1) return false;
    if (kind !== 'sign') continue;
    if (text === '.' && isSign(tokens[at + 1], '.') && depth === 1) return false;
    if (text === '{') depth++;
    if (text === '}' && --depth === 0) return true;
  }
  return false;
}
