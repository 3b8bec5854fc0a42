/** A small change of a schema. */
import { isObject, type Json } from '../../src/json.js';

/** The members that samples have. */
export const NAMES = ['a', 'b', 'c', 'kind'];

const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const MAPS = ['properties', 'patternProperties', 'dependentSchemas'];
const SUBSCHEMAS = [
  'items',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
];

/** One change at a random place: a keyword dropped or added, a value changed, a subschema replaced or wrapped. */
export function mutate(given: Json, next: (below: number) => number, other: Json): Json {
  if (!isObject(given)) return other;
  const dice = next(16);
  if (dice === 0 && isObject(other)) return { ...given, ...other };
  if (dice === 1) return { allOf: [given] };
  if (dice === 2) return { anyOf: [given, other] };
  if (dice === 4) return { ...given, not: { required: [NAMES[next(NAMES.length)] as string] } };
  if (dice === 5 || dice === 6) return { oneOf: [given, demanding(NAMES[next(NAMES.length)] as string)] };
  const keys = Object.keys(given);
  if (keys.length === 0) return other;
  const key = keys[next(keys.length)] as string;
  if (dice === 3) return Object.fromEntries(Object.entries(given).filter(([one]) => one !== key));
  return { ...given, [key]: changed(key, given[key] as Json, next, other) };
}

function demanding(name: string): Json {
  return { required: [name], properties: { [name]: { type: 'string' } } };
}

function changed(key: string, value: Json, next: (below: number) => number, other: Json): Json {
  if (SUBSCHEMAS.includes(key)) return mutate(value, next, other);
  if (LISTS.includes(key) && Array.isArray(value)) {
    const at = next(value.length);
    return value.with(at, mutate(value[at] as Json, next, other));
  }
  if (MAPS.includes(key) && isObject(value)) {
    const names = Object.keys(value);
    const name = names.length === 0 || next(4) === 0 ? 'c' : (names[next(names.length)] as string);
    return { ...value, [name]: mutate(value[name] ?? true, next, other) };
  }
  if (key === 'required' && Array.isArray(value)) return value.length > 0 ? value.slice(1) : ['a'];
  if (key === 'enum' && Array.isArray(value) && value.length > 1) return value.slice(1);
  if (key === 'type') return ['integer', 'string', 'object', ['object', 'null']][next(4)] as Json;
  if (typeof value === 'number' && key !== 'multipleOf') return value + (next(2) === 0 || value === 0 ? 1 : -1);
  return value;
}
