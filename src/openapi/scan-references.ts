/** References as a scan meets them, in bytes: each text and kind becomes one object, however often it stands. */
import { hashOf, nameAt } from './scan-names.js';
import type { ObjectShape } from './shapes.js';
import type { Reference } from './slice.js';

interface Entry extends Reference {
  readonly bytes: Buffer;
  /** The opening quote. */
  readonly start: number;
}

/** So many texts with one hash are an accident no more; beyond, they are told apart by text. */
const crowd = 16;

/** The references of one or two documents. */
export class References {
  private readonly byHash = new Map<number, Entry[]>();
  private readonly byText = new Map<ObjectShape, Map<string, Entry>>();

  /** The reference written in a string (from its opening quote to behind its closing one), with what may stand in its place. */
  take(bytes: Buffer, start: number, end: number, shape: ObjectShape): Reference {
    const hash = hashOf(bytes, start + 1, end - 1);
    const entries = this.byHash.get(hash);
    if (entries !== undefined) {
      for (const entry of entries) if (entry.shape === shape && same(entry, bytes, start)) return entry;
    }
    const ref = nameAt(bytes, start);
    const known = this.byText.get(shape) ?? new Map<string, Entry>();
    this.byText.set(shape, known);
    const entry = known.get(ref) ?? { ref, shape, bytes, start };
    known.set(ref, entry);
    if (entries === undefined) this.byHash.set(hash, [entry]);
    else if (entries.length < crowd) entries.push(entry);
    return entry;
  }
}

/** Are two strings written alike? (Both are known to be closed.) */
function same(entry: Entry, bytes: Buffer, start: number): boolean {
  for (let i = entry.start + 1, j = start + 1; ; i++, j++) {
    const byte = bytes[j];
    if (entry.bytes[i] !== byte) return false;
    if (byte === 0x5c) return false;
    if (byte === 0x22) return true;
  }
}
