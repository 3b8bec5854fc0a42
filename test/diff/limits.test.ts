/** Small documents that ask much: each is answered soon, as every run of a suite does that has a time limit, and always alike. */
import { describe, expect, it } from 'vitest';
import { parsePair, review } from '../../src/diff.js';
import type { Json } from '../../src/json.js';
import {
  apart,
  atMostTwo,
  both,
  chain,
  containing,
  dates,
  demanding,
  distinct,
  integer,
  kinds,
  list,
  longer,
  made,
  manyParts,
  member,
  named,
  nested,
  ofNames,
  ofPatterns,
  ofSizes,
  type Pair,
  ref,
  type Schemas,
  short,
  some,
  string,
  tagged,
  wellFormed,
  words,
} from './limits-made.js';

const SOON = 20_000;

/** One operation whose request body, or whose answer, is the schema. */
function documentOf(schema: Json, schemas: Schemas, inResponse: boolean): string {
  const body = { content: { 'application/json': { schema } } };
  const answered = { 200: { description: 'ok', ...(inResponse && body) } };
  const post = { ...(!inResponse && { requestBody: { required: true, ...body } }), responses: answered };
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 't', version: '1' },
    paths: { '/x': { post } },
    components: { schemas },
  });
}

function verdictOf({ base, revision, inResponse = false, schemas: [before, after] = [{}, {}] }: Pair): string {
  const source = (name: string, schema: Json, named: Schemas) => ({
    text: documentOf(schema, named, inResponse),
    name,
  });
  const pair = parsePair(source('base.json', base, before), source('revision.json', revision, after));
  return review(pair.base, pair.revision).verdict;
}

const cases: readonly (readonly [string, string, Pair])[] = [
  [
    'items that count',
    'editorial',
    { base: some(50), revision: { ...(some(50) as object), minItems: 50 }, inResponse: true },
  ],
  [
    'items that count and differ',
    'compatible',
    {
      base: { type: 'array', uniqueItems: true, items: { ...integer, minimum: 1, maximum: 16 }, minItems: 16 },
      revision: { type: 'array', items: integer, contains: { maximum: 8 }, minContains: 8 },
    },
  ],
  [
    'items that count for one of several',
    'editorial',
    {
      base: apart(containing('a', 6), containing('b', 6), containing('c', 6)),
      revision: { ...(apart(containing('a', 6), containing('b', 6), containing('c', 6)) as object), minItems: 18 },
    },
  ],
  ['items that nothing can be', 'compatible', { base: atMostTwo(dates), revision: atMostTwo(string) }],
  [
    'large multiples',
    'wire',
    { base: atMostTwo({ ...integer, minimum: 1e20, multipleOf: 3 }), revision: atMostTwo(integer) },
  ],
  ['many patterns of names', 'wire', { base: ofNames(string), revision: ofNames(short) }],
  ['many alternatives that differ in size', 'review', { base: ofSizes(1), revision: ofSizes(0) }],
  [
    'closed alternatives inside of each other',
    'wire',
    made(
      (leaf) => ({
        L12: { anyOf: [ref('L11'), { properties: { q12: leaf } }], unevaluatedProperties: false },
        L0: { type: 'object', properties: { p0: leaf } },
        ...named(11, (i) => [
          `L${i + 1}`,
          { anyOf: [ref(`L${i}`), { properties: { [`q${i}`]: leaf } }], unevaluatedProperties: false },
        ]),
      }),
      string,
      integer,
    ),
  ],
  [
    'lists of lists of lists',
    'review',
    {
      base: nested(4, (items) => ({ type: 'array', minItems: 100, items }), string),
      revision: nested(4, (items) => ({ type: 'array', minItems: 100, items }), integer),
    },
  ],
  [
    'a tree of required members',
    'review',
    made(
      (leaf) => ({
        ...named(30, (i) => [
          `C${i}`,
          { type: 'object', required: ['a', 'b'], properties: { a: ref(`C${i + 1}`), b: ref(`C${i + 1}`) } },
        ]),
        C30: leaf,
      }),
      string,
      integer,
    ),
  ],
  ['kinds that overlap', 'wire', made(kinds('anyOf', 25), string, short)],
  ['kinds that overlap, of which only one may be', 'compatible', made(kinds('oneOf', 25), string, short)],
  [
    'alternatives everywhere',
    'wire',
    made(
      (leaf) =>
        named(20, (i) => [
          `C${i}`,
          {
            allOf: [member('v', leaf), member('c', { anyOf: list(20, (k) => ref(`C${k}`)) })],
          },
        ]),
      string,
      integer,
    ),
  ],
  [
    'items of any kind',
    'wire',
    made(
      (leaf) =>
        named(20, (i) => [
          `C${i}`,
          {
            type: 'object',
            properties: { v: leaf, c: { type: 'array', items: { anyOf: list(20, (k) => ref(`C${k}`)) } } },
          },
        ]),
      string,
      integer,
    ),
  ],
  [
    'a base that is inherited twice, and twice again',
    'wire',
    made(
      (leaf) => ({
        ...named(20, (i) => [
          `L${20 - i}`,
          { allOf: [ref(`L${19 - i}`), ref(`L${19 - i}`), { type: 'object', properties: { [`p${20 - i}`]: string } }] },
        ]),
        L0: { type: 'object', properties: { p0: leaf } },
      }),
      string,
      integer,
    ),
  ],
  ['halves of characters', 'review', { base: string, revision: wellFormed }],
  ['... that the sender does not write', 'compatible', { base: { ...wellFormed, maxLength: 4 }, revision: wellFormed }],
  [
    'as many distinct numbers as are shown',
    'wire',
    { base: distinct(integer, 2000), revision: distinct(integer, 2001) },
  ],
  ['... and words of a pattern', 'wire', { base: distinct(words, 2000), revision: distinct(words, 2001) }],
  [
    'many components of one object',
    'wire',
    made(
      (leaf) => ({
        All: { allOf: list(100, (i) => ref(`C${i}`)) },
        ...named(100, (i) => [`C${i}`, { type: 'object', properties: { [`p${i}`]: leaf } }]),
      }),
      string,
      short,
    ),
  ],
  ['one object of many parts', 'wire', manyParts(200, () => ({}))],
  ['one object of many parts that ask for members', 'wire', manyParts(100, (i) => ({ minProperties: i }))],
  [
    'a list of many items',
    'wire',
    both((leaf) => ({ type: 'array', prefixItems: list(300, (i) => longer(leaf, i)) }), string, short),
  ],
  ['many alternatives told apart by a tag', 'compatible', both(tagged(1000), short, string)],
  ['many alternatives told apart by what they demand', 'wire', both(demanding(500), string, short)],
  ['many patterns of which one matches', 'wire', both(ofPatterns(200), 3, 2)],
  ['a chain of many components', 'wire', made(chain(100), string, short)],
];

describe('small documents that ask much', () => {
  it.each(cases)('%s: %s', { timeout: SOON }, (_, verdict, pair) => {
    expect(verdictOf(pair)).toBe(verdict);
  });
});
