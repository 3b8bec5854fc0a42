/** What is easily got wrong or given up: the answer is a proof all the same. */
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/json.js';
import { hasFormat, isNarrower, stringFormat } from '../../src/schema/strings/formats.js';
import { ask, object, ref } from './ask.js';

const known: Record<string, Json> = {};
const contains: Json = { type: 'array', contains: { const: 'a' } };

describe('what contains matches counts as evaluated, and nothing else', () => {
  it('no other item may stand beside it', () => {
    const answer = ask(contains, { ...(contains as object), unevaluatedItems: false });
    expect(answer).toMatchObject({ kind: 'fails' });
  });
  it('it itself may', () => {
    const only: Json = { type: 'array', contains: { const: 'a' }, items: { const: 'a' } };
    const apart: Json = { type: 'array', allOf: [{ contains: { const: 'a' } }], unevaluatedItems: { type: 'integer' } };
    expect(ask(only, apart)).toEqual({ kind: 'holds' });
    expect(ask(apart, contains)).toEqual({ kind: 'holds' });
    expect(ask(contains, apart)).toMatchObject({ kind: 'fails' });
  });
});

it.each(['constructor', 'toString', 'hasOwnProperty', '__proto__', ''])(
  'a member called "%s" is one like others',
  (name) => {
    expect(ask({ type: 'object' }, { type: 'object', required: [name] })).toMatchObject({ kind: 'fails', at: '' });
    const needed = ask({ type: 'object' }, { type: 'object', dependentRequired: { a: [name] } });
    expect(needed).toEqual({ kind: 'fails', payload: { a: 'a' }, at: '' });
    const Cat = object({ [`${name}!`]: { type: 'string' } });
    const pets = (...names: string[]): Json => ({ oneOf: names.map(ref), discriminator: { propertyName: name } });
    const dogs = ask(pets('Cat', 'Dog'), pets('Cat'), { definitions: { Cat, Dog: { ...(Cat as object) } } });
    expect(dogs).toEqual({ kind: 'fails', payload: { [name]: 'Dog' }, at: expect.any(String) });
    const narrow = object({ [`${name}!`]: { const: 'a' } });
    expect(ask(narrow, object({ [`${name}!`]: { const: 'b' } }))).toMatchObject({ kind: 'fails', at: `/${name}` });
    const text = object({ [name]: { type: 'string' } }, { additionalProperties: false });
    expect(ask(text, object({ [name]: { type: 'integer' } }))).toMatchObject({ kind: 'fails', at: `/${name}` });
    expect(ask(text, object({ [name]: {} }, { additionalProperties: false }))).toEqual({ kind: 'holds' });
  },
);

it('a value that an enum lists twice is one value', () => {
  const but = (...values: string[]): Json => ({ type: 'string', not: { enum: values } });
  expect(ask(but('a', 'a'), but('a', 'b'))).toEqual({ kind: 'fails', payload: 'b', at: '' });
});

it.each(['toString', 'valueOf', 'constructor', 'hasOwnProperty', '__proto__', 'foo'])(
  'objects are told apart by a member called "%s"',
  (name) => {
    const named = (value: Json): Json => Object.fromEntries([[name, value]]);
    const [one, other] = [named(0), named({ a: 1 })];
    expect(ask({ const: one }, { const: other })).toMatchObject({ kind: 'fails', payload: one });
    expect(ask({ enum: [one, other] }, { enum: [one, named({ a: 2 })] })).toMatchObject({
      kind: 'fails',
      payload: other,
    });
    const pair: Json = {
      type: 'array',
      prefixItems: [{ const: one }, { enum: [one, other] }],
      minItems: 2,
      maxItems: 2,
    };
    expect(ask(pair, { uniqueItems: true })).toMatchObject({ kind: 'fails', payload: [one, one] });
    expect(ask(pair, { not: { uniqueItems: true } })).toMatchObject({ kind: 'fails', payload: [one, other] });
  },
);

