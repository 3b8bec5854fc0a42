/** Where a `$ref` leads inside its own document (RFC 3986 fragments, RFC 6901 pointers, `$anchor`, `$id`). */
import { isObject, type Json, valueAt } from '../json.js';
import type { Located } from './model.js';

/** The JSON Pointer that a local reference such as `#/components/schemas/Job` writes, or undefined where it writes none. */
export function pointerOf(ref: string): string | undefined {
  if (ref === '#') return '';
  if (!ref.startsWith('#/')) return undefined;
  const pointer = ref.includes('%') ? decoded(ref.slice(1)) : ref.slice(1);
  return pointer === undefined || isBadlyEscaped(pointer) ? undefined : pointer;
}

/** Does a `~` stand in it that is neither `~0` nor `~1` (RFC 6901 section 3)? */
export function isBadlyEscaped(pointer: string): boolean {
  return pointer.includes('~') && /~(?![01])/.test(pointer);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The part that a pointer stands in: `/paths/~1x`, `/webhooks/x`, `/components/schemas/X`; the root is ''. */
export function partOf(pointer: string): string {
  const tokens = pointer.startsWith('/components/') ? 3 : 2;
  let end = 0;
  for (let i = 0; i < tokens; i++) {
    const next = pointer.indexOf('/', end + 1);
    if (next === -1) return pointer;
    end = next;
  }
  return pointer.slice(0, end);
}

/** The schemas that `$anchor` and `$id` name: `#name` or the identifier as written. */
export type Named = ReadonlyMap<string, Located>;

/** A function from a reference to its target, one step, remembered; undefined where it names nothing in this document. */
export function locator(root: Json, named: Named): (ref: string) => Located | undefined {
  const found = new Map<string, Located | undefined>();
  const look = (ref: string): Located | undefined => {
    const pointer = pointerOf(ref);
    if (pointer === undefined) return named.get(ref);
    const json = valueAt(root, pointer);
    return json === undefined ? undefined : { json, pointer };
  };
  return (ref) => {
    if (!found.has(ref)) found.set(ref, look(ref));
    return found.get(ref);
  };
}

/** The `$ref` of an object that is one, else undefined. */
export function refOf(json: Json | undefined): string | undefined {
  if (!isObject(json) || !Object.hasOwn(json, '$ref')) return undefined;
  const ref = json.$ref;
  return typeof ref === 'string' ? ref : undefined;
}
