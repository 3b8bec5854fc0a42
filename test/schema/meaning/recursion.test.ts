/** Schemas that lead to themselves. */
import { object, ref } from '../ask.js';
import { integer, string, table } from './table.js';

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