/** A reference to a schema that knows these members. */
function of(properties: Json): JsonObject {
  const name = JSON.stringify(properties);
  known[name] = { properties };
  return ref(name) as JsonObject;
}

describe('what ajv does not read as it stands is confirmed all the same', () => {
  const members: Json = { oneOf: [{}, object({ x1: { const: 1.5 } })], patternProperties: { '1$': {} } };
  it.each<[string, Json, Json, Json]>([
    [
      'a discriminator that is left a branch by no name',
      object({ k: { enum: ['a', 'b'] } }),
      {
        anyOf: [of({ k: { const: 'a' } })],
        discriminator: { propertyName: 'k', mapping: { a: of({ k: { const: 'a' } }).$ref as Json } },
      },
      { k: 'b' },
    ],
    [
      'patterns of members beside alternatives that declare some',
      object({ b: members }),
      object({ b: { patternProperties: { '1$': { type: 'array' } } } }),
      { b: { x1: 'a' } },
    ],
    [
      '... with others besides',
      { ...(members as object), properties: { a: true }, additionalProperties: { type: 'string' } },
      { patternProperties: { '1$': {} }, properties: { a: true }, additionalProperties: { maxLength: 2 } },
      { b: 'abc' },
    ],
    [
      'a reference beside a condition that holds for nothing here',
      { ...of({ a: {} }), if: { required: ['b'] }, then: of({ a: {} }), unevaluatedProperties: false, required: ['a'] },
      { properties: { a: { type: 'integer' } } },
      { a: 'a' },
    ],
    [
      'typed items behind others, none twice',
      { type: 'array', prefixItems: [{ const: 1 }, { const: 1 }], items: { type: 'string' }, minItems: 2 },
      { prefixItems: [{}, {}], items: { type: 'string' }, uniqueItems: true },
      [1, 1],
    ],
    ['a list of no values', { type: 'string' }, { enum: [] }, 'a'],
    ['a list of no types', { type: 'string' }, { type: [] }, 'a'],
  ])('%s', (_name, sender, receiver, payload) => {
    expect(ask(sender, receiver, { definitions: known })).toMatchObject({ kind: 'fails', payload });
  });
});

const NARROWER = [
  ['uri', 'uri-reference'],
  ['date-time', 'iso-date-time'],
  ['time', 'iso-time'],
] as const;

it.each(NARROWER)('every %s is an %s', (narrow, wide) => {
  expect(isNarrower(narrow, wide)).toBe(true);
  expect(isNarrower(wide, narrow)).toBe(false);
  for (const text of [...stringFormat(narrow)!.samples, ...stringFormat(wide)!.samples])
    if (hasFormat(narrow, text)) expect(hasFormat(wide, text), text).toBe(true);
  expect(ask({ type: 'string', format: narrow }, { type: 'string', format: wide })).toEqual({ kind: 'holds' });
  expect(ask({ type: 'string', format: wide }, { type: 'string', format: narrow })).toMatchObject({ kind: 'fails' });
});

