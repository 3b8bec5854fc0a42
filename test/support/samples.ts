/** Values for a schema of our own contract: valid ones, and ones that are broken in one place. */
import fc from 'fast-check';
import { isObject, type Json, type JsonObject, member } from '../../src/json.js';

/** Values that the schema allows. Knows the keywords that the compiled document uses, and throws at any other. */
export function valid(schema: Json, root: JsonObject): fc.Arbitrary<Json> {
  if (!isObject(schema)) throw new Error(`not a schema: ${JSON.stringify(schema)}`);
  const reference = member(schema, '$ref');
  if (typeof reference === 'string') return valid(resolve(root, reference), root);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(alternatives)) return fc.oneof(...alternatives.map((one) => valid(one, root)));
  if (Array.isArray(schema.allOf)) {
    return fc.tuple(...schema.allOf.map((one) => valid(one, root))).map((parts) => Object.assign({}, ...parts) as Json);
  }
  const make = member(MAKERS as unknown as JsonObject, String(schema.type)) as unknown as Maker | undefined;
  if (make) return make(schema, root);
  if (schema.type === undefined) return fc.jsonValue() as fc.Arbitrary<Json>;
  throw new Error(`no samples for ${JSON.stringify(schema)}`);
}

type Maker = (schema: JsonObject, root: JsonObject) => fc.Arbitrary<Json>;

const MAKERS: Record<string, Maker> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  integer: (schema) =>
    fc.integer({
      min: Math.max(number(schema.minimum, -(2 ** 31)), -Number.MAX_SAFE_INTEGER),
      max: Math.min(number(schema.maximum, 2 ** 31), Number.MAX_SAFE_INTEGER),
    }),
  number: (schema) =>
    fc.double({
      min: number(schema.minimum, -1e9),
      max: number(schema.maximum, 1e9),
      noNaN: true,
      noDefaultInfinity: true,
    }),
  string: text,
  array: (schema, root) =>
    fc.array(valid(schema.items ?? {}, root), {
      minLength: number(schema.minItems, 0),
      maxLength: Math.min(number(schema.maxItems, 4), number(schema.minItems, 0) + 4),
    }),
  object,
};

function text(schema: JsonObject): fc.Arbitrary<Json> {
  const [minLength, maxLength] = [number(schema.minLength, 0), number(schema.maxLength, 60)];
  if (schema.format === 'date-time') return instant().map((iso) => `${iso.slice(0, 19)}Z`);
  if (schema.format === 'date') return instant().map((iso) => iso.slice(0, 10));
  const any = fc.string({ unit: 'grapheme-ascii', minLength, maxLength: Math.min(maxLength, minLength + 40) });
  if (typeof schema.pattern !== 'string') return any;
  const fits = (value: string) => [...value].length >= minLength && [...value].length <= number(schema.maxLength, 1e9);
  return fc.stringMatching(new RegExp(schema.pattern, 'u')).filter(fits);
}

const instant = () =>
  fc
    .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2099-12-31T23:59:59Z'), noInvalidDate: true })
    .map((date) => date.toISOString());

function object(schema: JsonObject, root: JsonObject): fc.Arbitrary<Json> {
  const properties = Object.entries((schema.properties ?? {}) as JsonObject);
  const required = (schema.required ?? []) as string[];
  const members = fc.record(Object.fromEntries(properties.map(([name, part]) => [name, valid(part, root)])), {
    requiredKeys: required,
  });
  if (!isObject(schema.additionalProperties)) return members as fc.Arbitrary<Json>;
  const more = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), valid(schema.additionalProperties, root), {
    maxKeys: 3,
  });
  return fc.tuple(more, members).map(([extra, own]) => ({ ...extra, ...own }) as Json);
}

function number(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function resolve(root: JsonObject, reference: string): Json {
  return reference
    .slice(2)
    .split('/')
    .reduce<Json>((value, token) => (value as JsonObject)[token] as Json, root);
}

/** Values that are valid but for one place, which is removed, replaced or stretched. */
export function broken(schema: Json, root: JsonObject): fc.Arbitrary<Json> {
  return fc.tuple(valid(schema, root), fc.nat(), fc.constantFrom(...BREAKS)).map(([value, place, change]) => {
    const copy = structuredClone(value);
    const places = [...placesOf(copy)];
    const [parent, key] = places.length > 0 ? (places[place % places.length] as Place) : [{ value: copy }, 'value'];
    const before = (parent as JsonObject)[key] as Json;
    const after = change(before);
    if (after === undefined && !Array.isArray(parent) && places.length > 0) delete (parent as JsonObject)[key];
    else (parent as JsonObject)[key] = after ?? null;
    return places.length > 0 ? copy : (after ?? null);
  });
}

type Place = readonly [Json, string];

function* placesOf(value: Json): Generator<Place> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    yield [value, key];
    yield* placesOf(part);
  }
}

const BREAKS: readonly ((value: Json) => Json | undefined)[] = [
  () => undefined,
  () => null,
  (value) => (typeof value === 'string' ? 7 : 'seven'),
  (value) => (typeof value === 'boolean' ? 0 : true),
  (value) => (typeof value === 'number' ? value + 0.5 : {}),
  (value) => (typeof value === 'string' ? '' : []),
  (value) => (typeof value === 'string' ? `${value} ` : [value]),
  (value) => (typeof value === 'string' ? value.repeat(400) : -1e15),
  (value) => (typeof value === 'string' ? value.toUpperCase().replace('Z', '+00:00') : 1e15),
];
