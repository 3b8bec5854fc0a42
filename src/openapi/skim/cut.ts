/**
 * A JSON text -> its parts: path items, components, other members of the root. Each is skimmed where it stands and parsed on
 * first use; one whose bytes stand at the same place of an earlier text is that text's part. Where anything is in doubt
 * there are no parts: faults.ts and check.ts then say what is wrong, if something is.
 */
import { memberShape } from '../grammar/document.js';
import { any, type ObjectShape, type Shape } from '../grammar/shapes.js';
import { nameAt } from '../json/member-names.js';
import { type Reference, Slice, type Sliced } from '../json/slice.js';
import { Fault, JsonBytes } from '../json/tokens.js';
import type { Skim } from './skim.js';

/** The parts of a text. */
export interface Cut {
  readonly sliced: Sliced;
  /** All references of the document, each once. */
  readonly references: ReadonlySet<Reference>;
}

/** How many containers are open where parts begin: the members of `paths`, of each object of components, else of the root. */
const partDepths = new Map([
  ['paths', 2],
  ['webhooks', 2],
  ['components', 3],
]);

/** Cuts a text from `start` on; undefined where there is any doubt that it is JSON and suits the grammar. */
export function cut(bytes: Buffer, start: number, document: ObjectShape, skim: Skim, before?: Sliced): Cut | undefined {
  try {
    return new Cutter(bytes, start, skim).whole(document, before);
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}

class Cutter extends JsonBytes {
  readonly #references = new Set<Reference>();
  readonly #skim: Skim;

  constructor(bytes: Buffer, start: number, skim: Skim) {
    super(bytes, start);
    this.#skim = skim;
    skim.take(bytes);
  }

  whole(document: ObjectShape, before: Sliced | undefined): Cut {
    if (this.space() !== 0x7b) this.expected('an object');
    const sliced = this.#members(document, 1, 1, before);
    if (this.space() !== undefined) this.expected('the end of the text');
    return { sliced, references: this.#references };
  }

  /** The members of the object that begins here, the `depth`-th inside one another. */
  #members(shape: Shape, depth: number, partDepth: number, before: Sliced | undefined): Sliced {
    const map: Sliced = new Map();
    this.at++;
    for (let byte = this.space(); byte !== 0x7d; byte = this.space()) {
      if (map.size > 0) this.#step(0x2c, 'a comma or }');
      const name = this.#name(map);
      this.#step(0x3a, 'a colon');
      const below = depth === 1 ? (partDepths.get(name) ?? 1) : partDepth;
      map.set(name, this.#member(memberOf(shape, name) ?? this.fault('a name'), depth, below, before?.get(name)));
    }
    this.at++;
    if (shape.kind === 'object' && !shape.required.every((name) => map.has(name))) this.fault('a member is missing');
    return map;
  }

  #member(shape: Shape, depth: number, partDepth: number, before: Slice | Sliced | undefined): Slice | Sliced {
    const isMap = this.space() === 0x7b && depth < partDepth && (shape.kind === 'object' || shape === any);
    if (isMap) return this.#members(shape, depth + 1, partDepth, before instanceof Slice ? undefined : before);
    const slice = before instanceof Slice && before.standsAt(this.bytes, this.at) ? before : this.#part(shape, depth);
    this.at += slice.end - slice.start;
    for (const reference of slice.references) this.#references.add(reference);
    return slice;
  }

  #part(shape: Shape, depth: number): Slice {
    const skimmed = this.#skim.part(this.at, shape, depth) ?? this.fault('a part in doubt');
    return new Slice(this.bytes, this.at, skimmed);
  }

  #step(byte: number, wanted: string): void {
    if (this.space() !== byte) this.expected(wanted);
    this.at++;
  }

  #name(map: Sliced): string {
    if (this.space() !== 0x22) this.expected('a name in double quotes');
    const quote = this.at;
    const escaped = this.string();
    const name = escaped ? nameAt(this.bytes, quote) : this.bytes.toString('utf8', quote + 1, this.at - 1);
    return map.has(name) ? this.fault('a name that stands twice') : name;
  }
}

/** The shape of a member; undefined where its name is not what the shape wants. */
function memberOf(shape: Shape, name: string): Shape | undefined {
  if (shape.kind !== 'object') return any;
  const isExtension = shape.extensions && name.startsWith('x-');
  return shape.names === undefined || isExtension || shape.names.pattern.test(name)
    ? memberShape(shape, name)
    : undefined;
}
