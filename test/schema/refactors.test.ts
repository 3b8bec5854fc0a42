/** Changes that change nothing: both directions of the question must hold. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/json.js';
import { reader } from '../../src/openapi/dialect.js';
import { subsume } from '../../src/schema/subsume.js';
import { type Around, ask, object, ref } from './ask.js';
import { sourceOf } from './source.js';

const string = { type: 'string' };
const integer = { type: 'integer' };
const nul = { type: 'null' };
const person = object({ 'name!': string, age: { ...integer, minimum: 0 }, tags: { type: 'array', items: string } });
const kinds = (kind: string): Json => object({ 'kind!': { const: kind }, value: integer });

const SAME: readonly [string, Json, Json, Around?][] = [
  ['inlining a $ref', object({ who: ref('Person') }), object({ who: person }), { definitions: { Person: person } }],
  ['chaining $refs', ref('Alias'), ref('Person'), { definitions: { Alias: ref('Person'), Person: person } }],
  ['wrapping in allOf', person, { allOf: [person] }],
  [
    'flattening allOf',
    { allOf: [object({ a: string }), object({ 'b!': integer })] },
    object({ a: string, 'b!': integer }),
  ],
  ['required beside or inside', { allOf: [object({ a: string })], required: ['a'] }, object({ 'a!': string })],
  [
    'allOf inside allOf',
    { allOf: [{ allOf: [object({ a: string }), object({ b: string })] }, object({ c: string })] },
    object({ a: string, b: string, c: string }),
  ],
  [
    'reordering',
    { anyOf: [string, integer, nul], enum: ['a', 1, null] },
    { enum: [null, 'a', 1], anyOf: [nul, integer, string] },
  ],
  ['null in a type array and in anyOf', { type: ['string', 'null'] }, { anyOf: [string, nul] }],
  ['null in anyOf and in oneOf', { anyOf: [person, nul] }, { oneOf: [person, nul] }],
  ['null as a const', { type: ['string', 'null'] }, { anyOf: [string, { const: null }] }],
  ['const and enum of one', { const: 'a' }, { enum: ['a'] }],
  [
    'anyOf and oneOf of disjoint branches',
    { anyOf: [kinds('a'), kinds('b'), kinds('c')] },
    { oneOf: [kinds('c'), kinds('a'), kinds('b')] },
  ],
  ['a redundant keyword', { ...string, minLength: 0 }, string],
  ['a redundant bound', { ...integer, minimum: 1, exclusiveMinimum: 0 }, { ...integer, minimum: 1 }],
  ['a redundant type', { type: 'string', enum: ['a', 'b'] }, { enum: ['a', 'b'] }],
  ['a redundant allOf part', { allOf: [person, { required: ['name'] }, {}] }, person],
  ['a pattern written differently', { ...string, pattern: '^[0-9]{3}$' }, { ...string, pattern: '^\\d\\d\\d$' }],
  ['a length as a pattern', { ...string, pattern: '^[^]{1,3}$' }, { ...string, minLength: 1, maxLength: 3 }],
  ['an integer as a multiple of one', integer, { type: 'number', multipleOf: 1 }],
  [
    'a conditional and its alternatives',
    { if: string, then: { minLength: 2 }, else: integer },
    { anyOf: [{ ...string, minLength: 2 }, integer] },
  ],
  ['double negation', { not: { not: string } }, string],
  [
    'one that depends, as a condition',
    object({ a: string, b: string }, { dependentRequired: { a: ['b'] } }),
    object({ a: string, b: string }, { if: { required: ['a'] }, then: { required: ['b'] } }),
  ],
  [
    'unevaluatedProperties beside an allOf',
    { allOf: [object({ a: string })], unevaluatedProperties: false },
    object({ a: string }, { additionalProperties: false }),
  ],
  [
    'a tuple with nothing after it',
    { type: 'array', prefixItems: [string], items: false },
    { type: 'array', prefixItems: [string], maxItems: 1 },
  ],
  ['contains as not all', { type: 'array', contains: string }, { type: 'array', not: { items: { not: string } } }],
  [
    'words, examples and defaults',
    { ...integer, description: 'x', default: 1, examples: [1] },
    { ...integer, title: 'y' },
  ],
];

describe('a refactoring changes nothing', () => {
  for (const [name, left, right, around] of SAME) {
    it(name, () => {
      expect(ask(left, right, around)).toEqual({ kind: 'holds' });
      expect(ask(right, left, around)).toEqual({ kind: 'holds' });
    });
  }
});

describe('3.0 and its 3.1 translation', () => {
  const old = {
    Person: object({
      'name!': { type: 'string', nullable: true },
      age: { type: 'integer', minimum: 0, exclusiveMinimum: true },
      kind: { type: 'string', nullable: true, enum: ['a', null] },
      boss: { $ref: '#/components/schemas/Person', description: 'dropped' },
    }),
  };
  const now = {
    Person: object({
      'name!': { type: ['string', 'null'] },
      age: { type: 'integer', exclusiveMinimum: 0 },
      kind: { enum: ['a', null] },
      boss: ref('Person'),
    }),
  };
  const before = { schema: ref('Person'), source: { ...sourceOf(old), read: reader('3.0') } };
  const after = { schema: ref('Person'), source: { ...sourceOf(now), read: reader('3.1') } };
  it('hold each other', () => {
    expect(subsume({ sender: before, receiver: after, direction: 'response' })).toEqual({ kind: 'holds' });
    expect(subsume({ sender: after, receiver: before, direction: 'response' })).toEqual({ kind: 'holds' });
  });
});
