/** The notes of a value (`default`, `readOnly` ...), wherever in its composition they stand. */
import { canonical, equal, type Json, type JsonObject } from '../../json.js';
import type { Located, OpenApi } from '../../openapi/model.js';
import { noteKeywords } from '../keywords.js';
import { schemasOfValue } from './members.js';

/** What the schemas of one value note of it, references and branches included; several values of one keyword as a list. */
export function notesOf(document: OpenApi, places: readonly Located[]): JsonObject {
  const schemas = places.flatMap((place) => schemasOfValue(document, place));
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

/** The keywords of which two values note something else. */
export function changedNotes(base: JsonObject, revision: JsonObject): Set<string> {
  return new Set([...noteKeywords].filter((keyword) => !equal(base[keyword], revision[keyword])));
}
