/** The schemas that apply to one value, wherever in its composition they stand. */
import type { JsonObject } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import { wraps } from '../../keywords.js';
import { typesOf } from './types.js';
import { follow, says, subschemas } from './view.js';

/** Keywords whose schemas speak of the same value. */
export const inPlace = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else', 'dependentSchemas'] as const;

/** Those of them that declare what the value may hold: what an `if` names is asked of a value and declared nowhere. */
export const declaring = inPlace.filter((keyword) => keyword !== 'if');

/** Does a keyword hold schemas of the same value? */
export function isInPlace(keyword: string): keyword is (typeof inPlace)[number] {
  return (inPlace as readonly string[]).includes(keyword);
}

/** Does a schema speak of its value through other schemas as well? */
export function isComposed(schema: JsonObject): boolean {
  return schema.$ref !== undefined || inPlace.some((keyword) => schema[keyword] !== undefined);
}

/**
 * What a schema says of its value, itself and through references and in branches; by pointer. `isLeft`: what is left
 * aside, with all that is behind it.
 */
export function schemasOfValue(document: OpenApi, place: Located, isLeft?: IsLeft): Map<string, JsonObject> {
  return appliedFrom(document, place, partsInPlace, isLeft);
}

/** The same of what every value is subject to, whatever branches it takes: a union of one is that branch. */
export function certainSchemas(document: OpenApi, place: Located, isLeft?: IsLeft): Map<string, JsonObject> {
  return appliedFrom(document, place, (at, schema) => certainParts(at, schema), isLeft);
}

/** The same of what every text is subject to: branches that are no strings do not count. */
export function schemasOfTexts(document: OpenApi, place: Located, isLeft?: IsLeft): Map<string, JsonObject> {
  const isText = ([, part]: [string, Located]): boolean => typesOf(document, part)?.includes('string') ?? true;
  return appliedFrom(document, place, (at, schema) => certainParts(at, schema, isText), isLeft);
}

/** The schemas of the same value that a schema leads to, of which some are asked for. */
export type PartsOf = (place: Located, schema: JsonObject) => Located[];
type IsLeft = (pointer: string) => boolean;

/** What a schema says of its value, itself, through references and in such parts; by pointer. */
export function appliedFrom(
  document: OpenApi,
  place: Located,
  partsOf: PartsOf,
  isLeft: IsLeft = () => false,
): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  const waiting = [place];
  for (const next of waiting) {
    if (found.has(next.pointer) || isLeft(next.pointer)) continue;
    const schema = says(document, next.json);
    found.set(next.pointer, schema);
    if (typeof schema.$ref === 'string') waiting.push(follow(document, schema.$ref));
    waiting.push(...partsOf(next, schema));
  }
  return found;
}

/** Its parts in place. */
function partsInPlace(place: Located, schema: JsonObject): Located[] {
  return inPlace.flatMap((keyword) => subschemas(place, schema, keyword).map(([, part]) => part));
}

/** Those of its parts in place that declare what the value may hold. */
export function declaringParts(place: Located, schema: JsonObject): Located[] {
  return declaring.flatMap((keyword) => subschemas(place, schema, keyword).map(([, part]) => part));
}

/** Those that every value is subject to; of a union the only branch that counts. */
export function certainParts(
  place: Located,
  schema: JsonObject,
  counts: (part: [string, Located]) => boolean = () => true,
): Located[] {
  return wraps.flatMap((keyword) => {
    const parts = subschemas(place, schema, keyword);
    const branches = keyword === 'allOf' ? parts : parts.filter(counts);
    return keyword === 'allOf' || branches.length === 1 ? branches.map(([, part]) => part) : [];
  });
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
