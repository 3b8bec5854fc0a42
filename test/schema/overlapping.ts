/**
 * Schemas several of which speak of one member, or of the items, and declare members of their own there: what the sender may
 * write in it depends on which of them it follows.
 */
import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/json.js';
import type { Sample } from './generate.js';

const names = ['b', 'c', 'd'];
const name = fc.constantFrom(...names);
const leaf = fc.constantFrom<Json>({ type: 'string' }, { type: 'integer' }, true);
const needs = fc.uniqueArray(name, { minLength: 1, maxLength: 2 });
const maybe = (part: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> => fc.oneof(fc.constant({}), part);
const both = (parts: readonly JsonObject[]): JsonObject => Object.assign({}, ...parts) as JsonObject;

/** An object that declares a member or two. */
const declaring: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.constantFrom<JsonObject>({ type: 'object' }, { type: 'object' }, {}),
    fc.dictionary(name, leaf, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
    fc.nat(3),
  )
  .map(([type, properties, demanded]) => {
    const required = demanded > 0 ? [] : Object.keys(properties).slice(0, 1);
    return { ...type, properties, ...(required.length > 0 && { required }) };
  });

/** Where the parts speak of: the member `a`, or the items. */
interface Shape {
  readonly at: (inner: JsonObject) => JsonObject;
  readonly type: string;
}
const member: Shape = { at: (inner) => ({ properties: { a: inner } }), type: 'object' };
const items: Shape = { at: (inner) => ({ items: inner }), type: 'array' };
const shape = fc.constantFrom(member, member, items);

function composed({ at, type }: Shape, inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  const part = fc.tuple(maybe(declaring), inner.map(at)).map(([own, more]): JsonObject => {
    const properties = { ...(own.properties as JsonObject), ...(more.properties as JsonObject) };
    return type === 'array' ? more : { ...own, properties };
  });
  const parts = fc.array(part, { minLength: 2, maxLength: 3 });
  const others = type === 'array' ? ofItems(inner) : ofMembers(inner);
  return fc
    .tuple(
      maybe(part),
      fc.oneof(
        { weight: 4, arbitrary: parts.map((anyOf) => ({ anyOf })) },
        parts.map((oneOf) => ({ oneOf })),
        parts.map((allOf) => ({ allOf })),
        fc.tuple(part, part).map(([first, second]) => ({ if: first, then: second })),
        fc.tuple(part, part).map(([first, second]) => ({ allOf: [{ anyOf: [first, second] }, second] })),
      ) as fc.Arbitrary<JsonObject>,
      maybe(others),
    )
    .map((all) => ({ type, ...both(all) }));
}

function ofItems(inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  const count = fc.integer({ min: 0, max: 2 });
  return fc.oneof(
    inner.map((contains) => ({ contains })),
    fc.tuple(inner, count).map(([contains, minContains]) => ({ contains, minContains })),
    fc.tuple(inner, count).map(([contains, maxContains]) => ({ contains, maxContains })),
    inner.map((first) => ({ prefixItems: [first] })),
    inner.map((unevaluatedItems) => ({ unevaluatedItems })),
  ) as fc.Arbitrary<JsonObject>;
}

function ofMembers(inner: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  return fc.oneof(
    inner.map((additionalProperties) => ({ additionalProperties })),
    inner.map((unevaluatedProperties) => ({ unevaluatedProperties })),
    inner.map((a) => ({ patternProperties: { '^a': a } })),
    fc.tuple(name, inner).map(([one, a]) => ({ dependentSchemas: { [one]: { properties: { a } } } })),
  ) as fc.Arbitrary<JsonObject>;
}

/** What a receiver may refuse of an object. */
const refusing: fc.Arbitrary<JsonObject> = fc.oneof(
  needs.map((required) => ({ not: { required } })),
  fc.tuple(name, leaf).map(([one, other]) => ({ properties: { [one]: other } })),
  declaring.map((own) => ({ ...own, additionalProperties: false })),
  fc.constant({ maxProperties: 1 }),
) as fc.Arbitrary<JsonObject>;

const sampled = (schema: Json): Sample => ({ schema, definitions: {} });

/** A composition of such schemas, and a receiver that refuses something of what they speak of, or says about the same. */
export const overlapping: fc.Arbitrary<readonly [Sample, Sample]> = fc.tuple(shape, shape).chain(([outer, within]) => {
  const inner = fc.oneof(
    { weight: 4, arbitrary: declaring },
    { weight: 1, arbitrary: composed(within, declaring) },
    { weight: 1, arbitrary: declaring.map((own) => ({ type: within.type, ...within.at(own) })) },
  );
  const refused = fc.oneof(
    { weight: 3, arbitrary: refusing },
    { weight: 1, arbitrary: refusing.map((own) => within.at(own)) },
  );
  const sender = composed(outer, inner);
  const receiver = fc.oneof(
    { weight: 4, arbitrary: refused.map((own) => outer.at(own)) },
    { weight: 1, arbitrary: sender },
    { weight: 1, arbitrary: refused.map((own) => ({ anyOf: [outer.at(own), { uniqueItems: true, minItems: 1 }] })) },
  );
  return fc.tuple(sender, receiver).map(([one, other]) => [sampled(one), sampled(other)] as const);
});

/** A value of this type with members of these names, at every depth. */
export function filled(type: Json | undefined, next: (below: number) => number, depth = 0): Json {
  if (depth > 3 || (type === undefined && next(5) === 0)) return next(2) === 0 ? 'x' : 1;
  const inner = (): Json => filled(undefined, next, depth + 1);
  if (type === 'array' || (type === undefined && next(4) === 0)) {
    const items = Array.from({ length: next(3) }, inner);
    return next(3) === 0 ? [...items, ...items] : items;
  }
  const members = names.filter(() => next(2) === 0).map((one): [string, Json] => [one, next(3) === 0 ? 1 : 'x']);
  return Object.fromEntries(next(4) === 0 ? members : [...members, ['a', inner()]]);
}
