/** Random schemas over a small vocabulary, so that two of them have something to do with one another. */
import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/json.js';
import { mutate, NAMES } from './mutate.js';

/** A document's named schemas and the schema in question. */
export interface Sample {
  readonly schema: Json;
  readonly definitions: Readonly<Record<string, Json>>;
}

const DEFINITIONS = ['First', 'Second'];
const name = fc.constantFrom(...NAMES);
const small = fc.integer({ min: 0, max: 3 });
const scalar: fc.Arbitrary<Json> = fc.constantFrom<Json>('x', 'y', '', 'long', 0, 1, 2, -1, 1.5, true, false, null);
const patterns = fc.constantFrom('^a', 'b$', '^[a-c]$', '^x?y*$', 'o', '^\\d+$', '^(x|long)$', '^.{2,}$');
const formats = fc.constantFrom('date', 'uuid', 'ipv4', 'email', 'int32', 'date-time', 'uri', 'custom');
const type = fc.constantFrom('string', 'integer', 'number', 'boolean', 'null', 'array', 'object');

function record(fields: Record<string, fc.Arbitrary<Json>>): fc.Arbitrary<JsonObject> {
  return fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<JsonObject>;
}

function typed(base: string, fields: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> {
  return fields.map((rest) => ({ type: base, ...rest }));
}

/** A keyword that only some schemas have. */
function sparse(likely: number, fields: Record<string, fc.Arbitrary<Json>>): fc.Arbitrary<JsonObject> {
  const entries = Object.entries(fields).map(([keyword, value]) =>
    fc
      .tuple(fc.integer({ min: 0, max: 99 }), value)
      .map(([dice, chosen]): JsonObject => (dice < likely ? { [keyword]: chosen } : {})),
  );
  return fc.tuple(...entries).map((parts) => Object.assign({}, ...parts) as JsonObject);
}

const numeric = sparse(25, {
  minimum: fc.integer({ min: -2, max: 3 }),
  maximum: fc.integer({ min: -1, max: 5 }),
  exclusiveMinimum: fc.integer({ min: -2, max: 2 }),
  exclusiveMaximum: fc.integer({ min: 0, max: 5 }),
  multipleOf: fc.constantFrom(1, 2, 3, 0.5, 0.01),
});
const textual = sparse(25, { minLength: small, maxLength: small, pattern: patterns, format: formats });

const demand = fc.record({
  required: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }),
}) as fc.Arbitrary<JsonObject>;

