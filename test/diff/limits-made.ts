/** Small schemas that ask much. */
import type { Json } from '../../src/json.js';

/** Schemas of `components`. */
export type Schemas = Readonly<Record<string, Json>>;

/** Any text. */
export const string = { type: 'string' };
/** Any integer. */
export const integer = { type: 'integer' };
/** Its complement has no other words than those with half a pair of surrogates, which are never shown. */
export const wellFormed = { type: 'string', pattern: '^[^\\ud800-\\udfff]*$' };
/** Texts of five letters. */
export const words = { type: 'string', pattern: '^[a-z]{5}$' };
/** Lists of so many items that are all different. */
export const distinct = (items: Json, size: number): Json => ({
  ...{ type: 'array', items, uniqueItems: true },
  ...{ minItems: size, maxItems: size },
});
/** Texts of at most five characters. */
export const short = { type: 'string', maxLength: 5 };

/** A reference to a component. */
export const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
/** Objects that declare one member. */
export const member = (name: string, schema: Json): Json => ({ type: 'object', properties: { [name]: schema } });
/** So many things, by their number. */
export const list = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => make(index));
/** So many things by name. */
export const named = (length: number, make: (index: number) => readonly [string, Json]): Record<string, Json> =>
  Object.fromEntries(list(length, make));
/** Lists that contain a value so many times. */
export const containing = (value: string, minContains: number): Json => ({ contains: { const: value }, minContains });
/** A schema inside of so many others. */
export const nested = (levels: number, wrap: (inner: Json) => Json, core: Json): Json =>
  list(levels, () => wrap).reduce<Json>((inner, next) => next(inner), core);

/** The body of one operation in both releases. */
export interface Pair {
  readonly base: Json;
  readonly revision: Json;
  readonly inResponse?: boolean;
  readonly schemas?: readonly [base: Schemas, revision: Schemas];
}

/** The components of which the first is the body, as they are made of one schema and of another. */
export function made(make: (leaf: Json) => Schemas, before: Json, after: Json): Pair {
  const schemas = [make(before), make(after)] as const;
  const first = ref(Object.keys(schemas[0])[0] as string);
  return { base: first, revision: first, schemas };
}

/** Lists of two texts, one of which stands so many times. */
export const some = (count: number): Json => ({
  type: 'array',
  items: { enum: ['a', 'b'] },
  ...(containing('a', count) as object),
});
/** Lists of texts, in parts. */
export const apart = (...parts: Json[]): Json => ({ type: 'array', items: string, allOf: parts });
/** Dates that are none, but for two. */
export const dates = { type: 'string', format: 'date', pattern: '^2023-02-3\\d$' };
/** Lists that contain a thing twice at most. */
export const atMostTwo = (contains: Json): Json => ({ type: 'array', contains, maxContains: 2 });
/** Objects with many patterns of names. */
export const ofNames = (leaf: Json): Json => ({
  type: 'object',
  patternProperties: named(20, (i) => [`^x-v${i}`, leaf]),
});
/** Many alternatives that differ in size. */
export const ofSizes = (most: number): Json => ({
  oneOf: list(20, (i) => ({
    type: 'object',
    properties: named(8, (k) => [`k${k}`, string]),
    required: [`k${i % 8}`],
    maxProperties: i + most,
  })),
});
/** Many components that lead to all of them. */
export const kinds = (keyword: string, count: number) => (leaf: Json) => ({
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
export const both = <Leaf>(make: (leaf: Leaf) => Json, before: Leaf, after: Leaf): Pair => ({
  base: make(before),
  revision: make(after),
});
/** One object of so many parts. */
export const manyParts = (count: number, more: (index: number) => object): Pair =>
  both(
    (leaf) => ({ allOf: list(count, (i) => ({ ...(member(`m${i}`, leaf) as object), ...more(i) })) }),
    string as Json,
    short,
  );
/** A leaf that is so much longer; of one without a length, any text. */
export const longer = (leaf: object, by: number): Json =>
  'maxLength' in leaf ? { ...string, maxLength: 5 + by } : string;
/** Alternatives that are told apart by a tag. */
export const tagged =
  (count: number) =>
  (leaf: Json): Json => ({
    oneOf: list(count, (i) => ({
      type: 'object',
      required: ['kind'],
      properties: { kind: { const: `k${i}` }, v: i === 7 ? leaf : string },
    })),
  });
/** Alternatives that are told apart by what they demand. */
export const demanding =
  (count: number) =>
  (leaf: Json): Json => ({
    oneOf: list(count, (i) => ({ ...(member(`k${i}`, i === 7 ? leaf : string) as object), required: [`k${i}`] })),
  });
/** Alternatives of texts that are told apart by their patterns. */
export const ofPatterns =
  (count: number) =>
  (digits: number): Json => ({
    oneOf: list(count, (i) => ({ type: 'string', pattern: `^k${i}-[0-9]{${digits}}$` })),
  });
/** Components each of which leads to the next. */
export const chain = (count: number) => (leaf: Json) =>
  named(count, (i) => [
    `C${i}`,
    { type: 'object', properties: { v: leaf, ...(i + 1 < count && { next: ref(`C${i + 1}`) }) } },
  ]);
