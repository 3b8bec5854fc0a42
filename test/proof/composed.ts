/** Small compositions of objects over three members, and edits of them: where parts and whole most easily disagree. */
import type { Json, JsonObject } from '../../src/json.js';
import { isObject } from '../../src/json.js';
import type { Sample } from '../schema/generate.js';
import type { Random } from './random.js';

const names = ['a', 'b', 'c'];
const components = ['First', 'Second'];
const leaves: readonly Json[] = [
  { type: 'string' },
  { type: 'integer' },
  { type: ['string', 'integer'] },
  { type: ['string', 'null'] },
  { const: 'x' },
  { type: 'string', maxLength: 3 },
  {},
];

const chance = (random: Random, share: number): boolean => random.next() < share;
const one = <T>(random: Random, items: readonly T[]): T => random.pick(items) as T;
/** A leaf of its own: edits write into it. */
const leaf = (random: Random): Json => structuredClone(one(random, leaves));

/** A composition with the two components that it may refer to. */
export function composed(random: Random): Sample {
  return {
    schema: union(random, 2),
    definitions: Object.fromEntries(components.map((name) => [name, object(random)])),
  };
}

function object(random: Random): JsonObject {
  const declared = names.filter(() => chance(random, 0.4));
  return {
    ...(chance(random, 0.8) ? { type: chance(random, 0.15) ? ['object', 'null'] : 'object' } : {}),
    properties: Object.fromEntries(declared.map((name) => [name, leaf(random)])),
    ...(chance(random, 0.3) && declared.length > 0 ? { required: [one(random, declared)] } : {}),
    ...(chance(random, 0.1) ? { additionalProperties: false } : {}),
  };
}

function union(random: Random, depth: number): JsonObject {
  const parts = Array.from({ length: 1 + random.below(3) }, () => part(random, depth));
  return {
    ...(chance(random, 0.3) ? object(random) : {}),
    [one(random, ['allOf', 'anyOf', 'oneOf'])]: parts,
    ...(chance(random, 0.15) ? { unevaluatedProperties: false } : {}),
  };
}

function part(random: Random, depth: number): JsonObject {
  if (chance(random, 0.3)) return { $ref: `#/components/schemas/${one(random, components)}` };
  return depth > 1 && chance(random, 0.3) ? union(random, depth - 1) : object(random);
}

/** One or two edits at random places, in the composition or in a component. */
export function edited(sample: Sample, random: Random): Sample {
  const copy = structuredClone(sample) as { schema: Json; definitions: Record<string, Json> };
  for (let i = chance(random, 0.4) ? 2 : 1; i > 0; i--) {
    const places = [copy.schema, ...Object.values(copy.definitions)].flatMap(schemasIn);
    one(random, edits)(one(random, places), random);
  }
  return copy;
}

/** Components of any type, one of them perhaps an alias of the other, behind a user; and both written anew. */
export function replaced(random: Random): [Sample, Sample] {
  const [first, second] = components as [string, string];
  const any = (): Json => (chance(random, 0.5) ? leaf(random) : object(random));
  const made = (kept?: Sample): Sample => {
    const before = kept?.definitions as Record<string, Json> | undefined;
    const again = (name: string, otherwise: () => Json): Json =>
      before !== undefined && chance(random, 0.4) ? (before[name] as Json) : otherwise();
    const definitions = {
      [first]: again(first, () => (chance(random, 0.2) ? refTo(second) : any())),
      [second]: again(second, any),
    };
    return { schema: kept !== undefined && chance(random, 0.3) ? kept.schema : user(random), definitions };
  };
  const base = made();
  return [base, made(base)];
}

