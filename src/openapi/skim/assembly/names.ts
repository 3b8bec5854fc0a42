/** The names of the objects that are open, as hashes: finds out whether a name may stand twice in one object. */
import { mostProbes, placeOf } from './places';
import { trap } from './tokens';

const most: i32 = 65536;
const hashes: usize = memory.data(65536 * 4);

/** Holds the hashes of one object that has more names than are compared each with each. */
const table: usize = memory.data(65536 * 2 * 4);

/** Up to this many names are compared each with each. */
const few: i32 = 12;

let size: i32 = 0;

export function forgetNames(): void {
  size = 0;
}

/** Where the names of an object that opens now begin. */
export function firstName(): i32 {
  return size;
}

/** Adds a name; traps where more are open than this has room for. */
export function push(hash: i32, position: usize): void {
  if (size === most) trap(position);
  store<i32>(hashes + ((<usize>size) << 2), hash);
  size++;
}

/** Takes the names of an object away. Returns how many they were, or -1 where two may be one. */
export function pop(first: i32): i32 {
  const count = size - first;
  const twice = count <= few ? pairwise(first) : byTable(first, count);
  size = first;
  return twice ? -1 : count;
}

function pairwise(first: i32): bool {
  for (let i = first + 1; i < size; i++) {
    const hash = hashAt(i);
    for (let j = first; j < i; j++) if (hashAt(j) === hash) return true;
  }
  return false;
}

function byTable(first: i32, count: i32): bool {
  let slots: i32 = 32;
  while (slots < count + (count >> 1)) slots <<= 1;
  memory.fill(table, 0, (<usize>slots) << 2);
  for (let i = first; i < size; i++) {
    // Zero means free; a hash of zero counts as one.
    const hash = hashAt(i) === 0 ? 1 : hashAt(i);
    let slot = placeOf(hash) & (slots - 1);
    let crowd = 0;
    for (let there = slotAt(slot); there !== 0; there = slotAt(slot)) {
      if (there === hash || ++crowd > mostProbes) return true;
      slot = (slot + 1) & (slots - 1);
    }
    store<i32>(table + ((<usize>slot) << 2), hash);
  }
  return false;
}

function hashAt(index: i32): i32 {
  return load<i32>(hashes + ((<usize>index) << 2));
}

function slotAt(slot: i32): i32 {
  return load<i32>(table + ((<usize>slot) << 2));
}
