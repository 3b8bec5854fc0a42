/** The method of a call: stated before its path, in the call around it, or soon after. */
import type { Token } from './tokens.js';

/** The methods that OpenAPI knows. */
export const methods = new Set(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE']);

/** Is a token this sign? */
export const isSign = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'sign' && token.text === text;
const isMethod = (text: string | undefined): boolean => text !== undefined && methods.has(text.toUpperCase());

/** Of a call of fetch, from the last token of its address. */
export function fetchMethod(tokens: readonly Token[], i: number): string | null {
  return methodBehind(tokens, i) ?? (statesNothing(tokens, i) ? 'GET' : null);
}

/** `newBuilder().POST(body)`: what is built is a request whose path was given before. */
export function isBuilder(tokens: readonly Token[], i: number): boolean {
  return isSign(tokens[i - 2], ')');
}

/** `x.GET('/path'`, `x['GET']('/path'`, `x.request('get', '/path'`, `x['/path'].GET(`. */
export function openApiFetch(tokens: readonly Token[], i: number): string | null {
  const before = (n: number) => tokens[i - n];
  if (isSign(before(1), '(')) {
    if (before(2)?.kind === 'word' && methods.has(before(2)!.text) && isSign(before(3), '.')) return before(2)!.text;
    if (isSign(before(2), '>') && genericMethod(tokens, i - 2) !== null) return genericMethod(tokens, i - 2);
    if (isSign(before(2), ']') && before(3)?.kind === 'string' && methods.has(before(3)!.text)) return before(3)!.text;
  }
  // The method as text before the path, as wrappers and query libraries take it: `request('GET', '/path'`, `useQuery('get',
  // '/path'`.
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

/** Is the text the first argument of what is called as clients of HTTP are? */
export function isCallee(tokens: readonly Token[], i: number): boolean {
  return (
    isSign(tokens[i - 1], '(') &&
    tokens[i - 2]?.kind === 'word' &&
    /^(?:axios|requests|http|client|api)$/i.test(tokens[i - 4]?.text ?? '')
  );
}

/** `requests.post("/path"`, `@GET("/path")`, `NewRequest("POST", "/path"`. */
export function methodBefore(tokens: readonly Token[], i: number): string | null {
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
export function methodBehind(tokens: readonly Token[], i: number): string | null {
  const { line } = tokens[i] as Token;
  for (let at = i + 1; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.line > line + nearby) return null;
    if (token.kind === 'string' && /^(?:[A-Z]+\s+)?(?:\ufffc|[a-z]+:\/\/[^/]+)?\/./i.test(token.text)) return null;
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

/** Behind a name, its members and its calls. */
export function behindOperand(tokens: readonly Token[], from: number): number {
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
