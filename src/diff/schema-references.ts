/** The references inside a schema that is the same in both releases: which components it uses, and where in its value. */
import { isObject, type Json, type JsonObject, member, toPointer } from '../json.js';
import type { Step } from '../schema/question.js';
import type { Pair } from './draft.js';
import type { Composition } from './graph.js';
import { compositionKeywords, holdsSchemas, mixedKeywords, type SchemaKeyword, schemaShapes } from './keywords.js';

/** A reference met: its text, the steps to it and the compositions above it. */
export type Visit = (ref: string, steps: readonly Step[], compositions: readonly Composition[]) => void;

/** Calls `visit` for each `$ref` in a schema that applies to its value or a part of it. `siblings`: do keywords beside a `$ref` count? */
export function references(
  pair: Pair,
  steps: readonly Step[],
  above: readonly Composition[],
  siblings: boolean,
  visit: Visit,
): void {
  scan(pair.revision.json, []);

  function scan(schema: Json, tokens: readonly (string | number)[], path = steps, outer = above): void {
    if (!isObject(schema)) return;
    const ref = schema.$ref;
    const named = typeof ref === 'string';
    if (named && (!siblings || Object.keys(schema).length === 1)) {
      visit(ref, path, outer);
      return;
    }
    const compositions = compositionsAt(outer, schema, tokens, path);
    if (named) visit(ref, path, compositions);
    for (const target of mappingOf(schema)) visit(target, path, compositions);
    for (const keyword in schema) {
      if (!holdsSchemas(keyword)) continue;
      for (const [token, part] of partsOf(schema[keyword] as Json, keyword)) {
        if (!isObject(part)) continue;
        const next = [...tokens, keyword, ...(token === '' ? [] : [token])];
        scan(part, next, stepsInto(path, keyword, token, schema), compositions);
      }
    }
  }

  function compositionsAt(
    outer: readonly Composition[],
    schema: JsonObject,
    tokens: readonly (string | number)[],
    path: readonly Step[],
  ): readonly Composition[] {
    let mixed = false;
    let found = false;
    for (const keyword in schema) {
      if (mixedKeywords.has(keyword)) mixed = true;
      if (compositionKeywords.has(keyword)) found = true;
    }
    if (!found) return outer;
    const suffix = toPointer(tokens);
    const at = {
      base: { json: schema, pointer: pair.base.pointer + suffix },
      revision: { json: schema, pointer: pair.revision.pointer + suffix },
    };
    return [...outer, { pair: at, steps: path, mixed }];
  }
}

/** The schemas that a discriminator's mapping names by reference. */
export function mappingOf(schema: JsonObject): string[] {
  const mapping = member(schema.discriminator, 'mapping');
  if (!isObject(mapping)) return [];
  return Object.values(mapping).filter(
    (target): target is string => typeof target === 'string' && target.startsWith('#'),
  );
}

function partsOf(value: Json, keyword: SchemaKeyword): [string | number, Json][] {
  switch (schemaShapes[keyword]) {
    case 'one':
      return [['', value]];
    case 'list':
      return Array.isArray(value) ? value.map((part, i) => [i, part]) : [];
    case 'map':
      return isObject(value) ? Object.entries(value) : [];
  }
}

/** The steps to the values that a subschema speaks of; none for those of the same value. */
export function stepsInto(
  path: readonly Step[],
  keyword: SchemaKeyword,
  token: string | number,
  schema: JsonObject,
): readonly Step[] {
  switch (keyword) {
    case 'properties':
      return [...path, { kind: 'property', name: String(token) }];
    case 'patternProperties':
      return [...path, { kind: 'pattern', pattern: String(token) }];
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return [
        ...path,
        { kind: 'additional', except: namesOf(schema.properties), exceptPatterns: namesOf(schema.patternProperties) },
      ];
    case 'prefixItems':
      return [...path, { kind: 'item', index: Number(token) }];
    case 'items':
    case 'unevaluatedItems':
    case 'contains':
      return [
        ...path,
        {
          kind: 'items',
          from: keyword !== 'contains' && Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0,
        },
      ];
    case 'propertyNames':
      return [...path, { kind: 'name' }];
    default:
      return path;
  }
}

function namesOf(map: Json | undefined): string[] {
  return isObject(map) ? Object.keys(map) : [];
}
