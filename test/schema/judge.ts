/** ajv as the tests use it: set up apart from the product's own check, with plain `$ref`s into one document. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isObject, type Json, type JsonObject } from '../../src/json.js';
import type { SchemaSource } from '../../src/schema/question.js';
import type { Sample } from './generate.js';

type Direction = 'request' | 'response';

/** A document of named schemas as a source (3.1). */
export function sourceOf(definitions: Readonly<Record<string, Json>>): SchemaSource {
  const prefix = '#/components/schemas/';
  return {
    resolve: (ref) => (ref.startsWith(prefix) ? definitions[ref.slice(prefix.length)] : undefined),
    read: (schema) => schema,
  };
}

/** Compiles the sample as ajv reads it; `closed` adds `unevaluatedProperties: false` to every place that declares members. */
export function judge({ schema, definitions }: Sample, direction: Direction, closed: boolean): ValidateFunction {
  const engine = new Ajv2020({ strict: false, logger: false, validateFormats: true, multipleOfPrecision: 9 });
  (addFormats as unknown as (engine: Ajv2020) => void)(engine);
  const rewrite = (value: Json): Json => place(value, direction, closed);
  const $defs = Object.fromEntries(
    Object.entries(definitions).flatMap(([name, value]) => [
      [name, inner(value, direction, closed)],
      [`${name}Place`, rewrite(value)],
    ]),
  );
  const root = rewrite(schema);
  return engine.compile(typeof root === 'boolean' ? root : { ...(root as JsonObject), $defs });
}

const IN_PLACE_LISTS = ['allOf', 'anyOf', 'oneOf'];

/** A schema at a place of its own. */
function place(schema: Json, direction: Direction, closed: boolean): Json {
  if (!isObject(schema)) return schema;
  if (Object.keys(schema).length === 1 && typeof schema.$ref === 'string') {
    return { $ref: `${schema.$ref.replace('/components/schemas', '/$defs')}Place` };
  }
  const made = inner(schema, direction, closed) as JsonObject;
  const explicit = 'additionalProperties' in schema || 'unevaluatedProperties' in schema;
  return closed && !explicit ? { ...made, unevaluatedProperties: false } : made;
}

/** A part of a composition: not closed by itself. */
function inner(schema: Json, direction: Direction, closed: boolean): Json {
  if (!isObject(schema)) return schema;
  const made: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === '$ref') made[keyword] = String(value).replace('/components/schemas', '/$defs');
    else if (keyword === 'not') made[keyword] = inner(value, direction, false);
    else if (keyword === 'if') made[keyword] = { not: { not: inner(value, direction, false) } };
    else if (keyword === 'then' || keyword === 'else') made[keyword] = inner(value, direction, closed);
    else if (IN_PLACE_LISTS.includes(keyword)) made[keyword] = (value as Json[]).map((part) => inner(part, direction, closed));
    else if (keyword === 'dependentSchemas') made[keyword] = map(value, (part) => inner(part, direction, closed));
    else if (keyword === 'properties' || keyword === 'patternProperties') made[keyword] = map(value, (part) => place(part, direction, closed));
    else if (keyword === 'prefixItems') made[keyword] = (value as Json[]).map((part) => place(part, direction, closed));
    else if (SUBSCHEMA.has(keyword)) made[keyword] = place(value, direction, closed);
    else if (keyword === 'format' && value === 'custom') continue;
    else made[keyword] = value;
  }
  if ('if' in schema) {
    // ajv 8 counts what a condition evaluates even where it fails; so it is only looked at, and evaluates where it holds.
    const met = inner(schema.if as Json, direction, false);
    made.then = 'then' in made ? { allOf: [met, made.then as Json] } : met;
  }
  if (!('contains' in made && 'prefixItems' in made)) return made;
  // ajv 8 takes an empty array for one that contains something when both keywords stand in one schema.
  const { contains, minContains = 1, ...rest } = made;
  const apart = 'maxContains' in made ? { contains, minContains, maxContains: made.maxContains as Json } : { contains, minContains };
  delete rest.maxContains;
  return { ...rest, allOf: [...((rest.allOf as Json[]) ?? []), apart as JsonObject] };
}

const SUBSCHEMA = new Set(['items', 'contains', 'additionalProperties', 'propertyNames', 'unevaluatedItems', 'unevaluatedProperties']);

function map(value: Json, change: (part: Json) => Json): Json {
  return Object.fromEntries(Object.entries(value as JsonObject).map(([name, part]) => [name, change(part)]));
}

/** Does any schema in the sample use a keyword? */
export function mentions(sample: Sample, keywords: readonly string[]): boolean {
  const text = JSON.stringify(sample);
  return keywords.some((keyword) => text.includes(`"${keyword}":`));
}
