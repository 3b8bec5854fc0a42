/** Values that schemas are likely to hold: small ones, or with everything that may be there. ajv decides afterwards. */
import { isObject, type Json, type JsonObject } from '../../src/json.js';
import { choosing } from './chosen.js';
import { isHidden } from './left-out.js';
import type { Random } from './random.js';
import type { Release } from './release.js';
import { sampleNumber, sampleText } from './sample-scalars.js';
import type { Direction } from './words.js';

/** How values are drawn. */
export interface Drawing {
  readonly release: Release;
  readonly direction: Direction;
  readonly random: Random;
  /** Write what is optional too, and take any branch. */
  readonly full: boolean;
}

/** Branches to take: of a schema with `anyOf` or `oneOf`, the index. */
export type Forced = ReadonlyMap<Json, number>;

const none: Forced = new Map();
const DEEPEST = 14;

/** A value that all the schemas may hold; undefined where none is found. */
export function sample(drawing: Drawing, schemas: readonly Json[], forced: Forced = none, depth = 0): Json | undefined {
  if (depth > DEEPEST) return undefined;
  const facets: JsonObject[] = [];
  for (const schema of schemas) if (!flatten(drawing, schema, forced, facets, 0)) return undefined;
  const constant = facets.find((facet) => facet.const !== undefined);
  if (constant !== undefined) return constant.const;
  const lists = facets.flatMap((facet) => (Array.isArray(facet.enum) ? [facet.enum] : []));
  if (lists.length > 0) {
    const type = typeOf(facets);
    const [first = [], ...others] = lists;
    const common = first.filter((value) => others.every((list) => list.includes(value)));
    const typed = common.filter((value) => type === undefined || value !== null || type === 'null');
    const fitting = typed.length > 0 ? typed : common;
    return drawing.full ? drawing.random.pick(fitting) : fitting[0];
  }
  const type = typeOf(facets);
  if (type === 'null') return null;
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return sampleNumber(facets, type === 'integer');
  if (type === 'array') return list(drawing, facets, depth);
  if (type === 'object') return members(drawing, facets, depth);
  return sampleText(facets, drawing.random);
}

/** The schemas of one value that hold together: references and parts of `allOf` joined, one branch chosen of the others. */
export function flatten(drawing: Drawing, schema: Json, forced: Forced, into: JsonObject[], depth: number): boolean {
  if (schema === true) return true;
  if (!isObject(schema) || depth > DEEPEST) return false;
  const facet = drawing.release.modern(schema);
  into.push(facet);
  const join = (part: Json): boolean => flatten(drawing, part, forced, into, depth + 1);
  if (typeof facet.$ref === 'string' && !join(drawing.release.target(facet.$ref))) return false;
  if (Array.isArray(facet.allOf) && !facet.allOf.every(join)) return false;
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const branches = facet[keyword];
    if (!Array.isArray(branches) || branches.length === 0) continue;
    const index = forced.get(branches) ?? (drawing.full ? drawing.random.below(branches.length) : simplest(branches));
    const branch = branches[index] as Json;
    if (!join(branch)) return false;
    if (isObject(facet.discriminator)) into.push(...chosenBy(drawing.release, facet.discriminator, branch, branches));
  }
  if (facet.if !== undefined && facet.else !== undefined && !join(facet.else)) return false;
  return true;
}

/** The branch that is written with the least: a scalar where there is one. */
function simplest(branches: readonly Json[]): number {
  const index = branches.findIndex(
    (branch) => isObject(branch) && ['string', 'boolean', 'integer', 'number'].includes(String(branch.type)),
  );
  return index === -1 ? 0 : index;
}

function chosenBy(release: Release, discriminator: JsonObject, branch: Json, branches: readonly Json[]): JsonObject[] {
  const property = String(discriminator.propertyName);
  const [value] = choosing(release, branch, branches, discriminator);
  return value === undefined
    ? []
    : [{ type: 'object', properties: { [property]: { const: value } }, required: [property] }];
}

