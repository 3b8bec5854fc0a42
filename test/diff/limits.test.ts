/** Small documents that ask much: each is answered soon, as every run of a suite does that has a time limit, and always alike. */
import { describe, expect, it } from 'vitest';
import { parsePair, review } from '../../src/diff.js';
import type { Json } from '../../src/json.js';

type Schemas = Readonly<Record<string, Json>>;

const SOON = 20_000;
const string = { type: 'string' };
const integer = { type: 'integer' };
/** Its complement has no other words than those with half a pair of surrogates, which are never shown. */
const wellFormed = { type: 'string', pattern: '^[^\\ud800-\\udfff]*$' };
const words = { type: 'string', pattern: '^[a-z]{5}$' };
const distinct = (items: Json, size: number): Json => ({
  ...{ type: 'array', items, uniqueItems: true },
  ...{ minItems: size, maxItems: size },
});
const short = { type: 'string', maxLength: 5 };

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const member = (name: string, schema: Json): Json => ({ type: 'object', properties: { [name]: schema } });
const list = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index));
const named = (length: number, make: (index: number) => readonly [string, Json]): Record<string, Json> =>
  Object.fromEntries(list(length, make));
const containing = (value: string, minContains: number): Json => ({ contains: { const: value }, minContains });
const nested = (levels: number, wrap: (inner: Json) => Json, core: Json): Json =>
  list(levels, () => wrap).reduce<Json>((inner, next) => next(inner), core);

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

interface Pair {
  readonly base: Json;
  readonly revision: Json;
  readonly inResponse?: boolean;
  readonly schemas?: readonly [base: Schemas, revision: Schemas];
}

function verdictOf({ base, revision, inResponse = false, schemas: [before, after] = [{}, {}] }: Pair): string {
  const source = (name: string, schema: Json, named: Schemas) => ({
    text: documentOf(schema, named, inResponse),
    name,
  });
  const pair = parsePair(source('base.json', base, before), source('revision.json', revision, after));
  return review(pair.base, pair.revision).verdict;
}

/** The components of which the first is the body, as they are made of one schema and of another. */
function made(make: (leaf: Json) => Schemas, before: Json, after: Json): Pair {
  const schemas = [make(before), make(after)] as const;
  const first = ref(Object.keys(schemas[0])[0] as string);
  return { base: first, revision: first, schemas };
}

const some = (count: number): Json => ({
  type: 'array',
  items: { enum: ['a', 'b'] },
  ...(containing('a', count) as object),
});
const apart = (...parts: Json[]): Json => ({ type: 'array', items: string, allOf: parts });
const dates = { type: 'string', format: 'date', pattern: '^2023-02-3\\d$' };
const atMostTwo = (contains: Json): Json => ({ type: 'array', contains, maxContains: 2 });
const ofNames = (leaf: Json): Json => ({
  type: 'object',
  patternProperties: named(20, (i) => [`^x-v${i}`, leaf]),
});
const ofSizes = (most: number): Json => ({
  oneOf: list(20, (i) => ({
    type: 'object',
    properties: named(8, (k) => [`k${k}`, string]),
    required: [`k${i % 8}`],
    maxProperties: i + most,
  })),
});
const kinds = (keyword: string, count: number) => (leaf: Json) => ({
  Any: { [keyword]: list(count, (i) => ref(`K${i}`)) },
  ...named(count, (i) => [
    `K${i}`,
    {
      type: 'object',
      required: ['t'],
      properties: {
        t: string,
        v: leaf,
        [`x${i}`]: string,
        left: ref('Any'),
        right: { type: 'array', items: ref('Any') },
      },
    },
  ]),
});

/** The schema as it is made of one leaf, and of another. */
const both = <Leaf>(make: (leaf: Leaf) => Json, before: Leaf, after: Leaf): Pair => ({
  base: make(before),
  revision: make(after),
});
const manyParts = (count: number, more: (index: number) => object): Pair =>
  both(
    (leaf) => ({ allOf: list(count, (i) => ({ ...(member(`m${i}`, leaf) as object), ...more(i) })) }),
    string as Json,
    short,
  );
const longer = (leaf: object, by: number): Json => ('maxLength' in leaf ? { ...string, maxLength: 5 + by } : string);
const tagged =
  (count: number) =>
  (leaf: Json): Json => ({
    oneOf: list(count, (i) => ({
      type: 'object',
      required: ['kind'],
      properties: { kind: { const: `k${i}` }, v: i === 7 ? leaf : string },
    })),
  });
const demanding =
  (count: number) =>
  (leaf: Json): Json => ({
    oneOf: list(count, (i) => ({ ...(member(`k${i}`, i === 7 ? leaf : string) as object), required: [`k${i}`] })),
  });
const ofPatterns =
  (count: number) =>
  (digits: number): Json => ({
    oneOf: list(count, (i) => ({ type: 'string', pattern: `^k${i}-[0-9]{${digits}}$` })),
  });
const chain = (count: number) => (leaf: Json) =>
  named(count, (i) => [
    `C${i}`,
    { type: 'object', properties: { v: leaf, ...(i + 1 < count && { next: ref(`C${i + 1}`) }) } },
  ]);

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
    'numbers of which nothing is known',
    'review',
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
  ['many alternatives told apart by what they demand', 'review', both(demanding(500), string, short)],
  ['many patterns of which one matches', 'wire', both(ofPatterns(200), 3, 2)],
  ['a chain of many components', 'wire', made(chain(100), string, short)],
];

describe('small documents that ask much', () => {
  it.each(cases)('%s: %s', { timeout: SOON }, (_, verdict, pair) => {
    expect(verdictOf(pair)).toBe(verdict);
  });
});
