/**
 * A schema without its compositions: the alternatives that it is, each one object whose keywords say all that is said.
 * Where only the whole tells what compositions mean together (`not`, `oneOf` of what overlaps, two patterns for one
 * text), there are none.
 */
import { equal, type Json, type JsonObject, keysOf, member } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import { isAnnotation, noteKeywords } from '../../keywords.js';
import { follow, says, subschemas } from './view.js';

/** How many alternatives a schema may be. */
const MAX_ALTERNATIVES = 64;
/** How many schemas may be looked at for that. */
const MAX_SCHEMAS = 500;

/**
 * The alternatives of a schema, in 2020-12 words; those that nothing can be are left out. Null where it cannot be told
 * so.
 */
export function alternativesOf(document: OpenApi, place: Located): readonly JsonObject[] | null {
  return new Alternating(document).of(place);
}

/** Reads the alternatives of one schema. */
class Alternating {
  /** The schemas on the way: one that leads back to itself has no end of alternatives. */
  readonly #above = new Set<string>();
  #looked = 0;

  /** `nested`: in how many members it stands that are looked into. */
  constructor(
    readonly document: OpenApi,
    readonly nested = 0,
  ) {}

  of(place: Located): Alternatives {
    if (this.#above.has(place.pointer) || this.#looked++ > MAX_SCHEMAS) return null;
    this.#above.add(place.pointer);
    const found = this.#schema(place, says(this.document, place.json));
    this.#above.delete(place.pointer);
    return found;
  }

  #schema(place: Located, schema: JsonObject): Alternatives {
    if (schema.discriminator !== undefined) return null;
    const parts = (keyword: 'allOf' | 'anyOf' | 'oneOf'): Located[] =>
      subschemas(place, schema, keyword).map(([, part]) => part);
    const { $ref: ref } = schema;
    const target = typeof ref === 'string' ? [follow(this.document, ref)] : [];
    const { unevaluatedProperties: rest, ...own } = ownOf(schema);
    let found: Alternatives = [own];
    for (const part of [...target, ...parts('allOf')]) found &&= both(found, this.of(part));
    if (schema.anyOf !== undefined) found &&= both(found, this.#any(parts('anyOf')));
    if (schema.oneOf !== undefined) found &&= both(found, this.#one(parts('oneOf'), found));
    return rest === undefined ? found : this.#withRest(found, rest);
  }

  #any(branches: readonly Located[]): Alternatives {
    return this.#each(branches)?.flat() ?? null;
  }

  /** A `oneOf` whose branches have no value in common, beside what else is said, is an `anyOf`. */
  #one(branches: readonly Located[], beside: Alternatives): Alternatives {
    const all = this.#each(branches);
    return all !== null && this.#areApart(all, beside) ? all.flat() : null;
  }

  #areApart(some: readonly (readonly JsonObject[])[], beside: Alternatives): boolean {
    return some.every((each, i) =>
      some
        .slice(i + 1)
        .every((other) => both(beside, both(each, other))?.every((schema) => this.#lacksMember(schema)) === true),
    );
  }

  /** Must it be an object that has a member which nothing can be? */
  #lacksMember({ type, required, properties }: JsonObject): boolean {
    if (this.nested > 1 || required === undefined || list(type ?? null).join() !== 'object') return false;
    return list(required).some((name) => {
      const json = member(properties, String(name));
      const inside = new Alternating(this.document, this.nested + 1);
      return json !== undefined && inside.of({ json, pointer: '' })?.length === 0;
    });
  }

  /**
   * What is said of members that no part speaks of: which those are, several alternatives of one value tell together.
   */
  #withRest(found: Alternatives, rest: Json): Alternatives {
    const mayEvaluate = (schema: JsonObject): boolean =>
      ['if', 'dependentSchemas', '$dynamicRef'].some((keyword) => schema[keyword] !== undefined);
    if (found === null || found.some(mayEvaluate)) return null;
    const alone = found.map((each) => [each]);
    return new Set(found.map(namesOf)).size < 2 || this.#areApart(alone, [{}])
      ? found.map((each) => ({ additionalProperties: rest, ...each }))
      : null;
  }

  #each(branches: readonly Located[]): (readonly JsonObject[])[] | null {
    const all: (readonly JsonObject[])[] = [];
    for (const branch of branches) {
      const found = this.of(branch);
      if (found === null) return null;
      all.push(found);
    }
    return all;
  }
}

type Alternatives = readonly JsonObject[] | null;

const applied: ReadonlySet<string> = new Set(['$ref', 'allOf', 'anyOf', 'oneOf']);

