/** What a discriminator picks. */
import type { Json } from '../../../src/json.js';
import { object, ref } from '../ask.js';
import { integer, string, table } from './table.js';

function pointerTo(name: string): string {
  return `#/components/schemas/${name}`;
}

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
    choose({ cat: pointerTo('Cat'), dog: pointerTo('Dog') }),
    choose({ cat: pointerTo('Cat'), hound: pointerTo('Dog') }),
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
    { ...(choose() as object), oneOf: [{ $ref: pointerTo('Cat'), required: ['lives'] }, ref('Dog')] },
    { payload: { kind: 'Cat' } },
    { definitions: pets },
  ],
  [
    '... keeps a sender from what it excludes',
    { ...(choose() as object), oneOf: [{ $ref: pointerTo('Cat'), required: ['lives'] }, ref('Dog')] },
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
        { $ref: pointerTo('Cat'), required: ['lives'] },
        { $ref: pointerTo('Cat'), properties: { lives: { type: 'integer', maximum: 9 } } },
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
