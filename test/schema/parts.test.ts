/** The parts that the search stands on, each by itself. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/json.js';
import { decimal, isMultiple, toNumber } from '../../src/schema/node/decimal.js';
import { literals, Node } from '../../src/schema/node/node.js';
import { same } from '../../src/schema/node/same.js';
import { assign } from '../../src/schema/search/domains/distinct.js';
import { language } from '../../src/schema/strings/automata.js';
import { hasFormat, stringFormat } from '../../src/schema/strings/formats.js';
import { words } from '../../src/schema/strings/words.js';
import { Owed } from '../../src/schema/values/owed.js';
import { shrink } from '../../src/schema/values/shrink.js';
import { object, ref } from './ask.js';
import { sourceOf } from './source.js';

describe('decimals', () => {
  const ROWS: readonly [number, number, boolean][] = [
    [0.3, 0.1, true],
    [19.99, 0.01, true],
    [19.995, 0.01, false],
    [1e21, 7, false],
    [4.35, 0.05, true],
    [0, 3, true],
    [1e-7, 1e-8, true],
  ];
  for (const [value, of, want] of ROWS) it(`${value} and ${of}`, () => expect(isMultiple(value, of)).toBe(want));
  it('every double comes back from its decimal', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const { units, exponent } = decimal(value);
        return toNumber(units, exponent) === (value === 0 ? 0 : value);
      }),
    );
  });
});

describe('patterns as automata', () => {
  const PATTERNS = [
    'abc',
    '^a+$',
    'a$|^b',
    '^$',
    '.^',
    '^(?:ab|cd){1,3}$',
    '^(?!x)[a-z]+$',
    '^(?=.*\\d)(?=.*[a-z]).{3,}$',
    '\\p{Lu}',
    '^[^a]$',
    '(?:^|-)x(?:-|$)',
  ];
  for (const pattern of PATTERNS) {
    const expression = new RegExp(pattern, 'u');
    for (const holds of [true, false]) {
      it(`${pattern} ${holds ? 'and its words' : 'and the words beside it'}`, () => {
        const found = words([language(pattern, holds)!], 0, 10, 60)!;
        expect(found.words.filter((word) => expression.test(word) !== holds)).toEqual([]);
      });
    }
    it(`${pattern} and its complement have nothing in common`, () => {
      const found = words([language(pattern, true)!, language(pattern, false)!], 0, Number.POSITIVE_INFINITY, 9);
      expect(found).toEqual({ words: [], complete: true });
    });
  }
  it('what is not regular has none', () => {
    for (const pattern of ['(a+)b\\1', '(?<!ab)c$', '(?:a(?=bc)b)+', '('])
      expect(language(pattern, true)).toBeUndefined();
  });
});

describe('formats', () => {
  const NAMES = [
    'date',
    'time',
    'date-time',
    'duration',
    'uri',
    'uri-reference',
    'email',
    'hostname',
    'ipv4',
    'ipv6',
    'uuid',
    'json-pointer',
    'relative-json-pointer',
    'url',
    'uri-template',
    'regex',
    'iso-time',
    'iso-date-time',
    'json-pointer-uri-fragment',
  ];
  for (const name of NAMES) {
    it(`the samples of ${name} have it, and match what holds all of it`, () => {
      const { samples, within } = stringFormat(name)!;
      expect(samples.filter((sample) => !hasFormat(name, sample) || !new RegExp(within, 'u').test(sample))).toEqual([]);
    });
  }
  /** The text with one character left out, added or changed. */
  const near = (text: string): string[] =>
    [...text.slice(0, 50), ''].flatMap((_, at) =>
      [...'a0Z9.-_:/@ é12345678PTYMWD+?#'].flatMap((char) => [
        text.slice(0, at) + text.slice(at + 1),
        text.slice(0, at) + char + text.slice(at),
        text.slice(0, at) + char + text.slice(at + 1),
      ]),
    );
  for (const name of NAMES) {
    it(`near its samples, nothing is ${name} beyond what holds all of it`, () => {
      const { samples, within, exact } = stringFormat(name)!;
      const pattern = new RegExp(within, 'u');
      for (const text of new Set(samples.flatMap(near))) {
        if (hasFormat(name, text)) expect(pattern.test(text), text).toBe(true);
        else if (exact) expect(pattern.test(text), text).toBe(false);
      }
    });
  }
  for (const name of ['ipv4', 'uuid', 'json-pointer', 'relative-json-pointer', 'date', 'duration', 'email']) {
    it(`what is said to be exactly ${name} is`, () => {
      const { within } = stringFormat(name)!;
      const inside = words([language(within, true)!], 0, 60, 200)!.words;
      const outside = words([language(within, false)!], 0, 12, 200)!.words;
      expect(inside.filter((word) => !hasFormat(name, word))).toEqual([]);
      expect(outside.filter((word) => hasFormat(name, word))).toEqual([]);
    });
  }
});

