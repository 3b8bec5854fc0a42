/** The quick proof: what it must see without a search, and what it must never call proved. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/json.js';
import { isInside } from '../../src/schema/inside/inside.js';
import { Node } from '../../src/schema/node/node.js';
import type { Direction } from '../../src/schema/question.js';
import { sourceOf } from './source.js';

const text: Json = { type: 'string' };
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: Record<string, Json>, ...required: string[]): Json => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
});
const nullable = (properties: Record<string, Json>, ...required: string[]): Json => ({
  ...(object(properties, ...required) as object),
  type: ['object', 'null'],
});
const tagged = (value: string, more: Record<string, Json> = {}): Json =>
  object({ kind: { const: value }, ...more }, 'kind');

function inside(
  sender: Json,
  receiver: Json,
  direction: Direction = 'request',
  definitions: Record<string, Json> = {},
) {
  return isInside(
    Node.of(sender, sourceOf(definitions)),
    Node.of(receiver, sourceOf({ ...definitions, Theirs: object({ next: ref('Theirs'), more: text }) })),
    direction,
  );
}

const open = { List: object({ next: ref('List') }), Ours: object({ next: ref('Ours') }) };

describe('seen without a search', () => {
  it.each<[string, Json, Json]>([
    ['a type of several', { type: 'string' }, { type: ['string', 'null'] }],
    ['an integer among numbers', { type: 'integer' }, { type: 'number' }],
    ['wider bounds', { type: 'number', minimum: 2, maximum: 3 }, { type: 'number', minimum: 1, exclusiveMaximum: 4 }],
    ['a coarser step', { type: 'number', multipleOf: 0.3 }, { multipleOf: 0.1 }],
    ['a wider length', { type: 'string', maxLength: 3, minLength: 2 }, { type: 'string', maxLength: 4, minLength: 2 }],
    ['a longer list of values', { enum: ['a', 'b'] }, { enum: ['b', 'c', 'a'] }],
    ['a member less demanded', object({ a: text, b: text }, 'a', 'b'), object({ a: text, b: text }, 'a')],
    ['a member that the sender does not write', object({ a: text }), object({ a: text, b: { type: 'integer' } })],
    ['a member that the receiver does not know', object({ a: text, b: text }), object({ a: text })],
    [
      'a closed receiver',
      object({ a: text }),
      { ...(object({ a: text, b: text }) as object), additionalProperties: false },
    ],
    ['a wider union', { anyOf: [text, { type: 'integer' }] }, { anyOf: [{ type: 'null' }, { type: 'number' }, text] }],
    [
      'branches apart by a tag',
      { oneOf: [tagged('a'), tagged('b')] },
      { oneOf: [tagged('c'), tagged('a', { x: text }), tagged('b')] },
    ],
    [
      'an allOf flattened',
      { allOf: [object({ a: text }, 'a'), object({ b: text })] },
      object({ a: text, b: text }, 'a'),
    ],
    [
      'a part of two that know a member',
      { anyOf: [object({ a: text }), object({ b: text })] },
      { anyOf: [object({ a: text, b: text })] },
    ],
    ['a demand that no object meets', nullable({ b: text }), { not: object({}, 'a') }],
    ['what a negation leaves', { type: 'string' }, { not: { type: 'integer' } }],
    ['items', { type: 'array', items: { type: 'integer' } }, { type: 'array', items: { type: 'number' } }],
    ['recursion', ref('Ours'), ref('Theirs')],
  ])('%s', (_name, sender, receiver) => {
    expect(inside(sender, receiver, 'request', open)).toBe(true);
  });
});

describe('never called proved', () => {
  it.each<[string, Json, Json]>([
    ['a narrower type', { type: ['string', 'null'] }, text],
    ['a number among integers', { type: 'number' }, { type: 'integer' }],
    ['an exclusive bound at the limit', { type: 'number', minimum: 1 }, { type: 'number', exclusiveMinimum: 1 }],
    ['no step at all', { type: 'number' }, { multipleOf: 0.5 }],
    ['a value more', { enum: ['a', 'b'] }, { enum: ['a'] }],
    ['a member more demanded', object({ a: text }), object({ a: text }, 'a')],
    ['an open sender and a member of the receiver', { type: 'object' }, object({ b: { type: 'integer' } })],
    [
      'a sender that writes anything',
      { ...(object({ a: text }) as object), additionalProperties: true },
      object({ b: { type: 'integer' } }),
    ],
    [
      'what is otherwise unevaluated',
      { ...(object({ a: text }) as object), unevaluatedProperties: true },
      object({ b: { type: 'integer' } }),
    ],
    [
      'overlapping branches of a oneOf',
      { oneOf: [object({ a: text }), { type: 'null' }] },
      { oneOf: [object({ a: text }), { type: 'object' }, { type: 'null' }] },
    ],
    ['a branch lost', { oneOf: [tagged('a'), tagged('b')] }, { oneOf: [tagged('a')] }],
    [
      'a member that another branch of the anyOf brings along',
      { anyOf: [object({ a: text }), object({ b: text })] },
      { anyOf: [object({ a: text, b: { type: 'integer' } }), object({ b: text, a: { type: 'integer' } })] },
    ],
    [
      'a member that the sender must write and does not declare',
      object({ a: text }, 'b'),
      object({ b: { type: 'integer' } }),
    ],
    [
      'an item that contains brings',
      { type: 'array', contains: object({ b: text }), items: object({ a: text }) },
      { type: 'array', items: object({ b: { type: 'integer' } }) },
    ],
    [
      'an item of which what is otherwise unevaluated speaks, too',
      { type: 'array', allOf: [{ items: object({ a: text }) }, { unevaluatedItems: object({ b: text }) }] },
      { type: 'array', items: object({ b: { type: 'integer' } }) },
    ],
    [
      '... and a member',
      { type: 'object', allOf: [object({ in: object({ a: text }) }), { unevaluatedProperties: object({ b: text }) }] },
      object({ in: object({ b: { type: 'integer' } }) }),
    ],
    [
      'what two branches that hold together declare inside a member',
      { anyOf: [object({ in: object({ a: text }) }), object({ in: object({ b: text }) })] },
      object({ in: object({ b: { type: 'integer' } }) }),
    ],
    [
      'a member under a condition',
      { ...(object({ a: text }) as object), if: true, then: object({ b: text }) },
      object({ b: { type: 'integer' } }),
    ],
    [
      'a demand that fails for objects alone',
      nullable({ b: text }),
      { ...(nullable({ b: text }) as object), not: { required: ['a'] } },
    ],
    [
      '... in another branch',
      nullable({ b: text }, 'b'),
      { oneOf: [nullable({ b: text }, 'b'), { required: ['a'], properties: { a: text } }] },
    ],
    ['recursion that differs below', object({ next: ref('Theirs'), more: { type: 'integer' } }), ref('Theirs')],
  ])('%s', (_name, sender, receiver) => {
    expect(inside(sender, receiver)).toBe(false);
  });

  it('what holds in one direction alone', () => {
    const hidden = object({ id: { type: 'integer', readOnly: true } });
    expect(inside(hidden, object({ id: text }), 'request')).toBe(true);
    expect(inside(hidden, object({ id: text }), 'response')).toBe(false);
    expect(
      inside(object({ id: { ...(text as object), readOnly: true } }, 'id'), object({ id: text }, 'id'), 'request'),
    ).toBe(false);
  });
});