describe('what every text of a format has is proved, and what one lacks is shown', () => {
  it.each<[string, object, 'holds' | 'fails']>([
    ['date', { not: { pattern: '^2023-02-(29|3[01])$' } }, 'holds'],
    ['date', { not: { pattern: '^2024-02-29$' } }, 'fails'],
    ['date', { not: { pattern: '^1900-02-29$' } }, 'holds'],
    ['email', { minLength: 5 }, 'holds'],
    ['email', { minLength: 6 }, 'fails'],
    ['email', { pattern: '^\\S+@\\S+\\.\\S+$' }, 'holds'],
    ['email', { pattern: '\\d' }, 'fails'],
    ['uri', { minLength: 3 }, 'holds'],
    ['uri', { minLength: 4 }, 'fails'],
    ['duration', { minLength: 3 }, 'holds'],
    ['duration', { pattern: 'T' }, 'fails'],
    ['hostname', { maxLength: 253 }, 'holds'],
    ['hostname', { maxLength: 252 }, 'fails'],
    ['uuid', { minLength: 36, maxLength: 36 }, 'holds'],
    ['uuid', { maxLength: 35 }, 'fails'],
    ['date-time', { pattern: '^\\S+[Tt]\\S+([zZ]|:\\d\\d)$' }, 'holds'],
    ['date-time', { pattern: 'Z$' }, 'fails'],
    ['iso-date-time', { pattern: '[Tt]' }, 'fails'],
    ['time', { pattern: '([zZ]|:\\d\\d)$' }, 'holds'],
    ['hostname', { pattern: '^[^.]{1,63}(?!-)' }, 'holds'],
    ['ipv6', { maxLength: 45 }, 'holds'],
    ['ipv6', { maxLength: 44 }, 'fails'],
  ])('%s beside %j', (format, says, kind) => {
    const text = { type: 'string', format };
    expect(ask(text, { ...text, ...says }).kind).toBe(kind);
  });
  it.each<[object, object]>([
    [{ pattern: '^.{1,2000}$' }, { pattern: '^.{1,1000}$' }],
    [{ maxLength: 9000 }, { pattern: '^[^]{0,5000}$' }],
    [{ format: 'url' }, { format: 'uri' }],
  ])('%j beside %j is shown', (one, other) => {
    expect(ask({ type: 'string', ...one }, { type: 'string', ...other }).kind).toBe('fails');
  });
  it('a second demand on an address is shown to break it', () => {
    const email = { type: 'string', format: 'email' };
    const digits = ask({ ...email, pattern: '\\d' }, { ...email, pattern: '\\d\\d' });
    expect(digits.kind).toBe('fails');
  });
});

describe('a union of many objects that lead to it again', () => {
  const names = Array.from({ length: 18 }, (_, i) => `O${i}`);
  const text: Json = { type: 'string' };
  const owner: Json = { anyOf: [text, ...names.map(ref)] };
  const shared = { 'amount!': { type: 'integer' }, 'currency!': text, 'id!': text, 'created!': { type: 'integer' } };
  const kind = (name: string): Json =>
    object({ ...shared, 'kind!': { enum: [name] }, [`own${name}`]: owner, from: owner, to: owner });
  const fee = (kinds: Json): Json => object({ 'account!': text, 'id!': text, 'kind!': kinds });
  const definitions = Object.fromEntries(names.map((name) => [name, kind(name)]));

  it.each(['O0', 'O9', 'O17'])('is known to break when %s may be of any kind', (name) => {
    const message = object({ 'of!': owner });
    const answer = ask(message, message, {
      definitions: { ...definitions, [name]: fee(text) },
      theirs: { ...definitions, [name]: fee({ enum: [name] }) },
      at: {
        path: [
          { kind: 'property', name: 'of' },
          { kind: 'property', name: 'kind' },
        ],
        receiver: { enum: [name] },
      },
    });
    expect(answer).toMatchObject({ kind: 'fails', at: '/of/kind', payload: { of: { account: 'a', id: 'a' } } });
  });
});

describe('a union of many kinds that is refused in many ways', () => {
  const kinds = Array.from({ length: 12 }, (_, i) => `k${i}`);
  const kind = (name: string, more: Record<string, Json> = {}): Json =>
    object({ 'kind!': { enum: [name] }, [`${name}!`]: { type: 'string' }, ...more });
  const definitions = Object.fromEntries(kinds.map((name) => [name, kind(name)]));
  const theirs = { ...definitions, k0: kind('k0', { more: { type: 'string' } }) };
  const image = object({ 'ref!': { oneOf: [ref('k0'), ref('k1')] }, alt: { type: 'string' } });

  it('a member that the branch cannot have is known to be missing', () => {
    const any: Json = {
      oneOf: [{ type: 'number' }, { oneOf: kinds.map(ref) }, { oneOf: [ref('k0'), ref('k1'), image] }],
    };
    expect(ask(any, any, { definitions, theirs })).toEqual({ kind: 'holds' });
  });
});
