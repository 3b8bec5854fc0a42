/** Calls of an API in the tokens of a file: the path as it is written, and the method where it is stated. */
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
}

const methods = new Set(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE']);

/** Finds them, in the order of the file. */
export function callsIn(tokens: readonly Token[]): Call[] {
  const calls: Call[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'string') calls.push(...literalAt(tokens, i));
    else if (isNamelessCall(tokens, i)) calls.push({ path: null, method: token.text, line: token.line, sure: true });
  }
  return calls;
}

const isSign = (token: Token | undefined, text: string): boolean => token?.kind === 'sign' && token.text === text;
const isMethod = (text: string | undefined): boolean => text !== undefined && methods.has(text.toUpperCase());

/** `client.GET(path, ...)`: a call as openapi-fetch has it, whose path stands elsewhere. */
function isNamelessCall(tokens: readonly Token[], i: number): boolean {
  const word = tokens[i] as Token;
  const next = tokens[i + 2];
  if (word.kind !== 'word' || !methods.has(word.text) || !isSign(tokens[i - 1], '.') || !isSign(tokens[i + 1], '('))
    return false;
  return next !== undefined && next.kind === 'word' && !isSign(tokens[i + 3], ':') && !isBuilder(tokens, i);
}

/** `newBuilder().POST(body)`: what is built is a request whose path was given before. */
function isBuilder(tokens: readonly Token[], i: number): boolean {
  return isSign(tokens[i - 2], ')');
}

function literalAt(tokens: readonly Token[], i: number): Call[] {
  const { line, text } = tokens[i] as Token;
  if (isPiece(tokens, i) || (!text.includes('/') && text !== hole)) return [];
  const path = joined(tokens, i);
  const fetched = openApiFetch(tokens, i);
  if (fetched !== null) return [{ path, method: fetched, line, sure: true }];
  const before = methodBefore(tokens, i);
  if (before !== null) return [{ path, method: before, line, sure: path.startsWith('/') && isCallee(tokens, i) }];
  const isFetch = isSign(tokens[i - 1], '(') && tokens[i - 2]?.text === 'fetch';
  const stated = methodBehind(tokens, i);
  const method = stated ?? (isFetch && statesNothing(tokens, i) ? 'GET' : null);
  return [{ path, method, line, sure: isFetch && path.startsWith('/') }];
}

/** A further piece of a sum (`"/jobs/" + id + "/photos"`) belongs to the first; a property's name is no value. */
function isPiece(tokens: readonly Token[], i: number): boolean {
  return (
    isSign(tokens[i - 1], '+') &&
    tokens.slice(Math.max(0, i - 12), i - 1).some(({ kind, text }) => kind === 'string' && text.includes('/'))
  );
}

/** A string and what is added to it: values become holes. */
function joined(tokens: readonly Token[], i: number): string {
  let path = (tokens[i] as Token).text;
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
  if (isSign(before(1), ',') && before(2)?.kind === 'string' && isMethod(before(2)!.text) && isSign(before(3), '(')) {
    return before(4)?.text === 'request' ? before(2)!.text.toUpperCase() : null;
  }
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
    return tokens[i - 2]?.kind === 'word' && isMethod(name) ? (name as string).toUpperCase() : null;
  }
  for (let at = i - 1; at > Math.max(0, i - 8); at--) {
    const { kind, text } = tokens[at] as Token;
    if (kind === 'string' && methods.has(text)) return text;
    if (kind === 'sign' && ';{}'.includes(text)) return null;
  }
  return null;
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
    if (token.kind === 'word' && methods.has(token.text) && isSign(tokens[at - 1], '.')) return token.text;
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
