/** A change is asked at its place inside of the whole message. */
import type { Json } from '../../../src/json.js';
import { type Around, object } from '../ask.js';
import { integer, string, table } from './table.js';

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
