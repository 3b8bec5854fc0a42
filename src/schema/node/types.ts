/** The six types of JSON as bits, so that a set of them is a number. An integer is a number without a fraction. */
import { canonical, type Json } from '../../json.js';

/** One type of JSON. */
export type Type = 1 | 2 | 4 | 8 | 16 | 32;

export const NULL = 1;
export const BOOLEAN = 2;
export const NUMBER = 4;
export const STRING = 8;
export const ARRAY = 16;
export const OBJECT = 32;
/** Every type. */
export const ALL = 63;

/** The order in which values are looked for: the plainest witness first. */
export const TYPES: readonly Type[] = [STRING, NUMBER, BOOLEAN, OBJECT, ARRAY, NULL];

const NAMED: Readonly<Record<string, number>> = {
  null: NULL,
  boolean: BOOLEAN,
  number: NUMBER,
  integer: NUMBER,
  string: STRING,
  array: ARRAY,
  object: OBJECT,
};

/** The type of a value. */
export function typeOf(value: Json): Type {
  if (value === null) return NULL;
  if (typeof value === 'boolean') return BOOLEAN;
  if (typeof value === 'number') return NUMBER;
  if (typeof value === 'string') return STRING;
  return Array.isArray(value) ? ARRAY : OBJECT;
}

/** The types that a `type` keyword lists, and whether its numbers must be integers. */
export function listed(type: Json): { readonly mask: number; readonly integer: boolean } {
  const names = Array.isArray(type) ? type : [type];
  let mask = 0;
  for (const name of names) if (typeof name === 'string' && Object.hasOwn(NAMED, name)) mask |= NAMED[name] as number;
  return { mask, integer: names.includes('integer') && !names.includes('number') };
}

/** Is the value a member of the list? */
export function among(value: Json, list: readonly Json[]): boolean {
  if (typeof value !== 'object' || value === null) return list.includes(value);
  const text = canonical(value);
  return list.some((other) => typeof other === 'object' && canonical(other) === text);
}
