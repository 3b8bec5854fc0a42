/**
 * One pass over the bytes of a JSON document: finds the first fault of the syntax, a name that stands twice in one object,
 * and nesting beyond the limit; holds the values against the grammar; gathers references; and cuts the text into slices
 * that are parsed on first use. Where a value does not suit the grammar the scan only doubts: the checker then decides on
 * parsed values. A second document is scanned against the first: a slice whose bytes are the same is not scanned again.
 */
import { Fault, JsonBytes } from './json-bytes.js';
import { maxDepth, tooDeepSays } from './limits.js';
import { hashOf, hashOfEscaped, nameAt, OpenNames } from './scan-names.js';
import type { References } from './scan-references.js';
import { anyId, bits, documentId, doubtId, type Row, refId, refSeen } from './shape-tables.js';
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

/** Scans a text from `start` on. Throws a Fault where it is no JSON, says a name twice, or nests too deep. */
export function scan(
  bytes: Buffer,
  start: number,
  rows: readonly Row[],
  interned: References,
  before?: Sliced,
): Scanned {
  return new Scan(bytes, start, rows, interned, before).run();
}

/**
 * The scan of one text. A process that compares two documents lives for a tenth of a second, most of it before V8 has
 * compiled what runs: small methods are what it compiles first. One loop over all tokens, and a second pass over an array
 * of tokens, were measured too: more processor time on documents of 12 MB, no less on those of 2 MB.
 */
class Scan extends JsonBytes {
  private doubt = false;
  private readonly references = new Set<Reference>();
  private readonly open: OpenNames;

  // The open containers, counted from 1: their row, whether they are objects, their first name, what was seen in them.
  private depth = 0;
  private readonly row = new Int32Array(maxDepth + 2);
  private readonly isObject = new Uint8Array(maxDepth + 2);
  private readonly firstName = new Int32Array(maxDepth + 2);
  private readonly seen = new Int32Array(maxDepth + 2);
  private readonly index = new Int32Array(maxDepth + 2);

  // Slices: where they begin below the member of the root at hand, the open one, and the maps above it in both documents.
  private sliceDepth = 1;
  private slice: Slice | null = null;
  private readonly maps: Sliced[] = [];
  private readonly beforeMaps: (Sliced | undefined)[];
  private name = '';

  constructor(
    bytes: Buffer,
    start: number,
    private readonly rows: readonly Row[],
    private readonly interned: References,
    before: Sliced | undefined,
  ) {
    super(bytes, start);
    this.open = new OpenNames(bytes);
    this.beforeMaps = [before];
  }

  run(): Scanned {
    this.value(documentId);
    while (this.depth > 0) this.next();
    if (this.space() !== undefined) this.expected('the end of the text');
    const sliced = this.maps[0];
    return { sliced: sliced ?? new Map(), references: this.references, doubt: this.doubt || sliced === undefined };
  }

  /** In an open container: its next member or item, or its end. */
  private next(): void {
    const depth = this.depth;
    const row = this.rows[this.row[depth]!]!;
    let byte = this.space();
    const started = this.index[depth]! > 0;
    const object = this.isObject[depth] === 1;
    if (byte === (object ? 0x7d : 0x5d)) {
      this.at++;
      this.close(row);
      return;
    }
    if (started) {
      if (byte !== 0x2c) this.expected(object ? 'a comma or }' : 'a comma or ]');
      this.at++;
      byte = this.space();
    }
    this.index[depth] = this.index[depth]! + 1;
    if (!object) this.value(row.item);
    else {
      if (byte !== 0x22) this.expected(started ? 'a name in double quotes' : 'a name in double quotes or }');
      const id = this.key(row);
      if (this.space() !== 0x3a) this.expected('a colon');
      this.at++;
      this.value(id);
    }
  }

  /** Steps over a name and returns the row that its value must suit. */
  private key(row: Row): number {
    const quote = this.at;
    const hash = this.string() ? hashOfEscaped(this.bytes, quote) : hashOf(this.bytes, quote + 1, this.at - 1);
    this.open.push(hash, quote);
    if (this.depth <= this.sliceDepth && this.slice === null) this.enter(quote);
    const known = row.members?.get(hash);
    if (known !== undefined) {
      this.seen[this.depth] = this.seen[this.depth]! | (known >> 16);
      return known & 0xffff;
    }
    if (row.extensions && this.bytes[quote + 1] === 0x78 && this.bytes[quote + 2] === 0x2d) return anyId;
    if (row.names !== undefined && !row.names.test(nameAt(this.bytes, quote))) this.doubt = true;
    return row.others;
  }

  /** A name above or at the depth where slices begin. */
  private enter(quote: number): void {
    this.name = nameAt(this.bytes, quote);
    if (this.depth === 1) this.sliceDepth = sliceDepths.get(this.name) ?? 1;
  }

