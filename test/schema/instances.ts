/** Random values near a schema: what its keywords name is used more often than anything else. */
import { isObject, type Json, type JsonObject } from '../../src/json.js';
import type { Sample } from './generate.js';

type Next = (below: number) => number;

const SCALARS: readonly Json[] = [
  'x',
  'y',
  '',
  'long',
  'a',
  'b',
  'xy',
  'aaa',
  '12',
  '2024-01-31',
  '127.0.0.1',
  'a@example.com',
  'b!',
  '😀',
  0,
  1,
  2,
  3,
  -1,
  1.5,
  0.01,
  4,
  100,
  5000000000,
  true,
  false,
  null,
];

/** A value that the schema might hold. */
export function instance({ schema, definitions }: Sample, next: Next): Json {
  return walk(schema, definitions, next, 0);
}

function walk(schema: Json, definitions: Readonly<Record<string, Json>>, next: Next, depth: number): Json {
  if (!isObject(schema) || depth > 5 || next(12) === 0) return anything(next, depth);
  if (typeof schema.$ref === 'string')
    return walk(definitions[schema.$ref.slice(21)] as Json, definitions, next, depth + 1);
  if ('const' in schema) return schema.const as Json;
  if (Array.isArray(schema.enum)) return schema.enum[next(schema.enum.length)] as Json;
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => (schema[keyword] as Json[] | undefined) ?? []);
  const also = [schema.then, schema.else, schema.if].filter((part) => part !== undefined) as Json[];
  const several = [...parts, ...also];
  if (several.length > 0) {
    const base = walk(several[next(several.length)] as Json, definitions, next, depth + 1);
    if (!isObject(base)) return base;
    const rest = several.map((part) => (next(2) === 0 ? walk(part, definitions, next, depth + 1) : null));
    const own = object(schema, definitions, next, depth);
    return Object.assign({}, ...rest.filter((part) => isObject(part)), base, own) as JsonObject;
  }
  const types = typeof schema.type === 'string' ? [schema.type] : Array.isArray(schema.type) ? schema.type : [];
  const type =
    types.length > 0 ? types[next(types.length)] : 'properties' in schema ? 'object' : 'items' in schema ? 'array' : '';
  if (type === 'object') return object(schema, definitions, next, depth);
  if (type === 'array') return array(schema, definitions, next, depth);
  const fitting = SCALARS.filter(
    (value) => (type === 'integer' ? 'number' : type) === (value === null ? 'null' : typeof value),
  );
  return fitting.length > 0 ? (fitting[next(fitting.length)] as Json) : anything(next, depth);
}

function object(
  schema: JsonObject,
  definitions: Readonly<Record<string, Json>>,
  next: Next,
  depth: number,
): JsonObject {
  const made: JsonObject = {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  for (const [name, part] of Object.entries((schema.properties ?? {}) as JsonObject)) {
    if (required.includes(name) || next(2) === 0) made[name] = walk(part, definitions, next, depth + 1);
  }
  for (const name of ['a', 'b', 'c', 'ad', 'kind', 'z']) {
    const wanted = required.includes(name) || next(10) === 0;
    if (wanted && !Object.hasOwn(made, name))
      made[name] = walk(schema.additionalProperties ?? {}, definitions, next, depth + 1);
  }
  return made;
}

function array(schema: JsonObject, definitions: Readonly<Record<string, Json>>, next: Next, depth: number): Json[] {
  const length = next(4);
  const prefix = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
  return Array.from({ length }, (_, index) => {
    const part = prefix[index] ?? (next(3) === 0 ? schema.contains : undefined) ?? schema.items ?? {};
    return walk(part, definitions, next, depth + 1);
  });
}

function anything(next: Next, depth: number): Json {
  const dice = next(depth > 3 ? 6 : 10);
  if (dice < 7) return SCALARS[next(SCALARS.length)] as Json;
  if (dice === 7) return Array.from({ length: next(3) }, () => anything(next, depth + 1));
  const names = ['a', 'b', 'c', 'kind', 'ad'].filter(() => next(3) === 0);
  return Object.fromEntries(names.map((name) => [name, anything(next, depth + 1)]));
}
