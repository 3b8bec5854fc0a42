/**
 * Members and items of which there are many. ajv writes code for each, and another witness has others of them; so one
 * keyword has all that are judged when a value gets there, and what was said of one is said of it in every witness.
 */
import { isObject, type Json, type JsonObject } from '../../../json.js';

/** More are not written where they stand. */
export const MAX_IN_PLACE = 16;

interface LaterParts {
  /** The type of the value whose parts they are. */
  readonly of: 'object' | 'array';
  /** The keyword that has the schemas of the parts. */
  readonly instead: 'properties' | 'prefixItems';
}

/** The keywords that name, for the members or items of one value, what they are judged by. */
export const LATER_PARTS: Readonly<Record<string, LaterParts>> = {
  laterMembers: { of: 'object', instead: 'properties' },
  laterItems: { of: 'array', instead: 'prefixItems' },
};

/** Gathers what is judged later among the members and items of a schema; the schema still evaluates them. */
export function gathered(made: JsonObject): JsonObject {
  const all = { ...made };
  for (const [keyword, { instead }] of Object.entries(LATER_PARTS)) {
    const parts = made[instead];
    if (typeof parts !== 'object' || parts === null) continue;
    const later = Object.entries(parts).flatMap(([key, part]) => {
      const number = laterOf(part);
      return number === undefined ? [] : [[key, number] as const];
    });
    if (later.length < 2) continue;
    const rest = (part: Json): Json => (laterOf(part) === undefined ? part : true);
    all[keyword] = Object.fromEntries(later);
    all[instead] = Array.isArray(parts)
      ? parts.map(rest)
      : Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, rest(part)]));
  }
  return all;
}

function laterOf(part: Json): Json | undefined {
  return isObject(part) ? part.later : undefined;
}