describe('schemas that say the same', () => {
  const node = (schema: Json, definitions: Record<string, Json> = {}): Node => Node.of(schema, sourceOf(definitions));
  const chain = (value: Json): Record<string, Json> => ({ Node: object({ value, next: ref('Node') }) });
  const ROWS: readonly [string, Node, Node, boolean][] = [
    ['words do not count', node({ type: 'string', description: 'x' }), node({ type: 'string' }), true],
    ['nor does the order of members', node(object({ a: true, b: false })), node(object({ b: false, a: true })), true],
    ['nor that of required', node({ required: ['a', 'b'] }), node({ required: ['b', 'a'] }), true],
    [
      'an array of schemas keeps its order',
      node({ prefixItems: [true, false] }),
      node({ prefixItems: [false, true] }),
      false,
    ],
    ['references by what they lead to', node(ref('A'), { A: { type: 'string' } }), node({ type: 'string' }), true],
    ['recursion', node(ref('Node'), chain({ type: 'string' })), node(ref('Node'), chain({ type: 'string' })), true],
    [
      'recursion with a difference',
      node(ref('Node'), chain({ type: 'string' })),
      node(ref('Node'), chain({ type: 'null' })),
      false,
    ],
    ['readOnly counts', node(object({ a: { readOnly: true } })), node(object({ a: {} })), false],
    ['a reference to nothing is like no other', node(ref('Gone')), node(ref('Gone')), false],
  ];
  for (const [name, a, b, want] of ROWS) {
    it(name, () => {
      expect(same(a, b)).toBe(want);
      expect(same(b, a)).toBe(want);
    });
  }
});

describe('small helpers', () => {
  it('distinct representatives are found where they exist', () => {
    expect(assign([[1, 2], [1], [2, 3]], String)).toEqual([2, 1, 3]);
    expect(assign([[1, 2], [1], [2]], String)).toBeUndefined();
  });
  it('a witness is made as small as it can be', () => {
    const value = { a: [1, { b: 2, c: 3 }], d: 4 };
    const keeps = (smaller: Json): boolean => JSON.stringify(smaller).includes('"b":2');
    const owed = new Owed([], 'request');
    expect(shrink(value, literals, owed, keeps)).toEqual({ a: [{ b: 2 }] });
  });
  it('what the sender always writes is not left out, so that this is not tried', () => {
    const items: Json = { allOf: [{ minItems: 1 }, { items: { required: ['b'] } }] };
    const sender = Node.of({ required: ['a'], properties: { a: items } }, literals);
    const tried: Json[] = [];
    const owed = new Owed([sender], 'request');
    const smallest = shrink({ a: [{ b: 2 }], d: 4 }, literals, owed, (smaller) => tried.push(smaller) > 0);
    expect(smallest).toEqual({ a: [{ b: 2 }] });
    expect(tried).toHaveLength(1);
  });
  it('what has to be there is not left out: the way to a place, and as many members as are demanded', () => {
    const sender = Node.of({ properties: { a: { minProperties: 2 } } }, literals);
    const way = [
      { kind: 'property', name: 'a' },
      { kind: 'property', name: 'b' },
      { kind: 'item', index: 1 },
    ] as const;
    const tried: Json[] = [];
    const value = { a: { b: [1, 2], c: 3 } };
    expect(shrink(value, literals, new Owed([sender], 'request', way), (smaller) => tried.push(smaller) > 0)).toEqual(
      value,
    );
    expect(tried).toEqual([]);
  });
});
