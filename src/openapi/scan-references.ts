/** References as a scan meets them, in bytes: each text and kind becomes one object, however often it stands. */

import { hashOf } from './json-tokens.js';
import type { ObjectShape } from './shapes.js';
import type { Reference } from './slice.js';

interface Entry extends Reference {
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

/** The references of one or two documents. */
export class References {
  private readonly byHash = new Map<number, Entry[]>();

  /** The reference written in these bytes (between the quotes), with what may stand in its place. */
  take(bytes: Buffer, start: number, end: number, shape: ObjectShape): Reference {
    const hash = hashOf(bytes, start, end);
    const entries = this.byHash.get(hash);
    if (entries !== undefined) {
      for (const entry of entries) if (entry.shape === shape && same(entry, bytes, start, end)) return entry;
    }
    const text = bytes.toString('utf8', start, end);
    const ref = text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text;
    const entry = { ref, shape, bytes, start, end };
    if (entries === undefined) this.byHash.set(hash, [entry]);
    else entries.push(entry);
    return entry;
  }
}

function same(entry: Entry, bytes: Buffer, start: number, end: number): boolean {
  if (entry.end - entry.start !== end - start) return false;
  for (let i = entry.start, j = start; j < end; i++, j++) if (entry.bytes[i] !== bytes[j]) return false;
  return true;
}
