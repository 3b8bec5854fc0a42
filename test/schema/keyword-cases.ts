/** A case for each keyword that the engine reads. */
import type { Json } from '../../src/json.js';
import { object, ref } from './ask.js';

/** What stands on each side, and what comes of it. */
export interface Case {
  readonly narrow: Json;
  readonly wide: Json;
  /** The payload and the place that the question from wide to narrow must give. */
  readonly witness: Json;
  readonly at?: string;
  readonly definitions?: Record<string, Json>;
}

const string = { type: 'string' };
const integer = { type: 'integer' };
const list = (items: Json, rest: Record<string, Json> = {}): Json => ({ type: 'array', items, ...rest });

/** By name. */
export const CASES: readonly [string, Case][] = [
  ['type', { narrow: string, wide: { type: ['string', 'null'] }, witness: null }],
  ['type: integer within number', { narrow: integer, wide: { type: 'number' }, witness: 0.5 }],
  ['const', { narrow: { const: 'a' }, wide: string, witness: 'b' }],
  ['const of an object', { narrow: { const: { a: 1 } }, wide: object({ 'a!': integer }), witness: { a: 0 } }],
  ['enum', { narrow: { enum: ['a', 'b'] }, wide: { enum: ['a', 'b', 'c'] }, witness: 'c' }],
  ['enum of a type', { narrow: { enum: ['a', 1] }, wide: { type: ['string', 'integer'] }, witness: 'b' }],
  ['minimum', { narrow: { ...integer, minimum: 2 }, wide: { ...integer, minimum: 1 }, witness: 1 }],
  ['maximum', { narrow: { ...integer, maximum: 7 }, wide: { ...integer, maximum: 9 }, witness: 8 }],
  [
    'exclusiveMinimum',
    { narrow: { type: 'number', exclusiveMinimum: 3 }, wide: { type: 'number', minimum: 3 }, witness: 3 },
  ],
  [
    'exclusiveMaximum',
    { narrow: { type: 'number', exclusiveMaximum: 3 }, wide: { type: 'number', maximum: 3 }, witness: 3 },
  ],
  [
    'exclusive bounds of integers',
    { narrow: { ...integer, minimum: 4 }, wide: { ...integer, exclusiveMinimum: 2 }, witness: 3 },
  ],
  ['multipleOf', { narrow: { ...integer, multipleOf: 6 }, wide: { ...integer, multipleOf: 3 }, witness: 3 }],
  [
    'multipleOf cents',
    { narrow: { type: 'number', multipleOf: 0.1 }, wide: { type: 'number', multipleOf: 0.01 }, witness: 0.01 },
  ],
  ['minLength', { narrow: { ...string, minLength: 2 }, wide: { ...string, minLength: 1 }, witness: 'a' }],
  ['maxLength', { narrow: { ...string, maxLength: 1 }, wide: { ...string, maxLength: 2 }, witness: 'ab' }],
  ['pattern', { narrow: { ...string, pattern: '^a+$' }, wide: { ...string, pattern: '^[ab]+$' }, witness: 'b' }],
  [
    'pattern against length',
    { narrow: { ...string, pattern: '^[a-z]{2,4}$' }, wide: { ...string, minLength: 2, maxLength: 4 }, witness: '11' },
  ],
  ['format', { narrow: { ...string, format: 'date' }, wide: string, witness: 'a' }],
  [
    'format against pattern',
    { narrow: { ...string, format: 'ipv4' }, wide: { ...string, pattern: '^[0-9.]+$' }, witness: '1' },
  ],
  [
    'format int32',
    { narrow: { ...integer, format: 'int32' }, wide: { ...integer, format: 'int64' }, witness: -2147483649 },
  ],
  ['items', { narrow: list(integer), wide: list({ type: 'number' }), witness: [0.5], at: '/0' }],
  [
    'prefixItems',
    {
      narrow: { type: 'array', prefixItems: [string, integer] },
      wide: { type: 'array', prefixItems: [string] },
      witness: ['a', 'a'],
      at: '/1',
    },
  ],
  [
    'prefixItems of arrays',
    {
      narrow: { type: 'array', prefixItems: [{ type: 'array', prefixItems: [integer] }] },
      wide: { type: 'array', prefixItems: [{ type: 'array', prefixItems: [{ type: 'number' }] }] },
      witness: [[0.5]],
      at: '/0/0',
    },
  ],
  [
    'prefixItems that may be null',
    {
      narrow: { type: 'array', prefixItems: [string] },
      wide: { type: 'array', prefixItems: [{ type: ['string', 'null'] }] },
      witness: [null],
      at: '/0',
    },
  ],
  [
    'items after prefixItems',
    {
      narrow: { type: 'array', prefixItems: [string], items: false },
      wide: { type: 'array', prefixItems: [string] },
      witness: ['a', 'a'],
      at: '/1',
    },
  ],
  ['contains', { narrow: list(integer, { contains: { const: 3 } }), wide: list(integer), witness: [] }],
  [
    'minContains',
    {
      narrow: list(integer, { contains: { const: 3 }, minContains: 2 }),
      wide: list(integer, { contains: { const: 3 } }),
      witness: [3],
    },
  ],
  [
    'maxContains',
    {
      narrow: list(integer, { contains: { const: 3 }, minContains: 0, maxContains: 1 }),
      wide: list(integer),
      witness: [3, 3],
    },
  ],
  ['minItems', { narrow: list(string, { minItems: 1 }), wide: list(string), witness: [] }],
  ['maxItems', { narrow: list(integer, { maxItems: 1 }), wide: list(integer), witness: [1, 1] }],
  ['uniqueItems', { narrow: list(integer, { uniqueItems: true }), wide: list(integer), witness: [1, 1] }],
  [
    'uniqueItems of too few values',
    {
      narrow: list({ enum: [1, 2] }, { uniqueItems: true }),
      wide: list({ enum: [1, 2] }, { maxItems: 2 }),
      witness: [1, 1],
    },
  ],
  [
    'unevaluatedItems',
    {
      narrow: { type: 'array', prefixItems: [string], unevaluatedItems: false },
      wide: { type: 'array', prefixItems: [string] },
      witness: ['a', 'a'],
      at: '/1',
    },
  ],
  [
    'properties',
    { narrow: object({ a: integer }), wide: object({ a: { type: 'number' } }), witness: { a: 0.5 }, at: '/a' },
  ],
  ['required', { narrow: object({ 'a!': integer }), wide: object({ a: integer }), witness: {} }],
  [
    'patternProperties',
    {
      narrow: { type: 'object', patternProperties: { '^x-': integer } },
      wide: { type: 'object', patternProperties: { '^x-': {} } },
      witness: { 'x-': 'a' },
      at: '/x-',
    },
  ],
  [
    'additionalProperties',
    {
      narrow: { type: 'object', additionalProperties: integer },
      wide: { type: 'object', additionalProperties: { type: 'number' } },
      witness: { a: 0.5 },
      at: '/a',
    },
  ],
  [
    'additionalProperties: false',
    {
      narrow: object({ a: integer }, { additionalProperties: false }),
      wide: object({ a: integer, b: integer }),
      witness: { b: 1 },
      at: '/b',
    },
  ],
  [
    'propertyNames',
    {
      narrow: { type: 'object', propertyNames: { maxLength: 2 } },
      wide: { type: 'object', propertyNames: { maxLength: 3 } },
      witness: { abc: 'a' },
      at: '/abc',
    },
  ],
  [
    'minProperties',
    {
      narrow: object({ a: integer, b: integer }, { minProperties: 1 }),
      wide: object({ a: integer, b: integer }),
      witness: {},
    },
  ],
  [
    'maxProperties',
    {
      narrow: object({ a: integer, b: integer }, { maxProperties: 1 }),
      wide: object({ a: integer, b: integer }),
      witness: { a: 1, b: 1 },
    },
  ],
  [
    'dependentRequired',
    {
      narrow: object({ a: integer, b: integer }, { dependentRequired: { a: ['b'] } }),
      wide: object({ a: integer, b: integer }),
      witness: { a: 1 },
    },
  ],
  [
    'dependentSchemas',
    {
      narrow: object({ a: integer, b: integer }, { dependentSchemas: { a: { maxProperties: 1 } } }),
      wide: object({ a: integer, b: integer }),
      witness: { a: 1, b: 1 },
    },
  ],
  [
    'unevaluatedProperties',
    {
      narrow: object({ a: integer }, { unevaluatedProperties: integer }),
      wide: object({ a: integer }, { unevaluatedProperties: { type: 'number' } }),
      witness: { b: 0.5 },
      at: '/b',
    },
  ],
  [
    'allOf',
    { narrow: { allOf: [{ ...integer, minimum: 1 }, { maximum: 3 }] }, wide: { ...integer, minimum: 1 }, witness: 5 },
  ],
  [
    'anyOf',
    { narrow: { anyOf: [string, integer] }, wide: { anyOf: [string, integer, { type: 'null' }] }, witness: null },
  ],
  ['oneOf', { narrow: { oneOf: [{ type: 'number' }, integer] }, wide: { type: 'number' }, witness: 1 }],
  ['not', { narrow: { ...string, not: { enum: ['a'] } }, wide: string, witness: 'a' }],
  [
    'if, then, else',
    {
      narrow: { if: string, then: { minLength: 2 }, else: { type: 'null' } },
      wide: { type: ['string', 'null'] },
      witness: 'a',
    },
  ],
  ['$ref', { narrow: ref('Small'), wide: integer, witness: 5, definitions: { Small: { ...integer, maximum: 3 } } }],
  ['true and false', { narrow: object({ a: false }), wide: object({ a: true }), witness: { a: 'a' }, at: '/a' }],
];
