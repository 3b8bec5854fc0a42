/** A sender writes only what it declares, unless it says otherwise. */
import { object } from '../ask.js';
import { integer, string, table } from './table.js';

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
