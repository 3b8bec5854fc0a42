/** What one release demands at a place of a schema, as a schema of its own, so that a single change can be asked. */
import { type Json, type JsonObject, keysOf } from '../../../json.js';
import type { Direction } from '../../../schema/question.js';
import { otherSide, type SideName } from '../../change/pair.js';
import type { SchemaPlace } from '../../change/subjects.js';
import { compositionKeywords } from '../../keywords.js';
import { isLeftOut } from '../read/applied.js';
import { demandOfOthers, isRequired, ownProperty, presenceAround, schemasOfMember } from '../read/members.js';

/** The keywords of one side that are among those named, or null when it has none. */
export function demandOf(schema: JsonObject, keywords: Iterable<string>): JsonObject | null {
  const found: JsonObject = {};
  let some = false;
  for (const keyword of keywords) {
    const value = schema[keyword];
    if (value === undefined || !Object.hasOwn(schema, keyword)) continue;
    found[keyword] = value;
    some = true;
  }
  return some ? found : null;
}

/**
 * What a release demands of one member: its schema (or what it says of members it does not declare), and whether it
 * must be there.
 */
export function demandOfMember(place: SchemaPlace, side: SideName, name: string, direction: Direction): Json | null {
  const schema = place.says[side];
  const own = ownProperty(place[side], schema, name);
  const value = own === undefined ? demandOfOthers(place[side], schema, name) : own.json;
  const presence = demandOfPresence(place, side, name, direction);
  if (value === null) return presence;
  return { properties: named(name, value), ...presence };
}

/**
 * How the member must be there, as this release sees it as the receiver; null where it need not. What the other release
 * leaves out of its messages was not demanded by any part of the composition around it; so all of them count.
 */
export function demandOfPresence(
  place: SchemaPlace,
  side: SideName,
  name: string,
  direction: Direction,
): JsonObject | null {
  if (leavesOut(place, side, name, direction)) return null;
  if (isRequired(place.says[side], name)) return { required: [name] };
  if (!leavesOut(place, otherSide[side], name, direction)) return null;
  return presenceAround(place.documents[side], place.spot.owner[side], name);
}

/** Does the release speak of the member here, declared or not, and leave it out of such messages? */
export function leavesOut(place: SchemaPlace, side: SideName, name: string, direction: Direction): boolean {
  const schemas = schemasOfMember(place[side], place.says[side], name);
  return [...schemas.values()].some((schema) => isLeftOut(place.documents[side], schema, direction));
}

/** An object of one member whose name comes from a document. */
function named(name: string, value: Json): JsonObject {
  return Object.fromEntries([[name, value]]);
}

/**
 * What a release says of members by pattern and of all others, with every member that either release declares passed
 * over.
 */
export function demandOfUndeclared(place: SchemaPlace, side: SideName): JsonObject | null {
  const demand = demandOf(place.says[side], ['patternProperties', 'additionalProperties']);
  if (demand === null) return null;
  const names = [...keysOf(place.says.base.properties), ...keysOf(place.says.revision.properties)];
  return { ...demand, properties: Object.fromEntries(names.map((name) => [name, true])) };
}

/** The compositions of one side that differ, with the keywords that they count with. */
export function demandOfComposition(place: SchemaPlace, side: SideName): JsonObject | null {
  const schema = place.says[side];
  // What is left unevaluated depends on every branch, and on what stands beside them.
  if (schema.unevaluatedProperties !== undefined || schema.unevaluatedItems !== undefined) return schema;
  return demandOf(schema, keywordsOfComposition(place));
}

/** The compositions that differ, with the keywords that they count with. */
export function keywordsOfComposition({ differs }: SchemaPlace): ReadonlySet<string> {
  const counted = new Set([...differs].filter((keyword) => compositionKeywords.has(keyword)));
  for (const group of together)
    if (group.some((keyword) => counted.has(keyword))) for (const keyword of group) counted.add(keyword);
  return counted;
}

const together = [
  ['if', 'then', 'else'],
  ['contains', 'minContains', 'maxContains'],
  ['anyOf', 'oneOf', 'discriminator'],
];
