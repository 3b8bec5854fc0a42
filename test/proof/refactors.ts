/** The same schema written in two ways. Pairs for a 3.1 document; `components` are what references of both lead to. */
import type { Json } from '../../src/json.js';

/** Two ways of writing one schema. */
export interface Refactor {
  readonly name: string;
  readonly one: Json;
  readonly other: Json;
  readonly components?: {
    readonly one?: Readonly<Record<string, Json>>;
    readonly other?: Readonly<Record<string, Json>>;
  };
}

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const text: Json = { type: 'string', minLength: 1 };
const pet: Json = {
  type: 'object',
  required: ['name'],
  properties: { name: text, age: { type: 'integer', minimum: 0 } },
};
const named: Json = { type: 'object', required: ['name'], properties: { name: text } };
const aged: Json = { type: 'object', properties: { age: { type: 'integer', minimum: 0 } } };
const tree: Json = {
  type: 'object',
  required: ['value'],
  properties: { value: { type: 'number' }, left: ref('Tree') },
};
const unrolled: Json = {
  type: 'object',
  required: ['value'],
  properties: {
    value: { type: 'number' },
    left: { type: 'object', required: ['value'], properties: { value: { type: 'number' }, left: ref('Tree') } },
  },
};
const pets = { Pet: pet };
const both = (components: Readonly<Record<string, Json>>) => ({ one: components, other: components });

