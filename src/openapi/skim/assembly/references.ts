/** The references that were met, each text and row once, by number; and which of them stand in the part at hand. */
import { mostProbes, placeOf } from './places';
import { trap } from './tokens';

/** An entry: the hash of the text, the row of the object that it stands in, where its copy lies, its length, the part. */
const entrySize: usize = 20;
const most: i32 = 32768;
const entries: usize = memory.data(32768 * 20);

/** Numbers of entries plus one, by hash; zero means free. */
const slots: i32 = 65536;
const table: usize = memory.data(65536 * 4);

/** The texts, quotes included, one behind the other. */
const room: usize = 4194304;
const texts: usize = memory.data(4194304);
let used: usize = 0;

let count: i32 = 0;

/** The numbers of those in the part at hand. */
const inside: usize = memory.data(32768 * 4);
let insideCount: i32 = 0;
let part: i32 = 0;

export function newPart(): void {
  part++;
  insideCount = 0;
}

/** Notes a reference, from its opening quote to behind its closing one. Returns its number. */
export function reference(row: i32, hash: i32, quote: usize, end: usize): i32 {
  const found = numberOf(row, hash, quote, end - quote);
  add(found);
  return found;
}

function numberOf(row: i32, hash: i32, quote: usize, length: usize): i32 {
  let slot = placeOf(hash ^ (row << 5)) & (slots - 1);
  // So many in one place are an accident no more, and looking at them all takes too long.
  let crowd = 0;
  for (let taken = slotAt(slot); taken !== 0; taken = slotAt(slot)) {
    const entry = entries + <usize>(taken - 1) * entrySize;
    const alike = load<i32>(entry) === hash && load<i32>(entry, 4) === row && <usize>load<i32>(entry, 12) === length;
    if (alike && memory.compare(<usize>load<i32>(entry, 8), quote, length) === 0) return taken - 1;
    if (++crowd > mostProbes) trap(quote);
    slot = (slot + 1) & (slots - 1);
  }
  if (count === most || used + length > room) trap(quote);
  const entry = entries + <usize>count * entrySize;
  store<i32>(entry, hash);
  store<i32>(entry, row, 4);
  store<i32>(entry, <i32>(texts + used), 8);
  store<i32>(entry, <i32>length, 12);
  store<i32>(entry, 0, 16);
  memory.copy(texts + used, quote, length);
  used += length;
  count++;
  store<i32>(table + ((<usize>slot) << 2), count);
  return count - 1;
}

/** Takes the references of the part that came from a count on away, but for one. */
export function keepOnly(from: i32, one: i32): void {
  for (let i = from; i < insideCount; i++) {
    const number = load<i32>(inside + ((<usize>i) << 2));
    store<i32>(entries + <usize>number * entrySize + 16, 0);
  }
  insideCount = from;
  add(one);
}

function add(found: i32): void {
  const stamp = entries + <usize>found * entrySize + 16;
  if (load<i32>(stamp) === part) return;
  store<i32>(stamp, part);
  store<i32>(inside + ((<usize>insideCount) << 2), found);
  insideCount++;
}

function slotAt(slot: i32): i32 {
  return load<i32>(table + ((<usize>slot) << 2));
}

/** How many references stand in the part at hand, and the address of their numbers. */
export function referenceCount(): i32 {
  return insideCount;
}

export function referenceNumbers(): usize {
  return inside;
}

/** Of the reference with a number: the row of its object, and the address of its text. */
export function rowOf(found: i32): i32 {
  return load<i32>(entries + <usize>found * entrySize, 4);
}

export function textOf(found: i32): i32 {
  return load<i32>(entries + <usize>found * entrySize, 8);
}

export function forgetReferences(): void {
  memory.fill(table, 0, (<usize>slots) << 2);
  used = 0;
  count = 0;
}
