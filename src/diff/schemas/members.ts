/** The members that a schema declares, wherever in its composition they stand. */
import { isObject, type Json, type JsonObject, member } from '../../json.js';
import type { Located, OpenApi } from '../../openapi/model.js';
import type { Step } from '../../schema/question.js';
import { matches, Undecided } from '../../schema/strings/patterns.js';
import { wraps } from '../keywords.js';
import { follow, says, subschemas, within } from './view.js';

/** What the parts of a composition declare together. */
export interface Declared {
  /** Each member's schemas; more than one where several parts speak of it. */
  readonly properties: ReadonlyMap<string, readonly Located[]>;
  /** The schemas of items and of members without a name, by what speaks of them. */
  readonly others: ReadonlyMap<string, readonly Located[]>;
}

/** Keywords whose schemas speak of the same value. */
const inPlace = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else', 'dependentSchemas'] as const;

/** Does a keyword hold schemas of the same value? */
export function isInPlace(keyword: string): keyword is (typeof inPlace)[number] {
  return (inPlace as readonly string[]).includes(keyword);
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
 * Gathers the declared members of some schemas of one value. `branches`: also those that stand in a branch, which a value may
 * or may not take; without it, only what every value is subject to.
 */
export function declared(document: OpenApi, places: readonly Located[], branches: boolean): Declared {
  const properties = new Map<string, Located[]>();
  const others = new Map<string, Located[]>();
  const seen = new Set<string>();
  const waiting = [...places];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (seen.has(place.pointer)) continue;
    seen.add(place.pointer);
    const schema = says(document, place.json);
    if (typeof schema.$ref === 'string') waiting.push(follow(document, schema.$ref));
    waiting.push(...(branches ? partsInPlace : certainParts)(place, schema));
    for (const [name, part] of subschemas(place, schema, 'properties')) note(properties, name, part);
    for (const keyword of ofOthers)
      for (const [token, part] of subschemas(place, schema, keyword)) note(others, `${keyword} ${token}`, part);
  }
  return { properties, others };
}

function note(places: Map<string, Located[]>, name: string, place: Located): void {
  const known = places.get(name);
  if (known === undefined) places.set(name, [place]);
  else known.push(place);
}

/** Does a schema speak of its value through other schemas as well? */
export function isComposed(schema: JsonObject): boolean {
  return schema.$ref !== undefined || inPlace.some((keyword) => schema[keyword] !== undefined);
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

/** What a schema says of its value, itself and through references and in branches; by pointer. */
export function schemasOfValue(document: OpenApi, place: Located): Map<string, JsonObject> {
  return appliedFrom(document, place, partsInPlace);
}

/** The same of what every value is subject to, whatever branches it takes: a union of one is that branch. */
export function certainSchemas(document: OpenApi, place: Located): Map<string, JsonObject> {
  return appliedFrom(document, place, certainParts);
}

/** The schemas of the same value that a schema leads to, of which some are asked for. */
export type PartsOf = (place: Located, schema: JsonObject) => Located[];

/** What a schema says of its value, itself, through references and in such parts; by pointer. */
export function appliedFrom(document: OpenApi, place: Located, partsOf: PartsOf): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  const waiting = [place];
  for (const next of waiting) {
    if (found.has(next.pointer)) continue;
    const schema = says(document, next.json);
    found.set(next.pointer, schema);
    if (typeof schema.$ref === 'string') waiting.push(follow(document, schema.$ref));
    waiting.push(...partsOf(next, schema));
  }
  return found;
}

function partsInPlace(place: Located, schema: JsonObject): Located[] {
  return inPlace.flatMap((keyword) => subschemas(place, schema, keyword).map(([, part]) => part));
}

function certainParts(place: Located, schema: JsonObject): Located[] {
  return wraps.flatMap((keyword) => {
    const parts = subschemas(place, schema, keyword).map(([, part]) => part);
    return keyword === 'allOf' || parts.length === 1 ? parts : [];
  });
}

/** Do several schemas of one value speak of the part of it that a step leads to? Then no change of one of them stands alone. */
export function isShared(document: OpenApi, place: Located, step: Step): boolean {
  return speakersOf(document, place, step, new Map()) > 1;
}

/** How many of them may count together: of the branches of a union each passes by itself. */
function speakersOf(document: OpenApi, place: Located, step: Step, known: Map<string, number>): number {
  const { pointer } = place;
  const before = known.get(pointer);
  if (before !== undefined) return before;
  known.set(pointer, 0);
  const schema = says(document, place.json);
  const of = (part: Located): number => speakersOf(document, part, step, known);
  let count = speakersIn({ json: schema, pointer }, schema, step);
  if (typeof schema.$ref === 'string') count += of(follow(document, schema.$ref));
  for (const keyword of inPlace) {
    const counts = subschemas(place, schema, keyword).map(([, part]) => of(part));
    if (keyword === 'anyOf' || keyword === 'oneOf') count += Math.max(0, ...counts);
    else for (const each of counts) count += each;
  }
  known.set(pointer, count);
  return count;
}

function speakersIn(place: Located, schema: JsonObject, step: Step): number {
  if (step.kind === 'property') return schemasOfMember(place, schema, step.name).size;
  // Any two patterns may match one name.
  if (step.kind === 'pattern' && isObject(schema.patternProperties)) {
    const isNamed = subschemas(place, schema, 'properties').some(([name]) => isMeant(step.pattern, name));
    if (isNamed || Object.keys(schema.patternProperties).length > 1) return 2;
  }
  return speaking[step.kind].some((keyword) => schema[keyword] !== undefined) ? 1 : 0;
}

const ofMembers = ['properties', 'patternProperties', 'additionalProperties', 'unevaluatedProperties'];
const ofItems = ['items', 'prefixItems', 'unevaluatedItems', 'contains'];
const speaking = { pattern: ofMembers, additional: ofMembers, items: ofItems, item: ofItems, name: ['propertyNames'] };

/**
 * All that a schema says of a member, by what says it: as declared, by the patterns that match its name; else what it says of
 * additional members (or unevaluated ones, where it is no composition).
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

function isMeant(pattern: string, name: string): boolean {
  try {
    return matches(pattern, name);
  } catch (error) {
    if (error instanceof Undecided) return false;
    throw error;
  }
}

/** Is a member left out of messages of this direction (readOnly in requests, writeOnly in responses)? */
export function isLeftOut(document: OpenApi, place: Located, direction: 'request' | 'response'): boolean {
  const keyword = direction === 'request' ? 'readOnly' : 'writeOnly';
  return [...schemasThatHide(document, place).values()].some((schema) => schema[keyword] === true);
}

/** The schemas of a value that leave it out where they say so: one of several branches does not. */
export function schemasThatHide(document: OpenApi, place: Located): Map<string, JsonObject> {
  return certainSchemas(document, place);
}
