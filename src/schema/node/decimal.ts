/** Exact arithmetic on the decimals that JSON numbers are: a count of units, each a power of ten. */

/** The number `units * 10 ** exponent`. */
export interface Decimal {
  readonly units: bigint;
  readonly exponent: number;
}

/** A finite JSON number as the decimal that its shortest text spells. */
export function decimal(value: number): Decimal {
  const [mantissa = '0', power = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { units: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

/** How many units of `10 ** exponent` a decimal is; `exponent` must not exceed the decimal's own. */
export function unitsAt(value: Decimal, exponent: number): bigint {
  return value.units * 10n ** BigInt(value.exponent - exponent);
}

/**
 * A count of `10 ** exponent` as a JSON number, or undefined where no double has exactly that shortest decimal text.
 */
export function toNumber(units: bigint, exponent: number): number | undefined {
  const value = exponent === 0 ? Number(units) : Number(`${units}e${exponent}`);
  if (exponent === 0 && Number.isSafeInteger(value)) return value;
  if (!Number.isFinite(value)) return undefined;
  const back = decimal(value);
  const common = Math.min(back.exponent, exponent);
  return unitsAt(back, common) === unitsAt({ units, exponent }, common) ? value : undefined;
}

/** Is `value` a whole multiple of `of`, both read as decimals (so that 0.3 is a multiple of 0.1)? */
export function isMultiple(value: number, of: number): boolean {
  if (Number.isSafeInteger(of) && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value % of === 0;
  const a = decimal(value);
  const b = decimal(of);
  if (b.units === 0n) return false;
  const exponent = Math.min(a.exponent, b.exponent);
  return unitsAt(a, exponent) % unitsAt(b, exponent) === 0n;
}

/** The greatest common divisor of two counts, never negative. */
export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The least common multiple of two positive counts. */
export function lcm(a: bigint, b: bigint): bigint {
  return (a / gcd(a, b)) * b;
}
