/** The domain of numbers: bounds, multiples and excluded values, by exact decimal arithmetic. */
import type { Json } from '../../../json.js';
import { decimal, gcd, isMultiple, lcm, toNumber, unitsAt } from '../../node/decimal.js';
import type { Place } from '../facts.js';
import { type Found, NO, unknown, yes } from '../found.js';
import type { State } from '../state.js';

/** What is asked of a number. */
interface Range {
  readonly low: { readonly limit: number; readonly exclusive: boolean } | undefined;
  readonly high: { readonly limit: number; readonly exclusive: boolean } | undefined;
  readonly multiples: readonly number[];
  readonly others: readonly number[];
  readonly out: ReadonlySet<Json>;
}

const NATURAL = [1, 0, 2, 3, 5, 10, -1, 0.5, 1.5, 100, -0.5, 0.1];
/** No more multiples are tried. */
const MAX_TRIES = 4_000;
/** How many neighbours are tried before rounder numbers. */
const NEARBY = 50;
/** Between two multiples, as parts of the way from one to the next. */
const PARTS = [1 / 2, 1 / 4, 1 / 3, 1 / 10, 1 / 7];
/** How many of the numbers with as many noughts at their ends. */
const ROUND = 10n;

/** A number with all the facts of the state, or the proof that there is none. */
export function finishNumber(state: State, _place: Place): Found {
  const range = rangeOf(state);
  if (least(range) > greatest(range)) return NO;
  const hints = state.truths.flatMap((truth) =>
    hintsOf(truth.node.get('examples'), truth.node.get('example'), truth.node.get('default')),
  );
  for (const value of [...hints, ...NATURAL]) if (fits(value, range)) return yes(value);
  return range.multiples.length > 0 ? onGrid(range) : between(range);
}

function hintsOf(list: Json | undefined, ...single: (Json | undefined)[]): number[] {
  const all = [...(Array.isArray(list) ? list : []), ...single];
  return all.filter((value): value is number => typeof value === 'number');
}

function rangeOf(state: State): Range {
  let low: Range['low'];
  let high: Range['high'];
  const multiples: number[] = [];
  const others: number[] = [];
  for (const atom of state.atoms) {
    if (atom.k === 'least' && (low === undefined || tighter(atom, low, atom.limit > low.limit))) low = atom;
    else if (atom.k === 'most' && (high === undefined || tighter(atom, high, atom.limit < high.limit))) high = atom;
    else if (atom.k === 'multiple') (atom.holds ? multiples : others).push(atom.of);
  }
  return { low, high, multiples, others, out: new Set(state.out) };
}

function tighter(
  a: { readonly limit: number; readonly exclusive: boolean },
  b: { readonly limit: number; readonly exclusive: boolean },
  beyond: boolean,
): boolean {
  return beyond || (a.limit === b.limit && a.exclusive && !b.exclusive);
}

/** The least double of the range; no JSON that is read has another number (RFC 8259 section 6). */
function least({ low }: Pick<Range, 'low'>): number {
  if (low === undefined) return -Number.MAX_VALUE;
  return low.exclusive ? next(low.limit) : low.limit;
}

/** The greatest. */
function greatest({ high }: Pick<Range, 'high'>): number {
  if (high === undefined) return Number.MAX_VALUE;
  return high.exclusive ? -next(-high.limit) : high.limit;
}

/** The double above, Infinity beyond the last. */
function next(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  const float = new Float64Array([value]);
  const bits = new BigInt64Array(float.buffer);
  bits[0] = (bits[0] as bigint) + (value > 0 ? 1n : -1n);
  return float[0] as number;
}

function fits(value: number, { low, high, multiples, others, out }: Range): boolean {
  if (!Number.isFinite(value) || out.has(value)) return false;
  if (low !== undefined && (value < low.limit || (low.exclusive && value === low.limit))) return false;
  if (high !== undefined && (value > high.limit || (high.exclusive && value === high.limit))) return false;
  return multiples.every((of) => isMultiple(value, of)) && !others.some((of) => isMultiple(value, of));
}

