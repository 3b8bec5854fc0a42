/** The meaning of "a sender writes only what it declares": closing, hidden members, discriminators, places, recursion. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/json.js';
import { literals, Node } from '../../src/schema/node/node.js';
import type { Answer } from '../../src/schema/question.js';
import { writable } from '../../src/schema/values/writable.js';
import { type Around, ask, object, ref } from './ask.js';

type Row = readonly [
  name: string,
  sender: Json,
  receiver: Json,
  want: 'holds' | { payload: Json; at?: string },
  around?: Around,
];

const string = { type: 'string' };
const integer = { type: 'integer' };

function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    for (const [name, sender, receiver, want, around] of rows) {
      const answer: Answer =
        want === 'holds' ? { kind: 'holds' } : { kind: 'fails', payload: want.payload, at: want.at ?? '' };
      it(name, () => expect(ask(sender, receiver, around)).toEqual(answer));
    }
  });
}

const named = object({ a: string });

table('the sender is closed, the receiver open', [
  ['an optional member more at the receiver', named, object({ a: string, b: string }), 'holds'],
  ['a member more at the sender', object({ a: string, b: string }), named, 'holds'],
  [
    'a member more at the sender, receiver explicitly closed',
    object({ a: string, b: string }),
    object({ a: string }, { additionalProperties: false }),
    { payload: { b: 'a' }, at: '/b' },
  ],
  ['a bare object stays open', { type: 'object' }, object({ a: integer }), { payload: { a: 'a' }, at: '/a' }],
  [
    'so does the empty schema',
    {},
    object({ a: integer }, { type: ['object', 'string', 'number', 'boolean', 'array', 'null'] }),
    { payload: { a: 'a' }, at: '/a' },
  ],
  [
    'no members declared is not declaring',
    { type: 'object', properties: {} },
    object({ a: integer }),
    { payload: { a: 'a' }, at: '/a' },
  ],
  [
    'additionalProperties: true means what it says',
    object({ a: string }, { additionalProperties: true }),
    object({ a: string, b: integer }),
    { payload: { b: 'a' }, at: '/b' },
  ],
  [
    'unevaluatedProperties: true too',
    object({ a: string }, { unevaluatedProperties: true }),
    object({ a: string, b: integer }),
    { payload: { b: 'a' }, at: '/b' },
  ],
  [
    'closing stands beside the composition, not in its parts',
    { allOf: [named, object({ 'b!': string })] },
    object({ a: string, 'b!': string }, { additionalProperties: false }),
    'holds',
  ],
  [
    '... and no part of an allOf forbids the members of another',
    { allOf: [named, object({ 'b!': string })] },
    object({ a: integer }),
    { payload: { a: 'a', b: 'a' }, at: '/a' },
  ],
  [
    'members of two alternatives that hold together',
    { anyOf: [named, object({ b: string })] },
    { not: { required: ['a', 'b'] } },
    { payload: { a: 'a', b: 'a' } },
  ],
  [
    'an alternative that declares nothing leaves the object open',
    { anyOf: [named, { type: 'object' }] },
    object({ b: integer }),
    { payload: { b: 'a' }, at: '/b' },
  ],
  [
    'nothing is closed under not',
    { ...(named as object), not: object({ 'a!': { const: 'x' } }) },
    object({ a: { not: { const: 'x' } } }),
    'holds',
  ],
  [
    'what a value that is no object lacks is not demanded of it',
    object({ a: string }, { type: ['object', 'null'] }),
    { not: { required: ['b'] } },
    { payload: null },
  ],
  [
    'a condition evaluates members',
    { if: object({ 'kind!': { const: 'x' } }), then: object({ 'b!': integer }), else: named },
    object({ kind: { const: 'x' } }),
    'holds',
  ],
  [
    'members of members are closed as well',
    object({ in: named }),
    object({ in: object({ a: string, b: integer }) }),
    'holds',
  ],
  [
    'two parts that declare the same member close it together',
    { allOf: [object({ in: named }), object({ in: object({ 'b!': string }) })] },
    object({ in: object({ a: integer }) }),
    { payload: { in: { b: 'a', a: 'a' } }, at: '/in/a' },
  ],
  [
    'names that are no plain members',
    object({ constructor: string }),
    object({ constructor: integer }),
    { payload: { constructor: 'a' }, at: '/constructor' },
  ],
  [
    '__proto__ is a name like any other',
    object(JSON.parse('{"__proto__": {"type": "string"}}')),
    object({ toString: integer }),
    'holds',
  ],
]);

const inner = (name: string): Json => object({ in: object({ [name]: string }) });
const items = (name: string): Json => ({ items: object({ [name]: string }) });
const notBoth: Json = { not: { required: ['a', 'b'] } };
const list = (rest: object): Json => ({ type: 'array', ...rest });
table('what several schemas declare inside one member or item counts together', [
  [
    'two branches that hold together',
    { anyOf: [inner('a'), inner('b')] },
    object({ in: notBoth }),
    { payload: { in: { a: 'a', b: 'a' } }, at: '/in' },
  ],
  ['... not where only one can', { oneOf: [inner('a'), inner('b')] }, object({ in: notBoth }), 'holds'],
  [
    '... nor what neither declares',
    { anyOf: [inner('a'), inner('b')] },
    object({ in: { not: { required: ['a', 'c'] } } }),
    'holds',
  ],
  [
    '... not a branch that excludes the others',
    {
      anyOf: [
        { ...(inner('a') as object), not: { required: ['x'] } },
        { allOf: [inner('b'), object({ 'x!': string })] },
      ],
    },
    object({ in: notBoth }),
    'holds',
  ],
  [
    'three of them',
    { anyOf: [inner('a'), inner('b'), inner('c')] },
    object({ in: { not: { required: ['a', 'b', 'c'] } } }),
    { payload: { in: { a: 'a', b: 'a', c: 'a' } }, at: '/in' },
  ],
  [
    'two levels below',
    { anyOf: [object({ out: inner('a') }), object({ out: inner('b') })] },
    object({ out: object({ in: notBoth }) }),
    { payload: { out: { in: { a: 'a', b: 'a' } } }, at: '/out/in' },
  ],
  [
    'a dependent schema',
    { ...(object({ x: string, in: object({ a: string }) }) as object), dependentSchemas: { x: inner('b') } },
    object({ in: notBoth }),
    { payload: { in: { a: 'a', b: 'a' }, x: 'a' }, at: '/in' },
  ],
  [
    'what is otherwise unevaluated in another part',
    { allOf: [inner('a'), { unevaluatedProperties: object({ b: string }) }] },
    object({ in: notBoth }),
    { payload: { in: { a: 'a', b: 'a' } }, at: '/in' },
  ],
  [
    'the items of two branches',
    list({ anyOf: [items('a'), items('b')] }),
    { items: notBoth },
    { payload: [{ a: 'a', b: 'a' }], at: '/0' },
  ],
  [
    'an item that contains finds',
    list({ ...(items('a') as object), contains: object({ b: string }) }),
    { items: object({ b: integer }) },
    { payload: [{ b: 'a' }], at: '/0/b' },
  ],
  [
    '... and need not find',
    list({ ...(items('a') as object), contains: object({ b: string }), minContains: 0 }),
    { items: object({ b: integer }) },
    { payload: [{ b: 'a' }], at: '/0/b' },
  ],
  [
    '... and another one, too',
    list({
      allOf: [{ contains: object({ a: string }) }, { contains: object({ b: string }) }],
      ...(items('c') as object),
    }),
    { items: { not: { required: ['a', 'b', 'c'] } } },
    { payload: [{ c: 'a', a: 'a', b: 'a' }], at: '/0' },
  ],
  [
    '... twice the same',
    list({ ...(items('a') as object), contains: object({ b: string }) }),
    { anyOf: [{ uniqueItems: true }, { items: { not: { required: ['b'] } } }] },
    { payload: [{ b: 'a' }, { b: 'a' }], at: '/0' },
  ],
  [
    'branches that no value of a discriminator names',
    {
      discriminator: { propertyName: 'k' },
      anyOf: [object({ 'k!': string, a: string }), object({ 'k!': string, b: string })],
    },
    notBoth,
    { payload: { a: 'a', b: 'a', k: 'a' } },
  ],
]);

describe('what the sender may write in an item', () => {
  it.each<[string, Json, boolean]>([
    ['what is declared there', items('b'), true],
    ['nothing that a condition says', { if: items('b'), then: items('a') }, false],
    [
      'nothing that is said of unevaluated items',
      { allOf: [items('a')], unevaluatedItems: object({ b: string }) },
      false,
    ],
    [
      'even where a branch that is not followed evaluates it',
      { anyOf: [items('a'), { minItems: 1 }], unevaluatedItems: object({ b: string }) },
      false,
    ],
  ])('%s', (_name, schema, want) => {
    expect(writable([{ b: 'a' }], [Node.of(schema, literals)], 'request')).toBe(want);
  });
});

const readOnly = { ...string, readOnly: true };
const one = object({ 'k!': { const: 1 }, a: readOnly });
const two = (a: string, as: Json): Json => object({ 'k!': { const: 2 }, [a]: as });
const writeOnly = { ...string, writeOnly: true };
table('readOnly and writeOnly', [
  [
    'what one branch hides another one demands',
    { oneOf: [one, two('a!', readOnly)] },
    { oneOf: [one, two('a!', string)] },
    { payload: { k: 2 }, at: '/k' },
    { direction: 'request' },
  ],
  [
    'what a branch hides it does not demand itself, nor what stands in it',
    { oneOf: [one, two('a', readOnly)] },
    { oneOf: [{ allOf: [one, { required: ['a'] }] }, two('a!', readOnly)] },
    'holds',
    { direction: 'request' },
  ],
  [
    'a request does not hold a readOnly member',
    object({ 'id!': readOnly, a: string }),
    object({ id: false, a: string }),
    'holds',
    { direction: 'request' },
  ],
  [
    '... nor does the server demand it',
    object({ a: string }),
    object({ 'id!': readOnly, a: string }),
    'holds',
    { direction: 'request' },
  ],
  ['a response does', object({ 'id!': readOnly }), object({ id: integer }), { payload: { id: 'a' }, at: '/id' }],
  ['a response does not hold a writeOnly member', object({ 'secret!': writeOnly }), object({ secret: false }), 'holds'],
  ['... nor does the client demand it', object({ a: string }), object({ a: string, 'secret!': writeOnly }), 'holds'],
  [
    'required in another part of the allOf',
    { allOf: [object({ id: readOnly, a: string }), { required: ['id'] }] },
    object({ 'a!': string }),
    { payload: {} },
    { direction: 'request' },
  ],
  [
    'required in another part of the receiver',
    object({ a: string }),
    { allOf: [object({ id: readOnly }), { required: ['id'] }] },
    'holds',
    { direction: 'request' },
  ],
  [
    'behind a reference',
    object({ 'id!': ref('Id') }),
    object({ id: false }),
    'holds',
    { direction: 'request', definitions: { Id: readOnly } },
  ],
]);

const pets = {
  Cat: object({ 'kind!': string, lives: integer }),
  Dog: object({ 'kind!': string, barks: { type: 'boolean' } }),
};
const choose = (mapping?: Json): Json => ({
  oneOf: [ref('Cat'), ref('Dog')],
  discriminator: { propertyName: 'kind', ...(mapping !== undefined && { mapping }) },
});
table('discriminator', [
  [
    'the name of a component chooses the branch',
    choose(),
    {
      if: object({ 'kind!': { const: 'Cat' } }),
      then: object({ lives: integer }),
      else: object({ barks: { type: 'boolean' } }),
    },
    'holds',
    { definitions: pets },
  ],
  ['other values choose nothing', choose(), object({ kind: { enum: ['Cat', 'Dog'] } }), 'holds', { definitions: pets }],
  [
    'a mapping counts instead of the name',
    choose({ cat: '#/components/schemas/Cat', dog: 'Dog' }),
    object({ kind: { enum: ['cat', 'dog'] } }),
    'holds',
    { definitions: pets },
  ],
  [
    'a mapping that changes',
    choose({ cat: ref2('Cat'), dog: ref2('Dog') }),
    choose({ cat: ref2('Cat'), hound: ref2('Dog') }),
    { payload: { kind: 'dog' } },
    { definitions: pets },
  ],
  [
    'a branch less',
    choose(),
    { oneOf: [ref('Cat')], discriminator: { propertyName: 'kind' } },
    { payload: { kind: 'Dog' } },
    { definitions: pets },
  ],
  [
    'a branch more',
    { oneOf: [ref('Cat')], discriminator: { propertyName: 'kind' } },
    choose(),
    'holds',
    { definitions: pets },
  ],
  [
    'what a branch says beside its reference',
    choose(),
    { ...(choose() as object), oneOf: [{ $ref: ref2('Cat'), required: ['lives'] }, ref('Dog')] },
    { payload: { kind: 'Cat' } },
    { definitions: pets },
  ],
  [
    '... keeps a sender from what it excludes',
    { ...(choose() as object), oneOf: [{ $ref: ref2('Cat'), required: ['lives'] }, ref('Dog')] },
    { if: object({ 'kind!': { const: 'Cat' } }), then: { required: ['lives'] } },
    'holds',
    { definitions: pets },
  ],
  [
    'two branches of one reference: one of them holds',
    choose(),
    {
      ...(choose() as object),
      oneOf: [
        { $ref: ref2('Cat'), required: ['lives'] },
        { $ref: ref2('Cat'), properties: { lives: { type: 'integer', maximum: 9 } } },
        ref('Dog'),
      ],
    },
    { payload: { kind: 'Cat', lives: 1 } },
    { definitions: pets },
  ],
  [
    'without the member the union holds as it is',
    { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind' } },
    { required: ['kind'] },
    { payload: { lives: 1 } },
    {
      definitions: {
        Cat: object({ kind: string, 'lives!': integer }),
        Dog: object({ kind: string, 'barks!': string }),
      },
    },
  ],
  [
    '... also where it is left out of messages',
    { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind' } },
    { properties: { lives: { type: 'string' } } },
    { payload: { lives: 1 }, at: '/lives' },
    {
      direction: 'request',
      definitions: {
        Cat: object({ 'kind!': { type: 'string', readOnly: true }, 'lives!': integer }),
        Dog: object({ 'kind!': { type: 'string', readOnly: true }, 'barks!': string }),
      },
    },
  ],
  [
    'the union of branches inside a branch has names of its own',
    { oneOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind' } },
    { if: object({ 'kind!': { const: 'tabby' } }), then: { required: ['lives'] } },
    { payload: { kind: 'tabby' } },
    {
      definitions: {
        Cat: {
          oneOf: [object({ 'kind!': { const: 'tabby' }, lives: integer }), object({ 'kind!': { const: 'manx' } })],
        },
        Dog: object({ 'kind!': string, barks: { type: 'boolean' } }),
      },
    },
  ],
  [
    'a branch that changes',
    choose(),
    choose(),
    { payload: { kind: 'Cat', lives: 1 }, at: '/lives' },
    { definitions: pets, theirs: { ...pets, Cat: object({ 'kind!': string, lives: { const: 9 } }) } },
  ],
]);

function ref2(name: string): string {
  return `#/components/schemas/${name}`;
}

const chain = { Node: object({ value: integer, next: ref('Node') }) };
const tree = { Tree: object({ 'value!': integer, 'children!': { type: 'array', items: ref('Tree') } }) };
const wider = { Tree: object({ 'value!': { type: 'number' }, 'children!': { type: 'array', items: ref('Tree') } }) };
table('recursion', [
  [
    'a list unrolled once',
    ref('Node'),
    object({ value: integer, next: object({ value: integer, next: ref('Node') }) }),
    'holds',
    { definitions: chain },
  ],
  [
    '... and back',
    object({ value: integer, next: object({ value: integer, next: ref('Node') }) }),
    ref('Node'),
    'holds',
    { definitions: chain },
  ],
  ['a tree in a wider tree', ref('Tree'), ref('Tree'), 'holds', { definitions: tree, theirs: wider }],
  [
    'a wider tree',
    ref('Tree'),
    ref('Tree'),
    { payload: { value: 0.5, children: [] }, at: '/value' },
    { definitions: wider, theirs: tree },
  ],
  [
    'a tree of bounded depth',
    ref('Tree'),
    object({ children: { type: 'array', items: object({ children: { type: 'array', maxItems: 0 } }) } }),
    {
      payload: { value: 1, children: [{ value: 1, children: [{ value: 1, children: [] }] }] },
      at: '/children/0/children',
    },
    { definitions: tree },
  ],
  [
    'no finite value: nothing can be written',
    ref('Endless'),
    string,
    'holds',
    { definitions: { Endless: object({ 'next!': ref('Endless') }) } },
  ],
  [
    'two that refer to each other',
    ref('A'),
    ref('B'),
    'holds',
    { definitions: { A: object({ b: ref('B') }), B: object({ b: ref('A') }) } },
  ],
  [
    'the same under other names',
    ref('Node'),
    ref('Item'),
    'holds',
    { definitions: chain, theirs: { Item: object({ value: integer, next: ref('Item') }) } },
  ],
]);

const order = object({
  lines: { type: 'array', items: object({ sku: string, note: string }) },
  meta: { type: 'object', additionalProperties: string },
});
const at = (...path: readonly NonNullable<Around['at']>['path'][number][]): { path: typeof path } => ({ path });
const receiving = (sku: Json): Json =>
  object({ lines: { type: 'array', items: object({ sku }) }, meta: { type: 'object', additionalProperties: string } });
const toSku = at({ kind: 'property', name: 'lines' }, { kind: 'items', from: 0 }, { kind: 'property', name: 'sku' });
table('a question about one place', [
  [
    'the whole message with the part that is refused',
    order,
    receiving(integer),
    { payload: { lines: [{ sku: 'a' }] }, at: '/lines/0/sku' },
    { at: { ...toSku, receiver: integer } },
  ],
  ['a place that refuses nothing', order, receiving(string), 'holds', { at: { ...toSku, receiver: string } }],
  [
    'a place that refuses, in a receiver that does not',
    order,
    receiving(string),
    'holds',
    { at: { ...toSku, receiver: integer } },
  ],
  [
    'a place that the sender does not reach',
    object({ a: string }),
    receiving(integer),
    'holds',
    { at: { ...toSku, receiver: integer } },
  ],
  [
    'additional members',
    order,
    object({ meta: { type: 'object', additionalProperties: { const: 'x' } } }),
    { payload: { meta: { a: 'a' } }, at: '/meta/a' },
    {
      at: {
        ...at({ kind: 'property', name: 'meta' }, { kind: 'additional', except: [], exceptPatterns: [] }),
        receiver: { const: 'x' },
      },
    },
  ],
  [
    'members by a pattern of their names',
    { type: 'object', patternProperties: { '^x-': string } },
    { type: 'object', patternProperties: { '^x-': { maxLength: 2 } } },
    { payload: { 'x-': 'abc' }, at: '/x-' },
    { at: { ...at({ kind: 'pattern', pattern: '^x-' }), receiver: { maxLength: 2 } } },
  ],
  [
    'names',
    order,
    object({ meta: { propertyNames: { maxLength: 2 } } }),
    { payload: { meta: { abc: 'a' } }, at: '/meta/abc' },
    { at: { ...at({ kind: 'property', name: 'meta' }, { kind: 'name' }), receiver: { maxLength: 2 } } },
  ],
  [
    'one item',
    { type: 'array', items: string },
    { type: 'array', prefixItems: [{}, { const: 'x' }] },
    { payload: ['a', 'a'], at: '/1' },
    { at: { ...at({ kind: 'item', index: 1 }), receiver: { const: 'x' } } },
  ],
]);
