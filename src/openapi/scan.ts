/**
 * One pass over the bytes of a JSON document: finds the first fault of the syntax, a name that stands twice in one object,
 * and nesting beyond the limit; holds the values against the grammar; gathers references; and cuts the text into slices
 * that are parsed on first use. Where a value does not suit the grammar the scan only doubts: the checker then decides on
 * parsed values. A second document is scanned against the first: a slice whose bytes are the same is not scanned again.
 */
import { Fault, type Listener, tokens } from './json-tokens.js';
import { maxDepth } from './limits.js';
import { hashOfEscaped, nameAt, OpenNames } from './scan-names.js';
import type { References } from './scan-references.js';
import { anyId, bits, doubtId, type Row, refId, refSeen } from './shape-tables.js';
import type { ObjectShape } from './shapes.js';
import { type Reference, Slice, type Sliced } from './slice.js';

/** What a scan found. */
export interface Scanned {
  readonly sliced: Sliced;
  /** All references of the document, each once. */
  readonly references: ReadonlySet<Reference>;
  /** Something does not suit the grammar, or needs the checker to be judged. */
  readonly doubt: boolean;
}

/** How many containers are open where slices begin: the members of `paths`, of each object of components, else of the root. */
const sliceDepths = new Map([
  ['paths', 2],
  ['webhooks', 2],
  ['components', 3],
]);

/** The first row of the tables that is a document. */
const documentId = 3;

/** Scans a text from `start` on. Throws a Fault where it is no JSON, says a name twice, or nests too deep. */
export function scan(
  bytes: Buffer,
  start: number,
  rows: readonly Row[],
  interned: References,
  before?: Sliced,
): Scanned {
  const listener = new Scan(bytes, rows, interned, before);
  tokens(bytes, start, listener);
  return listener.result();
}

class Scan implements Listener {
  private doubt = false;
  private readonly references = new Set<Reference>();
  private readonly names: OpenNames;

  // The open containers, counted from 1: their row, whether they are objects, their first name, what was seen in them.
  private depth = 0;
  private readonly rowAt = new Int32Array(maxDepth + 2);
  private readonly isObject = new Uint8Array(maxDepth + 2);
  private readonly firstName = new Int32Array(maxDepth + 2);
  private readonly seen = new Int32Array(maxDepth + 2);
  /** The row of the value to come: set by a name, by an array for all its items. */
  private readonly nextId = new Int32Array(maxDepth + 2);

  // Slices: where they begin below the member of the root at hand, the open one, and the maps above it in both documents.
  private sliceDepth = 1;
  private slice: Slice | null = null;
  private readonly maps: Sliced[] = [];
  private readonly beforeMaps: (Sliced | undefined)[];
  private sliceName = '';

  constructor(
    private readonly bytes: Buffer,
    private readonly rows: readonly Row[],
    private readonly interned: References,
    before: Sliced | undefined,
  ) {
    this.names = new OpenNames(bytes);
    this.beforeMaps = [before];
    this.nextId[0] = documentId;
  }

  result(): Scanned {
    const sliced = this.maps[0];
    return { sliced: sliced ?? new Map(), references: this.references, doubt: this.doubt || sliced === undefined };
  }

  name(hash: number, start: number, _: number, escaped: boolean): void {
    const { depth } = this;
    const row = this.rows[this.rowAt[depth]!]!;
    const meant = escaped ? hashOfEscaped(this.bytes, start) : hash;
    this.names.push(meant, start);
    const known = row.members === undefined ? undefined : row.members.get(meant);
    if (known !== undefined) {
      this.seen[depth] = this.seen[depth]! | (known >> 16);
      this.nextId[depth] = known & 0xffff;
    } else {
      const extension = row.extensions && this.bytes[start + 1] === 0x78 && this.bytes[start + 2] === 0x2d;
      if (!extension && row.names !== undefined && !row.names.test(nameAt(this.bytes, start))) this.doubt = true;
      this.nextId[depth] = extension ? anyId : row.others;
    }
  }

