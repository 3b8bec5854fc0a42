/**
 * One pass over a part of a JSON text: is it JSON, does no object have a name twice, does nothing nest too deep, does every
 * value suit the grammar; and which references stand in it. Whatever is in doubt traps.
 *
 * This folder is AssemblyScript, compiled to WebAssembly: a run is over before V8 has compiled a scan in JavaScript.
 */
import {
  aloneFlag,
  arrayBit,
  booleanBit,
  countFlag,
  entryHashAt,
  entryLengthAt,
  entrySize,
  entryTextAt,
  entryValueAt,
  extensionsFlag,
  flagsAt,
  itemAt,
  maskAt,
  membersAt,
  membersMaskAt,
  nothing,
  nullBit,
  numberBit,
  objectBit,
  othersAt,
  positiveFlag,
  refId,
  refSeen,
  requiredAt,
  rowSize,
  siblingsFlag,
  statusFlag,
  stringBit,
  wordsAt,
  wordsMaskAt,
} from '../layout';
import { firstName, forgetNames, pop, push } from './names';
import { keepOnly, newPart, reference, referenceCount } from './references';
import { at, digitsAlone, escaped, isPositive, literal, moveTo, name, skip, space, step, text, trap } from './tokens';

export { forgetReferences, referenceCount, referenceNumbers, rowOf, textOf } from './references';

/** By depth, the reference that an open object is, where it has a `$ref`. */
const own: usize = memory.data(512 * 4);

let rows: usize = 0;
let maxDepth: i32 = 0;
let topDepth: i32 = 0;

/** The number of the reference that the part itself is, or -1. */
let alias: i32 = -1;

/** Takes the grammar, and how many containers may stand inside one another. */
export function setUp(grammar: usize, depth: i32): void {
  rows = grammar;
  maxDepth = depth;
}

/** Where text may be put, behind all that is used here. */
export function free(): usize {
  return __heap_base;
}

/** The position: behind the part, or where it was in doubt. */
export function position(): usize {
  return at;
}

export function aliasNumber(): i32 {
  return alias;
}

/** Steps over the value at a position, which stands inside so many containers and must suit a row. */
export function skim(start: usize, row: i32, depth: i32): void {
  moveTo(start);
  forgetNames();
  newPart();
  alias = -1;
  topDepth = depth + 1;
  value(row, depth);
}

function value(id: i32, depth: i32): void {
  const row = rows + <usize>(id * rowSize);
  const mask = load<i32>(row, maskAt);
  const byte = space();
  if (byte === 0x22) {
    need(mask & stringBit);
    const words = load<i32>(row, wordsAt);
    const start = at;
    const hash = text();
    if (words !== 0) need(find(words, load<i32>(row, wordsMaskAt), hash, start, at) !== nothing);
  } else if (byte === 0x7b) {
    need(mask & objectBit);
    object(id, row, depth + 1);
  } else if (byte === 0x5b) {
    need(mask & arrayBit);
    array(load<i32>(row, itemAt), depth + 1);
  } else if (byte === 0x74 || byte === 0x66 || byte === 0x6e) {
    need(mask & (byte === 0x6e ? nullBit : booleanBit));
    literal(byte);
  } else {
    need(mask & numberBit);
    number(load<i32>(row, flagsAt));
  }
}

function need(holds: i32): void {
  if (holds === 0) trap(at);
}

function number(flags: i32): void {
  const start = at;
  const plain = digitsAlone();
  if ((flags & countFlag) !== 0) need(plain);
  if ((flags & positiveFlag) !== 0) need(isPositive(start));
}

function array(item: i32, depth: i32): void {
  need(depth <= maxDepth);
  skip();
  if (space() === 0x5d) {
    skip();
    return;
  }
  for (;;) {
    value(item, depth);
    if (space() === 0x5d) break;
    step(0x2c);
  }
  skip();
}

function object(id: i32, row: usize, depth: i32): void {
  need(depth <= maxDepth);
  skip();
  const first = firstName();
  const before = referenceCount();
  let seen: i32 = 0;
  if (space() !== 0x7d) {
    for (;;) {
      seen |= member(id, row, depth);
      if (space() === 0x7d) break;
      step(0x2c);
      space();
    }
  }
  const count = pop(first);
  need(count !== -1);
  const flags = load<i32>(row, flagsAt);
  if ((seen & refSeen) !== 0) {
    need((flags & aloneFlag) === 0 || count === 1);
    if ((flags & siblingsFlag) === 0 && count > 1) keepOnly(before, load<i32>(own + ((<usize>depth) << 2)));
  } else need((seen & load<i32>(row, requiredAt)) === load<i32>(row, requiredAt));
  skip();
}

/** Steps over a member and returns the bits of what was seen. */
function member(id: i32, row: usize, depth: i32): i32 {
  const quote = at;
  need(load<u8>(quote) === 0x22);
  const hash = name();
  push(hash, quote);
  const members = load<i32>(row, membersAt);
  const known = members === 0 ? nothing : find(members, load<i32>(row, membersMaskAt), hash, quote, at);
  const below = known === nothing ? otherwise(row, quote, at) : known & 0xffff;
  need(space() === 0x3a);
  skip();
  if (known !== nothing && below === refId) referenceIn(id, depth);
  else value(below, depth);
  return known === nothing ? 0 : known >> 16;
}

/** The row of a member that is not named. */
function otherwise(row: usize, quote: usize, end: usize): i32 {
  const flags = load<i32>(row, flagsAt);
  // What a name with escapes means is for the checker to say, where it matters.
  if ((flags & (extensionsFlag | statusFlag)) !== 0) need(!escaped);
  if ((flags & extensionsFlag) !== 0 && load<u16>(quote, 1) === 0x2d78) return 0;
  if ((flags & statusFlag) !== 0) need(isStatus(quote, end - quote));
  return load<i32>(row, othersAt);
}

/** `200`, `4XX` or `default`, in quotes. */
function isStatus(quote: usize, length: usize): bool {
  if (length === 9) return load<u32>(quote, 1) === 0x61666564 && load<u32>(quote, 4) === 0x746c7561;
  if (length !== 5) return false;
  const first: u32 = load<u8>(quote, 1);
  const rest: u32 = load<u16>(quote, 2);
  const isDigits = (rest & 0xff) - 0x30 <= 9 && (rest >> 8) - 0x30 <= 9;
  return first >= 0x31 && first <= 0x35 && (rest === 0x5858 || isDigits);
}

/** The text of a `$ref`, in an object that may be one. */
function referenceIn(id: i32, depth: i32): void {
  const quote = space() === 0x22 ? at : 0;
  need(quote !== 0);
  const hash = text();
  const number = reference(id, hash, quote, at);
  store<i32>(own + ((<usize>depth) << 2), number);
  if (depth === topDepth) alias = number;
}

/**
 * What a table has for a string that was stepped over, quotes included. The last entry of a table is never taken, so that the
 * search comes to an end. Where a hash is met by another text, or by a text with escapes, there is doubt.
 */
function find(table: i32, mask: i32, hash: i32, quote: usize, end: usize): i32 {
  let entry = <usize>(table + (hash & mask) * entrySize);
  while (load<i32>(entry, entryValueAt) !== nothing && load<i32>(entry, entryHashAt) !== hash) entry += entrySize;
  const found = load<i32>(entry, entryValueAt);
  if (found === nothing) return nothing;
  const length = end - quote - 2;
  need(!escaped && length === <usize>load<i32>(entry, entryLengthAt));
  need(memory.compare(<usize>load<i32>(entry, entryTextAt), quote + 1, length) === 0);
  return found;
}
