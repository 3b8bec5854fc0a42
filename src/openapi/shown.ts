import { isObject, type Json } from '../json.js';

/** A value as a sentence shows it: short, on one line. */
export function shown(value: Json): string {
  if (Array.isArray(value)) return 'an array';
  if (isObject(value)) return 'an object';
  const text = JSON.stringify(value);
  return text.length <= 120 ? text : `${text.slice(0, 80)}..."`;
}