  /** At the value of a name above or where slices begin: skips one that the first document has in the same bytes. */
  skip(start: number): number {
    if (this.slice !== null) return start;
    const { depth, bytes } = this;
    this.sliceName = nameAt(bytes, this.names.latest);
    if (depth === 1) this.sliceDepth = sliceDepths.get(this.sliceName) ?? 1;
    if (depth < this.sliceDepth) return start;
    const before = this.beforeMaps[depth - 1]?.get(this.sliceName);
    if (!(before instanceof Slice) || !before.standsAt(bytes, start)) {
      this.slice = new Slice(bytes, start);
      return start;
    }
    this.maps[depth - 1]?.set(this.sliceName, before);
    for (const reference of before.references) this.references.add(reference);
    return start + before.end - before.start;
  }

  /** The slice ends where its value does. */
  private endSlice(end: number): void {
    const slice = this.slice!;
    slice.end = end;
    slice.seal();
    for (const reference of slice.references) this.references.add(reference);
    this.maps[this.depth - 1]?.set(this.sliceName, slice);
    this.slice = null;
  }

  open(_: number, object: boolean): void {
    const id = this.nextId[this.depth]!;
    const row = this.rows[id]!;
    if ((row.mask & (object ? bits.object : bits.array)) === 0) this.doubt = true;
    if (this.slice === null) this.openMap(object);
    const depth = ++this.depth;
    this.rowAt[depth] = id === doubtId ? anyId : id;
    this.isObject[depth] = object ? 1 : 0;
    this.firstName[depth] = this.names.size;
    this.seen[depth] = 0;
    this.nextId[depth] = row.item;
  }

  /** A container above the slices becomes a map of them. */
  private openMap(object: boolean): void {
    const { depth } = this;
    if (!object) this.doubt = true;
    const map: Sliced = new Map();
    this.maps[depth] = map;
    if (depth === 0) return;
    this.maps[depth - 1]?.set(this.sliceName, map);
    const before = this.beforeMaps[depth - 1]?.get(this.sliceName);
    this.beforeMaps[depth] = before instanceof Slice ? undefined : before;
  }

  close(end: number): void {
    const { depth } = this;
    if (this.isObject[depth] === 1) this.closeObject(depth);
    this.depth = depth - 1;
    if (depth - 1 === this.sliceDepth && this.slice !== null) this.endSlice(end);
  }

  private closeObject(depth: number): void {
    const row = this.rows[this.rowAt[depth]!]!;
    const seen = this.seen[depth]!;
    if ((seen & refSeen) !== 0) {
      if (row.alone && this.names.size - this.firstName[depth]! > 1) this.doubt = true;
    } else if ((seen & row.required) !== row.required) this.doubt = true;
    const repeated = this.names.close(this.firstName[depth]!);
    if (repeated === -1) return;
    const name = JSON.stringify(nameAt(this.bytes, repeated));
    throw new Fault(repeated, `the name ${name} stands twice in one object; keep one of them`, 'content');
  }

  string(hash: number, start: number, end: number, escaped: boolean): void {
    const id = this.nextId[this.depth]!;
    const row = this.rows[id]!;
    if ((row.mask & bits.string) === 0) this.doubt = true;
    else if (id === refId) this.reference(start + 1, end - 1);
    else if (row.words !== undefined && (escaped || !row.words.has(hash))) this.doubt = true;
    this.endScalar(end);
  }

  number(start: number, end: number): void {
    const row = this.rows[this.nextId[this.depth]!]!;
    if ((row.mask & bits.number) === 0) this.doubt = true;
    if (row.number !== undefined) {
      const value = Number(this.bytes.toString('latin1', start, end));
      if (row.number === 'count' ? !Number.isInteger(value) || value < 0 : value <= 0) this.doubt = true;
    }
    this.endScalar(end);
  }

  literal(first: number, end: number): void {
    const row = this.rows[this.nextId[this.depth]!]!;
    if ((row.mask & (first === 0x6e ? bits.null : bits.boolean)) === 0) this.doubt = true;
    this.endScalar(end);
  }

  private endScalar(end: number): void {
    if (this.depth > this.sliceDepth) return;
    if (this.slice === null) this.doubt = true;
    else this.endSlice(end);
  }

  private reference(start: number, end: number): void {
    const { slice } = this;
    const shape = this.rows[this.rowAt[this.depth]!]!.shape as ObjectShape;
    const reference = this.interned.take(this.bytes, start, end, shape);
    if (slice === null) {
      this.references.add(reference);
      return;
    }
    slice.take(reference);
    if (this.depth === this.sliceDepth + 1) slice.alias = reference;
  }
}
