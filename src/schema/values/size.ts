/**
 * How much it takes to write a value down. A part that stands at several places is counted at each, and measured once.
 */
import type { Json } from '../../json.js';

const measured = new WeakMap<object, number>();

/** The length of the value as JSON, nearly. */
export function sizeOf(value: Json): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 4;
  const known = measured.get(value);
  if (known !== undefined) return known;
  let size = 2;
  if (Array.isArray(value)) for (const item of value) size += sizeOf(item) + 1;
  else for (const name of Object.keys(value)) size += name.length + 4 + sizeOf(value[name] as Json);
  measured.set(value, size);
  return size;
}