/** Objects that leave members out of messages, by name, by pattern or with the rest, and demand members; and an edit of them. */
export function leftOut(random: Random): [Sample, Sample] {
  const flagged = (): JsonObject => ({
    ...(chance(random, 0.7) ? { type: 'string' } : {}),
    ...(chance(random, 0.5) ? { [one(random, ['readOnly', 'writeOnly'])]: true } : {}),
  });
  const hiding = (): JsonObject => ({
    ...(chance(random, 0.8) ? { type: 'object' } : {}),
    ...(chance(random, 0.8)
      ? { properties: Object.fromEntries(names.filter(() => chance(random, 0.5)).map((name) => [name, flagged()])) }
      : {}),
    ...(chance(random, 0.4) ? { patternProperties: { [one(random, ['^a', '^[ab]', 'c'])]: flagged() } } : {}),
    ...(chance(random, 0.4) ? { additionalProperties: chance(random, 0.3) ? false : flagged() } : {}),
    ...(chance(random, 0.5) ? { required: [one(random, names)] } : {}),
    ...(chance(random, 0.3) ? { dependentRequired: { [one(random, names)]: [one(random, names)] } } : {}),
  });
  const place = (): JsonObject =>
    chance(random, 0.7) ? hiding() : { [one(random, ['allOf', 'anyOf', 'oneOf'])]: [hiding(), hiding()] };
  const base = place();
  const revision = structuredClone(base);
  const other = place();
  const keywords = [...new Set([...Object.keys(base), ...Object.keys(other)])];
  for (let i = chance(random, 0.4) ? 2 : 1; i > 0; i--) {
    const keyword = one(random, keywords);
    if (other[keyword] === undefined) delete revision[keyword];
    else revision[keyword] = other[keyword];
  }
  return [
    { schema: base, definitions: {} },
    { schema: revision, definitions: {} },
  ];
}

const refTo = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** A schema that refers to a component: bare, beside other demands, in a composition, or for a member. */
function user(random: Random): Json {
  const ref = (): JsonObject => refTo(one(random, components));
  const shapes: readonly (() => Json)[] = [
    ref,
    () => ({ ...ref(), minLength: 1 }),
    () => ({ allOf: [ref()] }),
    () => ({ allOf: [ref(), one(random, [{}, leaf(random), ref()])] }),
    () => ({ allOf: [{}, ref()], description: 'Words' }),
    () => ({ anyOf: [ref(), leaf(random)] }),
    () => ({ oneOf: [ref(), { type: 'null' }] }),
    () => ({ type: 'object', properties: { a: user(random) } }),
    () => ({ type: 'array', items: user(random) }),
  ];
  return one(random, shapes)();
}

/** The schemas of a schema, itself among them, as far as they may be written into. */
function schemasIn(json: Json): JsonObject[] {
  if (!isObject(json)) return [];
  const lists = ['allOf', 'anyOf', 'oneOf'].flatMap((name) =>
    Array.isArray(json[name]) ? (json[name] as Json[]) : [],
  );
  const members = isObject(json.properties) ? Object.values(json.properties) : [];
  return [json, ...[...lists, ...members].flatMap(schemasIn)];
}

type Edit = (schema: JsonObject, random: Random) => void;

/** Adds a keyword, or takes it away where it stands. */
const toggle =
  (keyword: string, value: (random: Random) => Json): Edit =>
  (schema, random) => {
    if (schema[keyword] === undefined) schema[keyword] = value(random);
    else delete schema[keyword];
  };

const needs = (random: Random): Json => ({ required: [one(random, names)] });

const edits: readonly Edit[] = [
  (schema, random) => {
    const properties = isObject(schema.properties) ? schema.properties : {};
    const name = one(random, names);
    if (properties[name] === undefined || chance(random, 0.5)) properties[name] = leaf(random);
    else delete properties[name];
    schema.properties = properties;
  },
  toggle('required', (random) => [one(random, names)]),
  toggle('additionalProperties', () => false),
  toggle('unevaluatedProperties', () => false),
  toggle('maxProperties', () => 1),
  toggle('not', needs),
  toggle('dependentSchemas', (random) => ({ [one(random, names)]: needs(random) })),
  toggle('type', () => ['object', 'null']),
  (schema, random) => {
    schema.if = needs(random);
    schema.then = needs(random);
  },
  (schema, random) => {
    const list = ['allOf', 'anyOf', 'oneOf'].map((name) => schema[name]).find(Array.isArray) as Json[] | undefined;
    if (list === undefined) schema.allOf = [object(random)];
    else if (chance(random, 0.3)) list.reverse();
    else if (chance(random, 0.5)) list.push(structuredClone(one(random, list)));
    else if (list.length > 1) list.splice(random.below(list.length), 1);
  },
];
