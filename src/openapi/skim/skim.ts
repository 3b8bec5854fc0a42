/**
 * The skim from outside: copies the text to where assembly/ reads it, a piece at a time, and makes objects of the references
 * that it finds. A process that compares two documents lives for a tenth of a second, most of it before V8 has compiled
 * what runs; the same pass in JavaScript took four times as long.
 */

import type { ObjectShape, Shape } from '../grammar/shapes.js';
import { hashOfEscaped, nameAt } from '../json/member-names.js';
import type { Reference } from '../json/slice.js';
import { MAX_DEPTH } from '../limits.js';
import { type GrammarTable, grammarTable } from './grammar-table.js';
import { wasm } from './wasm.js';

/** What assembly/index.ts exports. */
interface Assembly {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  setUp(rows: number, maxDepth: number): void;
  free(): number;
  skim(start: number, row: number, depth: number): void;
  position(): number;
  aliasNumber(): number;
  referenceCount(): number;
  referenceNumbers(): number;
  forgetReferences(): void;
  rowOf(reference: number): number;
  textOf(reference: number): number;
}

/** A part that is right: where it ends, the references inside, each once, and the one that it is itself. */
export interface Skimmed {
  readonly end: number;
  readonly references: readonly Reference[];
  readonly alias: Reference | undefined;
}

/** Zeros behind the piece: no text holds them, so that nothing is read beyond. */
const margin = 16;

const none: readonly Reference[] = [];

/** The one instance of this process. */
let assembly: Assembly | undefined;
const tables = new Map<ObjectShape, GrammarTable>();

/** A view of the whole memory; it is another one when the memory has grown. */
const bytesOf = ({ memory }: Assembly): Buffer => Buffer.from(memory.buffer);

/** The part of WebAssembly (W3C WebAssembly JavaScript Interface) that is used here; the types of Node leave it out. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  readonly RuntimeError: new () => Error;
}

/** Undefined where the platform has none (`node --jitless`). */
const api = (globalThis as { WebAssembly?: unknown }).WebAssembly as WebAssemblyApi | undefined;

function instantiate({ Module, Instance }: WebAssemblyApi): Assembly {
  const imports = {
    nameHash: (quote: number): number => hashOfEscaped(bytesOf(made), quote),
    numberValue: (start: number, end: number): number => Number(bytesOf(made).toString('latin1', start, end)),
  };
  const made = new Instance(new Module(Buffer.from(wasm, 'base64')), { tokens: imports }).exports as Assembly;
  return made;
}

/**
 * A skim of texts of one grammar, which ends the one before; undefined where the platform has no WebAssembly. `piece` is how
 * many bytes of a text lie in memory at a time; more where one part is larger.
 */
export function startSkim(document: ObjectShape, piece = 1 << 20): Skim | undefined {
  if (api === undefined) return undefined;
  assembly ??= instantiate(api);
  return new Skim(assembly, document, piece);
}

/** Skims texts of one grammar; what one text refers to as another did is the same object. */
export class Skim {
  readonly #assembly: Assembly;
  readonly #table: GrammarTable;
  readonly #pieceAt: number;
  readonly #pieceSize: number;
  readonly #references: Reference[] = [];
  readonly #byText = new Map<ObjectShape, Map<string, Reference>>();
  #text: Buffer = Buffer.alloc(0);
  /** The piece of the text that lies in memory. */
  #from = 0;
  #to = 0;

  constructor(assembly: Assembly, document: ObjectShape, pieceSize: number) {
    this.#assembly = assembly;
    this.#pieceSize = pieceSize;
    const at = (this.#assembly.free() + 15) & ~15;
    this.#table = tables.get(document) ?? grammarTable(document, at);
    tables.set(document, this.#table);
    this.#pieceAt = at + this.#table.bytes.byteLength;
    this.#makeRoom(0);
    new Uint8Array(this.#assembly.memory.buffer, at).set(this.#table.bytes);
    this.#assembly.setUp(at, MAX_DEPTH);
    this.#assembly.forgetReferences();
  }

  /** The text whose parts are skimmed from now on. */
  take(text: Buffer): void {
    this.#text = text;
    this.#from = 0;
    this.#to = 0;
  }

  /** Skims the value at an offset, which stands in so many containers; undefined where there is any doubt about it. */
  part(start: number, shape: Shape, depth: number): Skimmed | undefined {
    const row = this.#table.ids.get(shape);
    if (row === undefined) return undefined;
    if (start >= this.#to) this.#load(start, this.#pieceSize);
    for (;;) {
      const right = this.#skim(start, row, depth);
      const end = this.#assembly.position() - this.#pieceAt + this.#from;
      const cutOff = this.#to < this.#text.length && end + margin > this.#to;
      if (!cutOff) return right ? { end, references: this.#found(), alias: this.#alias() } : undefined;
      // The part goes on behind the piece, or a number may.
      this.#load(start, this.#from === start ? (this.#to - this.#from) * 2 : this.#pieceSize);
    }
  }

  #skim(start: number, row: number, depth: number): boolean {
    try {
      this.#assembly.skim(this.#pieceAt + start - this.#from, row, depth);
      return true;
    } catch (error) {
      if (error instanceof (api as WebAssemblyApi).RuntimeError) return false;
      throw error;
    }
  }

  #load(from: number, size: number): void {
    this.#from = from;
    this.#to = Math.min(from + size, this.#text.length);
    this.#makeRoom(this.#to - from);
    const memory = bytesOf(this.#assembly);
    const end = this.#pieceAt + this.#to - from;
    this.#text.copy(memory, this.#pieceAt, from, this.#to);
    memory.fill(0, end, end + margin);
  }

  #makeRoom(size: number): void {
    const { memory } = this.#assembly;
    const missing = this.#pieceAt + size + margin - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / 65_536));
  }

  #found(): readonly Reference[] {
    const count = this.#assembly.referenceCount();
    if (count === 0) return none;
    const numbers = new Int32Array(this.#assembly.memory.buffer, this.#assembly.referenceNumbers(), count);
    return Array.from(numbers, (number) => this.#reference(number));
  }

  #alias(): Reference | undefined {
    const number = this.#assembly.aliasNumber();
    return number === -1 ? undefined : this.#reference(number);
  }

  /** Numbers are given one after the other; two ways to write one text are one reference. */
  #reference(number: number): Reference {
    const known = this.#references[number];
    if (known !== undefined) return known;
    const shape = this.#table.shapes[this.#assembly.rowOf(number)] as ObjectShape;
    const ref = nameAt(bytesOf(this.#assembly), this.#assembly.textOf(number));
    const alike = this.#byText.get(shape) ?? new Map<string, Reference>();
    this.#byText.set(shape, alike);
    const reference = alike.get(ref) ?? { ref, shape };
    alike.set(ref, reference);
    this.#references[number] = reference;
    return reference;
  }
}