function typeOf(facets: readonly JsonObject[]): string | undefined {
  const listed = facets.filter((facet) => facet.type !== undefined).map((facet) => [facet.type].flat() as string[]);
  if (listed.length > 0) {
    const [first = [], ...others] = listed;
    const fits = (type: string, types: readonly string[]) =>
      types.includes(type) || (type === 'integer' && types.includes('number'));
    const common = first
      .flatMap((type) =>
        others.some((types) => types.includes('integer')) && type === 'number' ? ['integer'] : [type],
      )
      .filter((type) => others.every((types) => fits(type, types)));
    return common.find((type) => type !== 'null') ?? common[0] ?? 'null';
  }
  const has = (...names: string[]) => facets.some((facet) => names.some((name) => facet[name] !== undefined));
  if (has('properties', 'required', 'patternProperties', 'additionalProperties', 'minProperties', 'dependentRequired'))
    return 'object';
  if (has('items', 'prefixItems', 'minItems', 'contains')) return 'array';
  if (has('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf')) return 'number';
  return undefined;
}

function list(drawing: Drawing, facets: readonly JsonObject[], depth: number): Json | undefined {
  const least = Math.max(
    0,
    ...facets.map((facet) => Number(facet.minItems ?? (facet.contains === undefined ? 0 : (facet.minContains ?? 1)))),
  );
  const length = Math.max(least, drawing.full && depth < 2 ? 1 : 0);
  const made: Json[] = [];
  for (let index = 0; index < length; index++) {
    const item = sample(drawing, itemSchemas(facets, index), none, depth + 1);
    if (item === undefined) return index >= least ? made : undefined;
    made.push(item);
  }
  return facets.some((facet) => facet.uniqueItems === true) ? distinct(made) : made;
}

/** The schemas of an item. */
export function itemSchemas(facets: readonly JsonObject[], index: number): Json[] {
  return facets.flatMap((facet) => {
    const prefix = Array.isArray(facet.prefixItems) ? facet.prefixItems[index] : undefined;
    const own = prefix ?? facet.items;
    return [own, facet.contains].filter((part): part is Json => part !== undefined);
  });
}

/** Scalars made different from one another; anything else is left to ajv. */
function distinct(items: Json[]): Json[] {
  return items.map((item, index) =>
    typeof item === 'number' ? item + index : typeof item === 'string' && index > 0 ? `${item}${index}` : item,
  );
}

function members(drawing: Drawing, facets: readonly JsonObject[], depth: number): Json | undefined {
  const required = new Set(
    facets.flatMap((facet) => (Array.isArray(facet.required) ? (facet.required as string[]) : [])),
  );
  const declared = new Set(
    facets.flatMap((facet) => (isObject(facet.properties) ? Object.keys(facet.properties) : [])),
  );
  const least = Math.max(0, ...facets.map((facet) => Number(facet.minProperties ?? 0)));
  const made: JsonObject = {};
  for (const name of new Set([...required, ...declared])) {
    const schemas = memberSchemas(facets, name);
    if (schemas.some((schema) => isHidden(drawing.release, schema, drawing.direction))) continue;
    const wanted = required.has(name) || Object.keys(made).length < least || (drawing.full && depth === 0);
    if (!wanted) continue;
    const value = sample(drawing, schemas, none, depth + 1);
    if (value !== undefined) made[name] = value;
    else if (required.has(name)) return undefined;
  }
  for (let extra = 0; Object.keys(made).length < least && extra < least; extra++) {
    const value = sample(drawing, memberSchemas(facets, nameOf(extra)), none, depth + 1);
    if (value !== undefined) made[nameOf(extra)] = value;
  }
  return made;
}

/** A name for a member that nothing declares. */
export const nameOf = (index: number): string =>
  `k${String.fromCharCode(97 + (index % 26))}${'z'.repeat(Math.floor(index / 26))}`;

/** The schemas of a member: declared ones, patterns, and those of members that are not declared. */
function memberSchemas(facets: readonly JsonObject[], name: string): Json[] {
  return facets.flatMap((facet) => {
    const own =
      isObject(facet.properties) && Object.hasOwn(facet.properties, name) ? [facet.properties[name] as Json] : [];
    const patterns = Object.entries(isObject(facet.patternProperties) ? facet.patternProperties : {});
    const matching = patterns.filter(([pattern]) => new RegExp(pattern, 'u').test(name)).map(([, schema]) => schema);
    const found = [...own, ...matching];
    return found.length > 0 || facet.additionalProperties === undefined ? found : [facet.additionalProperties];
  });
}
