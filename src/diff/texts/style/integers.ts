/** The texts of the integers between two bounds, as a pattern. */
import type { JsonObject } from '../../../json.js';
import { numberFormat } from '../../../schema/strings/formats.js';

/** Numbers from here on may be written with an exponent. */
const EXPONENT = 1e21;

/** Larger numbers may be written with an exponent (ECMA-262, Number::toString). */
export function mayHaveExponent(value: number): boolean {
  return Math.abs(value) >= EXPONENT;
}

/**
 * The pattern of all integers that a schema of integers holds; undefined where it says more than bounds, or holds none.
 */
export function integersOf(schema: JsonObject): string | undefined {
  const format = typeof schema.format === 'string' ? numberFormat(schema.format) : undefined;
  if ((schema.multipleOf ?? 1) !== 1 || (schema.format !== undefined && format?.integer !== true)) return undefined;
  const numbers = (...bounds: unknown[]): number[] => bounds.filter((bound) => typeof bound === 'number');
  const above = numbers(schema.exclusiveMinimum).map((bound) => Math.floor(bound) + 1);
  const below = numbers(schema.exclusiveMaximum).map((bound) => Math.ceil(bound) - 1);
  const low = Math.max(-Infinity, ...numbers(schema.minimum, format?.min).map(Math.ceil), ...above);
  const high = Math.min(Infinity, ...numbers(schema.maximum, format?.max).map(Math.floor), ...below);
  const isPlain = (bound: number): boolean => !mayHaveExponent(bound) || !Number.isFinite(bound);
  return low <= high && isPlain(low) && isPlain(high) ? between(low, high) : undefined;
}

function between(low: number, high: number): string {
  const parts = high < 0 ? [] : naturals(Math.max(low, 0), high);
  const negative = low < 0 ? naturals(Math.max(-high, 1), -low).map((part) => `-${part}`) : [];
  return `^(${[...parts, ...negative].join('|')})$`;
}

/**
 * Natural numbers between two, by how many digits they have: parts that no text can be read by in more than one way.
 */
function naturals(low: number, high: number): string[] {
  const first = digits(low);
  if (!Number.isFinite(high)) return [...sameLength(first, nines(first.length)), `[1-9][0-9]{${first.length},}`];
  const last = digits(high);
  if (first.length === last.length) return sameLength(first, last);
  const shortest = sameLength(first, nines(first.length));
  const longest = sameLength(`1${zeros(last.length - 1)}`, last);
  const [least, most] = [first.length, last.length - 2];
  return [...shortest, ...(least > most ? [] : [`[1-9][0-9]{${least},${most}}`]), ...longest];
}

/** Numbers between two of as many digits, after the digits that all of them begin with. */
function sameLength(low: string, high: string, before = ''): string[] {
  if (low === '') return [before];
  const [from, to] = [Number(low[0]), Number(high[0])];
  const [lows, highs] = [low.slice(1), high.slice(1)];
  const isWhole = lows === zeros(lows.length) && highs === nines(highs.length);
  if (isWhole) return [`${before}${digit(from, to)}${rest(lows.length)}`];
  if (from === to) return sameLength(lows, highs, `${before}${from}`);
  const inner = to - from > 1 ? [`${before}${digit(from + 1, to - 1)}${rest(lows.length)}`] : [];
  const least = sameLength(lows, nines(lows.length), `${before}${from}`);
  const most = sameLength(zeros(highs.length), highs, `${before}${to}`);
  return [...least, ...most, ...inner];
}

const digit = (from: number, to: number): string => (from === to ? `${from}` : `[${from}-${to}]`);
const rest = (length: number): string => (length === 0 ? '' : `[0-9]{${length}}`);
const zeros = (length: number): string => '0'.repeat(length);
const nines = (length: number): string => '9'.repeat(length);
const digits = (value: number): string => String(BigInt(value));