/** Only whole multiples of a step count: they are numbered, and the ones left out recur with a period. */
function onGrid(range: Range): Found {
  const { low, high, multiples, others } = range;
  const all = [...multiples, ...others, ...[low, high].flatMap((bound) => (bound === undefined ? [] : [bound.limit]))];
  const exponent = Math.min(0, ...all.map((value) => decimal(value).exponent));
  const units = (value: number): bigint => unitsAt(decimal(value), exponent);
  const step = multiples.map(units).reduce(lcm);
  if (step <= 0n) return unknown('a multipleOf is not positive');
  let period = 1n;
  for (const of of others) {
    const apart = units(of) / gcd(step, units(of));
    if (apart === 1n) return NO;
    period = lcm(period, apart);
  }
  const first = low === undefined ? undefined : ceil(units(low.limit) + (low.exclusive ? 1n : 0n), step);
  const last = high === undefined ? undefined : floor(units(high.limit) - (high.exclusive ? 1n : 0n), step);
  if (first !== undefined && last !== undefined && first > last) return NO;
  let tried = 0;
  for (const k of numbers(first, last)) {
    // Beyond what a double holds exactly, neighbours are no numbers of JSON; rounder ones are.
    if (tried === NEARBY) {
      for (const round of rounder(first, last)) {
        const value = toNumber(round * step, exponent);
        if (value !== undefined && fits(value, range)) return yes(value);
      }
      for (const value of spread(low?.limit, high?.limit)) if (fits(value, range)) return yes(value);
    }
    if (tried++ > MAX_TRIES) return unknown('too many multiples to try');
    const value = toNumber(k * step, exponent);
    if (value !== undefined && fits(value, range)) return yes(value);
  }
  return NO;
}

/** The whole numbers of an interval, the ones near zero first. */
function* numbers(first: bigint | undefined, last: bigint | undefined): Iterable<bigint> {
  const inside = (k: bigint): boolean => (first === undefined || k >= first) && (last === undefined || k <= last);
  const start = inside(0n) ? 0n : first !== undefined && first > 0n ? first : (last as bigint);
  yield start;
  for (let d = 1n; inside(start + d) || inside(start - d); d++) {
    if (inside(start + d)) yield start + d;
    if (inside(start - d)) yield start - d;
  }
}

/** Whole numbers of an interval that end in noughts, those with many first, and of a few digits before them. */
function* rounder(first: bigint | undefined, last: bigint | undefined): Iterable<bigint> {
  const size = (value = 0n): number => String(value < 0n ? -value : value).length;
  for (let noughts = Math.max(size(first), size(last)); noughts > 0; noughts--) {
    const unit = 10n ** BigInt(noughts);
    const least = first === undefined ? undefined : ceil(first, unit);
    const most = last === undefined ? undefined : floor(last, unit);
    for (let k = 0n; k < ROUND; k++) {
      const up = least === undefined ? undefined : least + k;
      const down = most === undefined ? undefined : most - k;
      if (up !== undefined && (most === undefined || up <= most)) yield up * unit;
      if (down !== undefined && (least === undefined || down >= least)) yield down * unit;
    }
  }
}

function floor(value: bigint, step: bigint): bigint {
  const quotient = value / step;
  return value % step < 0n ? quotient - 1n : quotient;
}

function ceil(value: bigint, step: bigint): bigint {
  return -floor(-value, step);
}

/** Without a step, every interval with more than one number has room beside whatever is left out. */
function between(range: Range): Found {
  const { low, high } = range;
  const only = least(range);
  if (only === greatest(range)) return fits(only, range) ? yes(only) : NO;
  for (const value of offGrid(range)) if (fits(value, range)) return yes(value);
  for (const value of spread(low?.limit, high?.limit)) if (fits(value, range)) return yes(value);
  return unknown('no number was found in a range that has some');
}

/**
 * Numbers between the multiples that must not be, beside nought and the ends of the interval: the large numbers that lie between
 * distant ends are multiples of nearly everything, as they are written.
 */
function* offGrid({ low, high, others }: Range): Iterable<number> {
  if (others.length === 0) return;
  const finest = Math.min(...others.map(Math.abs));
  for (const from of [0, low?.limit ?? 0, high?.limit ?? 0])
    for (const part of PARTS) yield* [from + finest * part, from - finest * part];
  for (const step of [next, (value: number) => -next(-value)]) {
    let near = step === next ? least({ low }) : greatest({ high });
    for (let i = 0; i < NEARBY; i++) {
      yield near;
      near = step(near);
    }
  }
}

/** Numbers of an interval: its ends, whole ones beside them, then ever finer parts of it. */
function* spread(low: number | undefined, high: number | undefined): Iterable<number> {
  if (low !== undefined) yield* [low, Math.floor(low) + 1, low + 0.5, low + 1, low + 1.5, low * 2, low / 2];
  if (high !== undefined) yield* [high, Math.ceil(high) - 1, high - 0.5, high - 1, high - 1.5, high * 2, high / 2];
  const from = low ?? (high === undefined ? -1000 : high - 1000);
  const to = high ?? from + 1000;
  for (const parts of [2, 3, 7, 10, 64, 1000, 10_000]) {
    for (let i = 0; i <= parts; i++) yield from + ((to - from) * i) / parts;
  }
  for (const beyond of [1e6, 1e9, 1e15, 2 ** 53, 2 ** 63 + 2048, 1e20, 1e39, 1e300]) {
    if (high === undefined) yield* [beyond, beyond + 0.5];
    if (low === undefined) yield* [-beyond, -beyond - 0.5];
  }
}