  private value(id: number): void {
    const byte = this.space();
    const sliceHere = this.slice === null && this.depth === this.sliceDepth;
    if (sliceHere && this.shared()) return;
    const row = this.rows[id]!;
    if (byte === 0x7b) this.openContainer(id, row, bits.object);
    else if (byte === 0x5b) this.openContainer(id, row, bits.array);
    else {
      if (this.slice === null && !sliceHere) this.doubt = true;
      this.scalar(id, row, byte);
      if (sliceHere) this.endSlice();
    }
  }

  /** Takes the slice of the first document where its bytes stand here too; else begins a slice of our own. */
  private shared(): boolean {
    const before = this.beforeMaps[this.depth - 1]?.get(this.name);
    if (before instanceof Slice && before.standsAt(this.bytes, this.at)) {
      this.at += before.end - before.start;
      this.maps[this.depth - 1]?.set(this.name, before);
      for (const reference of before.references) this.references.add(reference);
      return true;
    }
    this.slice = new Slice(this.bytes, this.at);
    return false;
  }

  private endSlice(): void {
    const slice = this.slice!;
    slice.end = this.at;
    slice.seal();
    for (const reference of slice.references) this.references.add(reference);
    this.maps[this.depth - 1]?.set(this.name, slice);
    this.slice = null;
  }

  private openContainer(id: number, row: Row, bit: number): void {
    if ((row.mask & bit) === 0) this.doubt = true;
    if (this.slice === null) this.openMap(bit);
    const depth = ++this.depth;
    if (depth > maxDepth) throw new Fault(this.at, tooDeepSays, 'content');
    this.row[depth] = id === doubtId ? anyId : id;
    this.isObject[depth] = bit === bits.object ? 1 : 0;
    this.firstName[depth] = this.open.size;
    this.seen[depth] = 0;
    this.index[depth] = 0;
    this.at++;
  }

  /** A container above the slices becomes a map of them. */
  private openMap(bit: number): void {
    const depth = this.depth;
    if (bit !== bits.object) this.doubt = true;
    const map: Sliced = new Map();
    if (depth > 0) this.maps[depth - 1]?.set(this.name, map);
    this.maps[depth] = map;
    if (depth > 0) {
      const before = this.beforeMaps[depth - 1]?.get(this.name);
      this.beforeMaps[depth] = before instanceof Slice ? undefined : before;
    }
  }

  private close(row: Row): void {
    const depth = this.depth;
    if (this.isObject[depth] === 1) {
      const repeated = this.open.close(this.firstName[depth]!);
      if (repeated !== -1) this.repeated(repeated);
      const seen = this.seen[depth]!;
      if ((seen & refSeen) !== 0) {
        if (row.alone && this.index[depth]! > 1) this.doubt = true;
      } else if ((seen & row.required) !== row.required) this.doubt = true;
    }
    this.depth = depth - 1;
    if (this.slice !== null && this.depth === this.sliceDepth) this.endSlice();
  }

  private repeated(quote: number): never {
    const name = nameAt(this.bytes, quote);
    const way: (string | number)[] = [];
    for (let depth = 1; depth < this.depth; depth++) {
      const above = this.open.quoteAt(this.firstName[depth + 1]! - 1);
      way.push(this.isObject[depth] === 1 ? nameAt(this.bytes, above) : this.index[depth]! - 1);
    }
    const says = `the name ${JSON.stringify(name)} stands twice in one object; keep one of them`;
    throw new Fault(quote, says, 'content', [...way, name]);
  }

  private scalar(id: number, row: Row, byte: number | undefined): void {
    const start = this.at;
    if (byte === 0x22) {
      const escaped = this.string();
      if ((row.mask & bits.string) === 0) this.doubt = true;
      else if (id === refId) this.reference(start);
      else if (row.words !== undefined && !row.words.has(hashOf(this.bytes, start + 1, this.at - 1))) this.doubt = true;
      if (escaped && row.words !== undefined) this.doubt = true;
    } else if (byte === 0x74 || byte === 0x66 || byte === 0x6e) {
      this.literal(byte);
      if ((row.mask & (byte === 0x6e ? bits.null : bits.boolean)) === 0) this.doubt = true;
    } else if (byte === 0x2d || (byte !== undefined && byte >= 0x30 && byte <= 0x39)) {
      const digits = this.number();
      if ((row.mask & bits.number) === 0 || (row.number === 'count' && !digits)) this.doubt = true;
      if (row.number === 'positive' && !(Number(this.bytes.toString('latin1', start, this.at)) > 0)) this.doubt = true;
    } else this.expected('a value');
  }

  private reference(quote: number): void {
    const slice = this.slice;
    const shape = this.rows[this.row[this.depth]!]!.shape as ObjectShape;
    const reference = this.interned.take(this.bytes, quote, this.at, shape);
    if (slice === null) {
      this.references.add(reference);
      return;
    }
    slice.take(reference);
    if (this.depth === this.sliceDepth + 1) slice.alias = reference;
  }
}