function structure(tie: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> {
  const members = fc.dictionary(name, tie, { maxKeys: 3, noNullPrototype: true }) as fc.Arbitrary<Json>;
  const required = fc.uniqueArray(name, { maxLength: 2 }) as fc.Arbitrary<Json>;
  const byPattern = fc.dictionary(fc.constantFrom('^a', '^[bc]$', 'd$'), tie, { maxKeys: 2, noNullPrototype: true });
  return fc
    .tuple(
      sparse(85, { properties: members }),
      sparse(40, { required }),
      sparse(20, { additionalProperties: fc.oneof(fc.constant<Json>(false), tie) }),
      sparse(8, {
        patternProperties: byPattern as fc.Arbitrary<Json>,
        propertyNames: record({ pattern: patterns, maxLength: small }) as fc.Arbitrary<Json>,
        minProperties: small,
        maxProperties: small,
        dependentRequired: fc.dictionary(name, required, { maxKeys: 1, noNullPrototype: true }) as fc.Arbitrary<Json>,
        dependentSchemas: fc.dictionary(name, tie, { maxKeys: 1, noNullPrototype: true }) as fc.Arbitrary<Json>,
        unevaluatedProperties: fc.oneof(fc.constant<Json>(false), tie),
      }),
    )
    .map((parts) => Object.assign({}, ...parts) as JsonObject);
}

function list(tie: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> {
  return fc
    .tuple(
      sparse(70, { items: tie }),
      sparse(15, {
        prefixItems: fc.array(tie, { minLength: 1, maxLength: 2 }) as fc.Arbitrary<Json>,
        contains: tie,
        minContains: small,
        maxContains: small,
        minItems: small,
        maxItems: small,
        uniqueItems: fc.boolean() as fc.Arbitrary<Json>,
        unevaluatedItems: fc.oneof(fc.constant<Json>(false), tie),
      }),
    )
    .map((parts) => Object.assign({}, ...parts) as JsonObject);
}

/** Values of several types with keywords that speak of only some of them, and what an object must not have. */
function mixed(tie: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> {
  const several = fc
    .tuple(fc.constantFrom('object', 'array', 'string'), fc.subarray(['null', 'integer', 'object'], { minLength: 1 }))
    .map(([first, others]): Json => [...new Set([first, ...others])]);
  return fc
    .tuple(
      sparse(80, { type: several }),
      fc.oneof({ weight: 3, arbitrary: structure(tie) }, { weight: 1, arbitrary: list(tie) }),
      sparse(20, { not: fc.oneof(demand, fc.record({ type }), textual, numeric) as fc.Arbitrary<Json> }),
    )
    .map((parts) => Object.assign({}, ...parts) as JsonObject);
}

function composed(tie: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> {
  const several = fc.array(tie, { minLength: 1, maxLength: 3 }) as fc.Arbitrary<Json>;
  return fc.oneof(
    fc.record({ allOf: several }),
    fc.record({ anyOf: several }),
    fc.record({ oneOf: several }),
    fc.record({ not: tie }),
    fc.record({ if: tie, then: tie, else: tie }),
    fc.record({ if: tie, then: tie }),
  ) as fc.Arbitrary<JsonObject>;
}

const { schema } = grammar(false);
const { schema: flagged } = grammar(true);

function grammar(flags: boolean): { schema: fc.Arbitrary<Json> } {
  return fc.letrec<{ schema: Json }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
      { weight: 2, arbitrary: fc.oneof(typed('string', textual), typed('integer', numeric), typed('number', numeric)) },
      {
        weight: 1,
        arbitrary: fc.oneof(
          fc.constant<Json>(true),
          type.map((only): Json => ({ type: only })),
          fc.constant<Json>({}),
        ),
      },
      {
        weight: 1,
        arbitrary: fc.oneof(
          fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }).map((values): Json => ({ enum: values })),
          scalar.map((value): Json => ({ const: value })),
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(...DEFINITIONS).map((ref): Json => ({ $ref: `#/components/schemas/${ref}` })),
      },
      {
        weight: 1,
        arbitrary: fc.uniqueArray(type, { minLength: 1, maxLength: 2 }).map((types): Json => ({ type: types })),
      },
      { weight: 4, arbitrary: typed('object', structure(tie('schema'))) },
      { weight: 1, arbitrary: structure(tie('schema')) },
      { weight: 3, arbitrary: mixed(tie('schema')) },
      { weight: 2, arbitrary: typed('array', list(tie('schema'))) },
      { weight: 3, arbitrary: composed(tie('schema')) },
      {
        weight: 1,
        arbitrary: fc.tuple(composed(tie('schema')), structure(tie('schema'))).map(([a, b]): Json => ({ ...b, ...a })),
      },
      {
        weight: flags ? 2 : 0,
        arbitrary: fc
          .tuple(typed('string', textual), fc.constantFrom('readOnly', 'writeOnly'))
          .map(([base, flag]): Json => ({ ...base, [flag]: true })),
      },
    ) as fc.Arbitrary<Json>,
  }));
}

/** A definition never begins with a reference at the same place: that would be a schema that is only itself. */
const definition = (part: fc.Arbitrary<Json>): fc.Arbitrary<JsonObject> =>
  typed('object', structure(part)).map((made) => withoutLoops(made));

function withoutLoops(made: JsonObject): JsonObject {
  const { dependentSchemas: _, ...rest } = made;
  return rest;
}

function sampleOf(part: fc.Arbitrary<Json>): fc.Arbitrary<Sample> {
  return fc.record({
    schema: part,
    definitions: fc.record({ First: definition(part), Second: definition(part) }) as fc.Arbitrary<Record<string, Json>>,
  });
}

/** A schema with the definitions it may refer to; one in eight knows readOnly and writeOnly. */
const sample: fc.Arbitrary<Sample> = fc.oneof(
  { weight: 7, arbitrary: sampleOf(schema) },
  { weight: 1, arbitrary: sampleOf(flagged) },
);

/** Two unrelated schemas, or one and a small change of it. */
export const pair: fc.Arbitrary<readonly [Sample, Sample]> = fc.oneof(
  fc.tuple(sample, sample),
  fc.tuple(sample, fc.infiniteStream(fc.nat(9999)), schema).map(([one, dice, other]) => {
    const next = (below: number): number => (dice.next().value as number) % below;
    return [one, { ...one, schema: mutate(one.schema, next, other) }] as const;
  }),
  fc.tuple(sample, fc.infiniteStream(fc.nat(9999)), schema).map(([one, dice, other]) => {
    const next = (below: number): number => (dice.next().value as number) % below;
    return [{ ...one, schema: mutate(one.schema, next, other) }, one] as const;
  }),
);
