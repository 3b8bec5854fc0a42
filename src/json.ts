/**
 * JSON as the whole package sees it: values, pointers (RFC 6901), equality and canonical text.
 * The lowest floor: imports nothing.
 */

/** Any value that JSON (RFC 8259) can hold. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** A JSON object. Members are read with {@link member} where the name comes from a document, never with a bare index. */
export type JsonObject = { [name: string]: Json };

/** Is the value an object (neither null nor an array)? */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object's own member, so that names such as `constructor` find nothing that the document does not say. */
export function member(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The names of an object's members; none of anything else. */
export function keysOf(value: Json | undefined): string[] {
  return isObject(value) ? Object.keys(value) : [];
}

/** The part of a value that a reference token names: an item by its index, else a member; undefined where there is none. */
export function childAt(value: Json | undefined, token: string): Json | undefined {
  return Array.isArray(value) ? value[Number(token)] : member(value, token);
}

/** Writes reference tokens as a JSON Pointer (RFC 6901 section 3); no tokens give the empty pointer. */
export function toPointer(tokens: readonly (string | number)[]): string {
  let pointer = '';
  for (const token of tokens) pointer += `/${typeof token === 'string' ? escaped(token) : token}`;
  return pointer;
}

/** Most names need nothing, and pointers are written by the hundred thousand. */
function escaped(token: string): string {
  const isPlain = !token.includes('/') && !token.includes('~');
  return isPlain ? token : token.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Reads a JSON Pointer into its reference tokens. The pointer has no leading `#` and is not percent-encoded. */
export function fromPointer(pointer: string): string[] {
  if (pointer === '') return [];
  const tokens = pointer.slice(1).split('/');
  return pointer.includes('~') ? tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~')) : tokens;
}

/** The value a JSON Pointer names, or undefined where it names nothing. */
export function valueAt(root: Json, pointer: string): Json | undefined {
  let value: Json | undefined = root;
  for (const token of fromPointer(pointer)) {
    value = Array.isArray(value)
      ? /^(0|[1-9]\d*)$/.test(token)
        ? value[Number(token)]
        : undefined
      : member(value, token);
    if (value === undefined) return undefined;
  }
  return value;
}

/** Equality of JSON values: the order of an object's members does not count, the order of an array does. */
export function equal(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!equal(a[i], b[i])) return false;
    return true;
  }
  if (Array.isArray(b)) return false;
  let names = 0;
  for (const name in a) {
    if (!Object.hasOwn(b, name) || !equal(a[name], b[name])) return false;
    names++;
  }
  for (const _ in b) names--;
  return names === 0;
}

/** Are the items all different? */
export function areDistinct(items: readonly Json[]): boolean {
  return new Set(items.map(canonical)).size === items.length;
}

/**
 * One text for each value: members sorted by UTF-16 code unit, no white space (the order of RFC 8785, with JSON.stringify's
 * numbers).
 */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name] as Json)}`).join(',')}}`;
}
