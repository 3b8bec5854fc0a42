/** Members that one direction leaves out: `readOnly` and `writeOnly`. */
import type { Json } from '../../../src/json.js';
import { object, ref } from '../ask.js';
import { integer, string, table } from './table.js';

const readOnly = { ...string, readOnly: true };
const one = object({ 'k!': { const: 1 }, a: readOnly });
const two = (a: string, as: Json): Json => object({ 'k!': { const: 2 }, [a]: as });
const writeOnly = { ...string, writeOnly: true };
table('readOnly and writeOnly', [
  [
    'what one branch hides another one demands',
    { oneOf: [one, two('a!', readOnly)] },
    { oneOf: [one, two('a!', string)] },
    { payload: { k: 2 }, at: '' },
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
