/** The notes of a value (`default`, `readOnly` ...), wherever in its composition they stand. */
import { canonical, equal, type Json, type JsonObject } from '../../json.js';
import type { Located } from '../../openapi/model.js';
import type { Documents } from '../change/subjects.js';
import { noteKeywords } from '../keywords.js';
import { schemasOfValue } from './members.js';

/** What each release notes of one value; several values of one keyword as a list. */
export interface Notes {
  readonly base: JsonObject;
  readonly revision: JsonObject;
}

/**
 * What the schemas of one value note of it, references and branches included; what both releases refer to is left aside, since a
 * change in there is told there.
 */
export function notesOf({ base, revision }: Documents, from: readonly Located[], to: readonly Located[]): Notes {
  const before = new Map(from.flatMap((place) => [...schemasOfValue(base, place)]));
  const after = new Map(to.flatMap((place) => [...schemasOfValue(revision, place)]));
  const isReferred = (pointer: string, places: readonly Located[]): boolean =>
    !places.some((place) => pointer === place.pointer || pointer.startsWith(`${place.pointer}/`));
  const isShared = (pointer: string): boolean =>
    before.has(pointer) && after.has(pointer) && (isReferred(pointer, from) || isReferred(pointer, to));
  const own = (schemas: ReadonlyMap<string, JsonObject>): JsonObject[] =>
    [...schemas].filter(([pointer]) => !isShared(pointer)).map(([, schema]) => schema);
  return { base: notesIn(own(before)), revision: notesIn(own(after)) };
}

function notesIn(schemas: readonly JsonObject[]): JsonObject {
  const notes: JsonObject = {};
  for (const keyword of noteKeywords) {
    const values = new Map<string, Json>();
    // That something is not so is what an author says by saying nothing.
    for (const { [keyword]: value } of schemas)
      if (value !== undefined && !(value === false && keyword !== 'default')) values.set(canonical(value), value);
    const found = [...values.keys()].sort().map((key) => values.get(key) as Json);
    if (found.length > 0) notes[keyword] = found.length === 1 ? (found[0] as Json) : found;
  }
  return notes;
}

/** The keywords of which the two note something else. */
export function changedNotes({ base, revision }: Notes): Set<string> {
  return new Set([...noteKeywords].filter((keyword) => !equal(base[keyword], revision[keyword])));
}
