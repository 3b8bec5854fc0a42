/** The notes of a value (`default`, `readOnly` ...), wherever in its composition they stand. */
import { canonical, equal, type Json, type JsonObject } from '../../json.js';
import type { Located, OpenApi } from '../../openapi/model.js';
import type { Documents } from '../change/subjects.js';
import { noteKeywords } from '../keywords.js';
import { schemasOfValue, schemasThatHide } from './members.js';

/** What each release notes of one value; several values of one keyword as a list. */
export interface Notes {
  readonly base: JsonObject;
  readonly revision: JsonObject;
}

/**
 * What the schemas of one value note of it, references and branches included; what both releases refer to is left aside, since a
 * change in there is told there. A value that is left out in one release alone is noted to be, whatever its branches note: one of
 * several hides nothing.
 */
export function notesOf({ base, revision }: Documents, from: readonly Located[], to: readonly Located[]): Notes {
  const before = schemasOf(base, from, schemasOfValue);
  const after = schemasOf(revision, to, schemasOfValue);
  const notes = {
    base: notesIn(ownOf(before, after, from, to)),
    revision: notesIn(ownOf(after, before, from, to)),
  };
  const was = schemasOf(base, from, schemasThatHide);
  const is = schemasOf(revision, to, schemasThatHide);
  for (const keyword of ['readOnly', 'writeOnly']) {
    const hides = (schema: JsonObject): boolean => schema[keyword] === true;
    const own = [ownOf(was, is, from, to), ownOf(is, was, from, to)];
    const [did, does] = [[...was.values()], [...is.values()]].map((schemas) => schemas.some(hides));
    if (did === does || own[0]?.some(hides) === own[1]?.some(hides)) continue;
    notes.base[keyword] = did === true;
    notes.revision[keyword] = does === true;
  }
  return notes;
}

type Schemas = ReadonlyMap<string, JsonObject>;

function schemasOf(
  document: OpenApi,
  places: readonly Located[],
  of: (document: OpenApi, place: Located) => Schemas,
): Schemas {
  return new Map(places.flatMap((place) => [...of(document, place)]));
}

/** Some schemas of a release without those that both releases refer to. */
function ownOf(schemas: Schemas, its: Schemas, from: readonly Located[], to: readonly Located[]): JsonObject[] {
  const isReferred = (pointer: string, places: readonly Located[]): boolean =>
    !places.some((place) => pointer === place.pointer || pointer.startsWith(`${place.pointer}/`));
  return [...schemas]
    .filter(([pointer]) => !its.has(pointer) || !(isReferred(pointer, from) || isReferred(pointer, to)))
    .map(([, schema]) => schema);
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
