/** The members that a schema declares, wherever in its composition they stand. */
import { isObject, type Json, type JsonObject, member } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import type { Step } from '../../../schema/question.js';
import { ifTold, matches } from '../../../schema/strings/patterns.js';
import { certainParts, declaringParts, isComposed, type PartsOf, schemasOfValue } from './applied.js';
import { follow, says, subschemas, within } from './view.js';

/** What the parts of a composition declare together. */
export interface Declared {
  /** Each member's schemas; more than one where several parts speak of it. */
  readonly properties: ReadonlyMap<string, readonly Located[]>;
  /** The schemas of items and of members without a name, by what speaks of them. */
  readonly others: ReadonlyMap<string, readonly Located[]>;
}

const ofOthers = [
  'items',
  'prefixItems',
  'unevaluatedItems',
  'contains',
  'additionalProperties',
  'patternProperties',
  'unevaluatedProperties',
] as const;

/**
 * Gathers the declared members of some schemas of one value. `branches`: also those that stand in a branch, which a
 * value may or may not take; without it, only what every value is subject to. What an `if` or a `not` names is never
 * declared there: no code sees it.
 */
export function declared(document: OpenApi, places: readonly Located[], branches: boolean): Declared {
  return declaredIn(document, appliedTo(document, places, branches ? declaringParts : certainParts, []));
}

/** What some schemas declare themselves, without what they lead to. */
export function declaredIn(document: OpenApi, places: readonly Located[]): Declared {
  const properties = new Map<string, Located[]>();
  const others = new Map<string, Located[]>();
  for (const place of places) {
    const schema = says(document, place.json);
    for (const [name, part] of subschemas(place, schema, 'properties')) note(properties, name, part);
    for (const keyword of ofOthers)
      for (const [token, part] of subschemas(place, schema, keyword)) note(others, `${keyword} ${token}`, part);
  }
  return { properties, others };
}

/**
 * Some schemas of one value and all that they lead to, branches included, but for those that are known already and for what
 * an `if` asks.
 */
export function allInPlace(document: OpenApi, places: readonly Located[], known: readonly Located[]): Located[] {
  return appliedTo(document, places, declaringParts, known);
}

function appliedTo(
  document: OpenApi,
  places: readonly Located[],
  partsOf: PartsOf,
  known: readonly Located[],
): Located[] {
  const seen = new Set(known.map(({ pointer }) => pointer));
  const found: Located[] = [];
  const waiting = [...places];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (seen.has(place.pointer)) continue;
    seen.add(place.pointer);
    found.push(place);
    const schema = says(document, place.json);
    if (typeof schema.$ref === 'string') waiting.push(follow(document, schema.$ref));
    waiting.push(...partsOf(place, schema));
  }
  return found;
}

function note(places: Map<string, Located[]>, name: string, place: Located): void {
  const known = places.get(name);
  if (known === undefined) places.set(name, [place]);
  else known.push(place);
}

/** What some schemas of one value say of the part that a step leads to. */
export function partsAt(document: OpenApi, places: readonly Located[], step: Step): readonly Located[] {
  const { properties, others } = declared(document, places, true);
  return step.kind === 'property' ? (properties.get(step.name) ?? []) : [...others.values()].flat();
}

/** A member's own schema in `properties`, or undefined. */
export function ownProperty(place: Located, schema: JsonObject, name: string): Located | undefined {
  const own = member(schema.properties, name);
  return own === undefined ? undefined : within(place, own, 'properties', name);
}

/** The names in `required`. */
export function requiredNames(schema: JsonObject): readonly string[] {
  return namesIn(schema.required);
}

/** The names in a list of them. */
export function namesIn(names: Json | undefined): string[] {
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}

/** Is the name in `required`? */
export function isRequired(schema: JsonObject, name: string): boolean {
  return isNamed(schema.required, name);
}

/**
 * How the schema, or those that it applies to the same value, demand that the member be there: always, or beside others
 * (`dependentRequired`). Null where they do not.
 */
export function presenceAround(document: OpenApi, place: Located, name: string): JsonObject | null {
  const schemas = [...schemasOfValue(document, place).values()];
  if (schemas.some((schema) => isRequired(schema, name))) return { required: [name] };
  const beside = schemas.flatMap(({ dependentRequired: needs }) =>
    isObject(needs) ? Object.keys(needs).filter((other) => isNamed(needs[other], name)) : [],
  );
  if (beside.length === 0) return null;
  return { dependentRequired: Object.fromEntries(beside.map((other) => [other, [name]])) };
}

function isNamed(names: Json | undefined, name: string): boolean {
  return Array.isArray(names) && names.includes(name);
}

/**
 * All that a schema says of a member, by what says it: as declared, by the patterns that match its name; else what it
 * says of additional members (or unevaluated ones, where it is no composition).
 */
export function schemasOfMember(place: Located, schema: JsonObject, name: string): Map<string, Located> {
  const found = new Map<string, Located>();
  const own = ownProperty(place, schema, name);
  if (own !== undefined) found.set('properties', own);
  for (const [pattern, part] of subschemas(place, schema, 'patternProperties'))
    if (isMeant(pattern, name)) found.set(`patternProperties ${pattern}`, part);
  if (found.size > 0) return found;
  const rest = schema.additionalProperties === undefined ? 'unevaluatedProperties' : 'additionalProperties';
  if (rest === 'unevaluatedProperties' && isComposed(schema)) return found;
  return new Map(subschemas(place, schema, rest).map(([, part]) => [rest, part]));
}

/** What a schema demands of a member that it does not declare; null when it demands nothing. */
export function demandOfOthers(place: Located, schema: JsonObject, name: string): Json | null {
  const said = [...schemasOfMember(place, schema, name).values()];
  const demands = said.flatMap(({ json }) => (json === true ? [] : [json]));
  if (demands.length === 0) return null;
  return demands.length === 1 ? (demands[0] as Json) : { allOf: demands };
}

/** Does a pattern match a name? Where nobody can tell: no. */
export function isMeant(pattern: string, name: string): boolean {
  return ifTold(() => matches(pattern, name)) ?? false;
}
