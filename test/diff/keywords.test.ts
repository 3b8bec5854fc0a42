/** No keyword of a schema is overlooked: each is changed by itself, and the rule that must speak of it does. */
import { expect, test } from 'vitest';
import { demandKeywords, noteKeywords, schemaShapes } from '../../src/diff/keywords.js';
import { parseDocument, review } from '../../src/diff.js';
import type { Json, JsonObject } from '../../src/json.js';
import { documentsOf } from './case.js';

const text = { type: 'string' };
/** Keyword: [what stands beside it, old value, new value, the rule]. */
const table: Record<string, [JsonObject, Json | undefined, Json | undefined, string]> = {
  type: [{}, 'string', 'integer', 'schema-type'],
  enum: [{}, ['a'], ['b'], 'schema-enum'],
  const: [{}, 'a', 'b', 'schema-enum'],
  minimum: [{ type: 'number' }, 1, 2, 'schema-number'],
  maximum: [{ type: 'number' }, 2, 1, 'schema-number'],
  exclusiveMinimum: [{ type: 'number' }, 1, 2, 'schema-number'],
  exclusiveMaximum: [{ type: 'number' }, 2, 1, 'schema-number'],
  multipleOf: [{ type: 'number' }, 2, 3, 'schema-number'],
  minLength: [text, 1, 2, 'schema-string'],
  maxLength: [text, 2, 1, 'schema-string'],
  pattern: [text, '^a', '^b', 'schema-string'],
  format: [text, 'uuid', 'date', 'schema-string'],
  minItems: [{ type: 'array' }, 1, 2, 'schema-array'],
  maxItems: [{ type: 'array' }, 2, 1, 'schema-array'],
  uniqueItems: [{ type: 'array' }, undefined, true, 'schema-array'],
  items: [{ type: 'array' }, undefined, text, 'schema-array'],
  prefixItems: [{ type: 'array' }, [text], [text, text], 'schema-array'],
  minProperties: [{ type: 'object' }, 1, 2, 'schema-object'],
  maxProperties: [{ type: 'object' }, 2, 1, 'schema-object'],
  dependentRequired: [{ type: 'object' }, { a: ['b'] }, { a: ['c'] }, 'schema-object'],
  propertyNames: [{ type: 'object' }, undefined, { pattern: '^a' }, 'schema-object'],
  additionalProperties: [{ type: 'object' }, true, false, 'schema-additional'],
  patternProperties: [{ type: 'object' }, undefined, { '^a': text }, 'schema-additional'],
  properties: [{ type: 'object', additionalProperties: true }, undefined, { a: text }, 'property-added'],
  required: [{ type: 'object' }, undefined, ['a'], 'property-required'],
  allOf: [{}, undefined, [text, { maxLength: 3 }], 'schema-composition'],
  anyOf: [{}, undefined, [text, { type: 'integer' }], 'schema-composition'],
  oneOf: [{}, undefined, [text, { type: 'integer' }], 'schema-composition'],
  not: [{}, undefined, text, 'schema-composition'],
  if: [{ then: { maxLength: 1 } }, { const: 'ab' }, { const: 'cd' }, 'schema-composition'],
  then: [{ if: text }, { maxLength: 2 }, { maxLength: 1 }, 'schema-composition'],
  else: [{ if: text }, true, false, 'schema-composition'],
  contains: [{ type: 'array' }, undefined, text, 'schema-composition'],
  minContains: [{ type: 'array', contains: text }, 1, 2, 'schema-composition'],
  maxContains: [{ type: 'array', contains: text }, 2, 1, 'schema-composition'],
  dependentSchemas: [{ type: 'object' }, undefined, { a: { required: ['b'] } }, 'schema-composition'],
  unevaluatedProperties: [{ type: 'object' }, undefined, false, 'schema-composition'],
  unevaluatedItems: [{ type: 'array' }, undefined, false, 'schema-composition'],
  default: [text, 'a', 'b', 'schema-default'],
  deprecated: [text, undefined, true, 'deprecated'],
  readOnly: [text, undefined, true, 'property-read-only'],
  writeOnly: [text, undefined, true, 'property-read-only'],
  contentEncoding: [text, undefined, 'base16', 'schema-content'],
  contentMediaType: [text, undefined, 'text/csv', 'schema-content'],
  contentSchema: [text, undefined, true, 'schema-content'],
  xml: [text, undefined, { name: 'x' }, 'schema-content'],
  title: [text, 'a', 'b', 'words'],
  description: [text, 'a', 'b', 'words'],
  examples: [text, ['a'], ['b'], 'words'],
  externalDocs: [text, undefined, { url: 'https://x.example' }, 'words'],
  $comment: [text, 'a', 'b', 'words'],
  'x-anything': [text, 1, 2, 'words'],
};

test.each(Object.entries(table))('%s', (keyword, [beside, old, fresh, rule]) => {
  const given = (value: Json | undefined): JsonObject =>
    value === undefined ? beside : { ...beside, [keyword]: value };
  const texts = documentsOf({ file: '', about: '', as: 'both', old: given(old), new: given(fresh), want: [] });
  const forth = review(parseDocument(texts.old, 'old'), parseDocument(texts.new, 'new'));
  const back = review(parseDocument(texts.new, 'new'), parseDocument(texts.old, 'old'));
  const there = rule === 'property-added' ? 'property-removed' : rule;
  expect(forth.changes.map((change) => change.rule)).toContain(rule);
  expect(back.changes.map((change) => change.rule)).toContain(there);
});

test('the table speaks of every keyword that the diff knows', () => {
  const known = [...Object.values(demandKeywords).flat(), ...noteKeywords, ...Object.keys(schemaShapes)];
  expect(known.filter((keyword) => !Object.hasOwn(table, keyword))).toEqual([]);
});

test('a demand changed in both directions breaks one of them', () => {
  const silent = Object.entries(table).filter(([keyword, [beside, old, fresh, rule]]) => {
    if (rule === 'words' || rule === 'deprecated' || rule === 'schema-default' || rule === 'schema-content')
      return false;
    const given = (value: Json | undefined): JsonObject =>
      value === undefined ? beside : { ...beside, [keyword]: value };
    const texts = documentsOf({ file: '', about: '', as: 'both', old: given(old), new: given(fresh), want: [] });
    const { verdict } = review(parseDocument(texts.old, 'old'), parseDocument(texts.new, 'new'));
    return verdict !== 'wire' && verdict !== 'review';
  });
  // An object without declared members is open either way; only what it may hold becomes known.
  expect(silent.map(([keyword]) => keyword)).toEqual([]);
});
