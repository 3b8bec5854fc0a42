/** What several schemas declare inside one member or item counts together. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/json.js';
import { literals, Node } from '../../../src/schema/node/node.js';
import { writable } from '../../../src/schema/values/writable.js';
import { object } from '../ask.js';
import { integer, string, table } from './table.js';

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
