/** A part of a JSON text (a path item, a component, a member of the root), parsed on first use. */
import { isAscii } from 'node:buffer';
import type { Json, JsonObject } from '../../json.js';
import type { ObjectShape } from '../grammar/shapes.js';

/** A `$ref` and what may stand in its place; the same object wherever both are the same. */
export interface Reference {
  readonly ref: string;
  readonly shape: ObjectShape;
}

/** The bytes of one value. Two documents that hold the same bytes at the same place share the slice, and so its value. */
export class Slice {
  readonly end: number;
  /** The references inside, each once. */
  readonly references: readonly Reference[];
  /** The reference that the value itself is, if it is one. */
  readonly alias: Reference | undefined;
  #value: Json | undefined;

  constructor(
    readonly bytes: Buffer,
    readonly start: number,
    { end, references, alias }: Pick<Slice, 'end' | 'references' | 'alias'>,
  ) {
    this.end = end;
    this.references = references;
    this.alias = alias;
  }

  value(): Json {
    this.#value ??= JSON.parse(decode(this.bytes, this.start, this.end)) as Json;
    return this.#value;
  }

  /** Do these bytes stand at an offset of another text too? Only values that show their own end can be compared so. */
  standsAt(bytes: Buffer, at: number): boolean {
    const length = this.end - this.start;
    const first = this.bytes[this.start];
    if (bytes[at] !== first || (first !== 0x7b && first !== 0x5b && first !== 0x22)) return false;
    return at + length <= bytes.length && this.bytes.compare(bytes, at, at + length, this.start, this.end) === 0;
  }
}

/** Text of a range of bytes known to be UTF-8. ASCII is read a byte a character: V8 then keeps and parses it so. */
export function decode(bytes: Buffer, start: number, end: number): string {
  const range = bytes.subarray(start, end);
  return range.toString(isAscii(range) ? 'latin1' : 'utf8');
}

/** Named slices, and named objects of slices. */
export type Sliced = Map<string, Slice | Sliced>;

/** The object whose members are parsed on first use, each once. To a reader it is a plain object. */
export function lazyObject(sliced: Sliced): JsonObject {
  const object: JsonObject = {};
  for (const [name, part] of sliced) {
    if (part instanceof Slice) lazyMember(object, name, part);
    else define(object, name, lazyObject(part));
  }
  return object;
}

function lazyMember(object: JsonObject, name: string, slice: Slice): void {
  Object.defineProperty(object, name, {
    enumerable: true,
    configurable: true,
    get: () => slice.value(),
  });
}

/** `__proto__` is a name like any other. */
function define(object: JsonObject, name: string, value: Json): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** The slice that holds the value with these reference tokens, whole or as a part. */
export function sliceAround(sliced: Sliced | undefined, tokens: readonly string[]): Slice | undefined {
  let part: Slice | Sliced | undefined = sliced;
  for (const token of tokens) {
    if (part === undefined || part instanceof Slice) break;
    part = part.get(token);
  }
  return part instanceof Slice ? part : undefined;
}