/** What a schema says beside its compositions; a constant as a list of one. */
function ownOf(schema: JsonObject): JsonObject {
  const { const: constant, ...said } = schema;
  const isAsserting = (name: string): boolean => !applied.has(name) && !isAnnotation(name) && !noteKeywords.has(name);
  const own = Object.fromEntries(Object.entries(said).filter(([name]) => isAsserting(name)));
  if (constant === undefined) return own;
  return { ...own, enum: list(said.enum ?? [constant]).filter((each) => equal(each, constant)) };
}

/** The members that an alternative speaks of. */
function namesOf({ properties, patternProperties = null, additionalProperties = null }: JsonObject): string {
  return JSON.stringify([Object.keys(properties ?? {}).sort(), patternProperties, additionalProperties]);
}

/** What is an alternative of both. */
function both(some: Alternatives, others: Alternatives): Alternatives {
  if (some === null || others === null || some.length * others.length > MAX_ALTERNATIVES) return null;
  const found: JsonObject[] = [];
  for (const a of some)
    for (const b of others) {
      const merged = merge(a, b);
      if (merged === null) return null;
      if (merged !== undefined) found.push(merged);
    }
  return found;
}

/**
 * One schema that says what both say: null where one alone cannot say it, undefined where they have no value in common.
 */
function merge(a: JsonObject, b: JsonObject): JsonObject | null | undefined {
  const speakOf = (keywords: readonly string[]): boolean =>
    [a, b].every((schema) => keywords.some((keyword) => schema[keyword] !== undefined));
  const sayMore = (keywords: readonly string[]): boolean =>
    [a, b].some((schema) => keywords.some((keyword) => schema[keyword] !== undefined));
  const isShared = speakOf(ofMembers);
  if ((isShared && sayMore(['patternProperties'])) || (speakOf(['items', ...ofItems]) && sayMore(ofItems))) return null;
  const made: JsonObject = { ...a };
  for (const [keyword, value] of Object.entries(b)) {
    const known = made[keyword];
    const merged = known === undefined || equal(known, value) ? value : together[keyword]?.(known, value);
    if (merged === undefined) return null;
    if (Array.isArray(merged) && merged.length === 0 && keyword !== 'required') return undefined;
    made[keyword] = merged;
  }
  return withValues(isShared ? { ...made, properties: membersOfBoth(a, b) } : made);
}

/** Of the values that are listed, those of a type that is stated; undefined where there are none. */
function withValues(schema: JsonObject): JsonObject | undefined {
  const { type, enum: values } = schema;
  if (type === undefined || !Array.isArray(values)) return schema;
  const left = values.filter((value) => list(type).some((each) => isOfType(value, each)));
  return left.length === 0 ? undefined : { ...schema, enum: left };
}

function isOfType(value: Json, type: Json): boolean {
  if (value === null || Array.isArray(value)) return type === (value === null ? 'null' : 'array');
  if (typeof value !== 'number') return type === typeof value;
  return type === 'number' || (type === 'integer' && Number.isInteger(value));
}

const ofMembers = ['properties', 'patternProperties', 'additionalProperties'] as const;
const ofItems = ['prefixItems', 'unevaluatedItems', 'contains'] as const;

/** What is additional is so beside the members of the same schema. */
function membersOfBoth(a: JsonObject, b: JsonObject): JsonObject {
  const names = [a, b].flatMap(({ properties }) => keysOf(properties));
  return Object.fromEntries(
    [...new Set(names)].map((name) => {
      const said = [a, b].flatMap((schema) => member(schema.properties, name) ?? schema.additionalProperties ?? []);
      return [name, said.length === 1 || equal(said[0], said[1]) ? (said[0] as Json) : { allOf: said }];
    }),
  );
}

/** What two values of a keyword mean beside each other. */
const together: Readonly<Record<string, (a: Json, b: Json) => Json>> = {
  type: commonTypes,
  enum: (a, b) => list(a).filter((each) => list(b).some((other) => equal(each, other))),
  required: (a, b) => [...new Set([...list(a), ...list(b)])],
  items: (a, b) => ({ allOf: [a, b] }),
  additionalProperties: (a, b) => ({ allOf: [a, b] }),
  properties: (a) => a,
  uniqueItems: (a, b) => a === true || b === true,
  ...Object.fromEntries(
    ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'].map((keyword) => [keyword, larger]),
  ),
  ...Object.fromEntries(
    ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'].map((keyword) => [keyword, smaller]),
  ),
};

function list(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

function larger(a: Json, b: Json): Json {
  return Math.max(Number(a), Number(b));
}

function smaller(a: Json, b: Json): Json {
  return Math.min(Number(a), Number(b));
}

/** An integer is a number. */
function commonTypes(a: Json, b: Json): Json {
  const [some, others] = [list(a), list(b)];
  const isOf = (types: readonly Json[], type: Json): boolean =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  return [...new Set([...some.filter((type) => isOf(others, type)), ...others.filter((type) => isOf(some, type))])];
}