export const refactors: readonly Refactor[] = [
  { name: 'a reference inlined', one: ref('Pet'), other: pet, components: both(pets) },
  {
    name: 'a member extracted',
    one: { type: 'object', properties: { pet } },
    other: { type: 'object', properties: { pet: ref('Pet') } },
    components: both(pets),
  },
  {
    name: 'a reference chained',
    one: ref('Pet'),
    other: ref('Alias'),
    components: { one: pets, other: { Pet: pet, Alias: ref('Alias2'), Alias2: ref('Pet') } },
  },
  { name: 'an allOf of one part', one: pet, other: { allOf: [pet] } },
  { name: 'an allOf flattened', one: { allOf: [named, aged] }, other: pet },
  {
    name: 'an allOf nested',
    one: { allOf: [named, aged] },
    other: { allOf: [{ allOf: [aged] }, { allOf: [{ allOf: [named] }] }] },
  },
  {
    name: 'a part of an allOf extracted',
    one: { allOf: [named, aged] },
    other: { allOf: [ref('Named'), aged] },
    components: both({ Named: named }),
  },
  { name: 'the parts of an allOf turned round', one: { allOf: [named, aged] }, other: { allOf: [aged, named] } },
  { name: 'beside an allOf, or in it', one: { allOf: [named], ...(aged as object) }, other: { allOf: [named, aged] } },
  { name: 'the branches of an anyOf turned round', one: { anyOf: [pet, text] }, other: { anyOf: [text, pet] } },
  {
    name: 'the branches of a oneOf turned round',
    one: { oneOf: [{ type: 'integer' }, text] },
    other: { oneOf: [text, { type: 'integer' }] },
  },
  {
    name: 'anyOf nested',
    one: { anyOf: [{ type: 'integer' }, { type: 'boolean' }, text] },
    other: { anyOf: [{ anyOf: [{ type: 'integer' }, { type: 'boolean' }] }, text] },
  },
  {
    name: 'anyOf against a oneOf of disjoint branches',
    one: { anyOf: [{ type: 'integer' }, text] },
    other: { oneOf: [{ type: 'integer' }, text] },
  },
  {
    name: 'a list of types against an anyOf',
    one: { type: ['string', 'integer'], minLength: 1 },
    other: { anyOf: [text, { type: 'integer' }] },
  },
  {
    name: 'null in the type, or in an anyOf',
    one: { type: ['string', 'null'] },
    other: { anyOf: [{ type: 'string' }, { type: 'null' }] },
  },
  {
    name: 'null in an anyOf, or in a oneOf',
    one: { anyOf: [ref('Pet'), { type: 'null' }] },
    other: { oneOf: [{ type: 'null' }, ref('Pet')] },
    components: both(pets),
  },
  {
    name: 'null in the type of an enum, or beside it',
    one: { type: ['string', 'null'], enum: ['a', null] },
    other: { anyOf: [{ enum: ['a'] }, { const: null }] },
  },
  { name: 'const against an enum of one', one: { const: 'a' }, other: { enum: ['a'] } },
  {
    name: 'an enum against an anyOf of consts',
    one: { enum: ['a', 'b'] },
    other: { anyOf: [{ const: 'a' }, { const: 'b' }] },
  },
  {
    name: 'an enum against a oneOf of consts',
    one: { type: 'string', enum: ['a', 'b'] },
    other: { oneOf: [{ const: 'a', title: 'A' }, { const: 'b' }] },
  },
  {
    name: 'a type beside an enum that says it',
    one: { enum: ['a', 'b'] },
    other: { type: 'string', enum: ['b', 'a'] },
  },
  { name: 'a recursion unrolled once', one: tree, other: unrolled, components: both({ Tree: tree }) },
  {
    name: 'a recursion unrolled in the component',
    one: ref('Tree'),
    other: ref('Tree'),
    components: { one: { Tree: tree }, other: { Tree: unrolled } },
  },
  { name: 'minLength 0', one: { type: 'string' }, other: { type: 'string', minLength: 0 } },
  {
    name: 'a bound that another one implies',
    one: { type: 'integer', minimum: 5 },
    other: { type: 'integer', minimum: 5, exclusiveMinimum: 2 },
  },
  {
    name: 'an exclusive bound of whole numbers',
    one: { type: 'integer', exclusiveMinimum: 4 },
    other: { type: 'integer', minimum: 5 },
  },
  { name: 'a whole number as a multiple of one', one: { type: 'integer' }, other: { type: 'number', multipleOf: 1 } },
  {
    name: 'a length as a pattern',
    one: { type: 'string', minLength: 2, maxLength: 2 },
    other: { type: 'string', pattern: '^[^]{2}$' },
  },
  {
    name: 'a pattern written otherwise',
    one: { type: 'string', pattern: '^[0-9]+$' },
    other: { type: 'string', pattern: '^\\d\\d*$' },
  },
  {
    name: 'a length that the pattern implies',
    one: { type: 'string', pattern: '^[A-Z]{3}$' },
    other: { type: 'string', pattern: '^[A-Z]{3}$', minLength: 3, maxLength: 3 },
  },
  {
    name: 'a keyword for another type',
    one: { type: 'string' },
    other: { type: 'string', minimum: 3, minItems: 1, required: ['a'] },
  },
  { name: 'not not', one: text, other: { not: { not: text } } },
  { name: 'a const turned down twice', one: { type: 'boolean' }, other: { type: 'boolean', enum: [true, false] } },
  {
    name: 'additionalProperties true against unevaluatedProperties true',
    one: { ...(pet as object), additionalProperties: true },
    other: { ...(pet as object), unevaluatedProperties: true },
  },
  {
    name: 'required members in an allOf',
    one: pet,
    other: {
      allOf: [
        { type: 'object', properties: { name: text, age: { type: 'integer', minimum: 0 } } },
        { required: ['name'] },
      ],
    },
  },
  {
    name: 'a condition that always holds',
    one: text,
    other: Object.fromEntries([
      ['type', 'string'],
      ['if', { type: 'string' }],
      ['then', { minLength: 1 }],
    ]),
  },
  { name: 'minProperties that required implies', one: pet, other: { ...(pet as object), minProperties: 1 } },
  {
    name: 'one item, twice said',
    one: { type: 'array', items: text, minItems: 1 },
    other: { type: 'array', items: text, minItems: 1, contains: text },
  },
];
