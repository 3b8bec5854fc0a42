/** The notes of a value (`default`, `readOnly` ...), wherever in its composition they stand. */
import { canonical, equal, type Json, type JsonObject } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import { type SideName, sideNames } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { hidingKeywords, noteKeywords } from '../../keywords.js';
import { certainSchemas, schemasOfTexts, schemasOfValue } from './applied.js';

/** What each release notes of one value; several values of one keyword as a list. */
export interface Notes {
  readonly base: JsonObject;
  readonly revision: JsonObject;
}

/**
 * What the schemas of one value note of it, references and branches included; what both releases refer to is left
 * aside, since a change in there is told there. A value is left out of messages only where every value is, whatever
 * branch it takes. What one release notes in one of several branches and the other beside them is noted by the other
 * alone: a value that is not there takes no branch, and a text may take another.
 */
export function notesOf(documents: Documents, from: readonly Located[], to: readonly Located[]): Notes {
  const all = schemasOf(documents, from, to, schemasOfValue);
  const notes = { base: notesIn(all.base.own), revision: notesIn(all.revision.own) };
  for (const [of, keywords] of certainly) {
    const said = keywords.filter((keyword) => isSaid(all, keyword));
    if (said.length === 0) continue;
    const certain = schemasOf(documents, from, to, of);
    const sure = { base: notesIn(certain.base.own), revision: notesIn(certain.revision.own) };
    for (const keyword of said) {
      if (hidingKeywords.has(keyword)) put(notes, keyword, leftOut(certain, sure, keyword));
      else if (equal(notes.base[keyword], notes.revision[keyword])) put(notes, keyword, sure);
    }
  }
  return notes;
}

/** The notes that count where every value is subject to them, and how such schemas are found. */
const certainly = [
  [certainSchemas, [...hidingKeywords, 'default', 'xml']],
  [schemasOfTexts, ['contentEncoding', 'contentMediaType', 'contentSchema']],
] as const;

function isSaid({ base, revision }: Record<SideName, Gathered>, keyword: string): boolean {
  return [base, revision].some(({ whole }) => [...whole.values()].some((schema) => schema[keyword] !== undefined));
}

function put(notes: Notes, keyword: string, as: Notes): void {
  for (const side of sideNames) {
    const value = as[side][keyword];
    if (value === undefined) delete notes[side][keyword];
    else notes[side][keyword] = value;
  }
}

/** Does each release leave the value out? Nothing is said of it where what differs is told elsewhere. */
function leftOut({ base, revision }: Record<SideName, Gathered>, own: Notes, keyword: string): Notes {
  if (equal(own.base[keyword], own.revision[keyword])) return { base: {}, revision: {} };
  const note = ({ whole }: Gathered): JsonObject =>
    [...whole.values()].some((schema) => schema[keyword] === true) ? { [keyword]: true } : {};
  return { base: note(base), revision: note(revision) };
}

/** The schemas of a value, and those of them that are not reached through what both releases refer to. */
interface Gathered {
  readonly whole: ReadonlyMap<string, JsonObject>;
  readonly own: readonly JsonObject[];
}

function schemasOf(
  { base, revision }: Documents,
  from: readonly Located[],
  to: readonly Located[],
  of: typeof schemasOfValue,
): Record<SideName, Gathered> {
  const gather = (document: OpenApi, places: readonly Located[], isLeft?: (pointer: string) => boolean) =>
    new Map(places.flatMap((place) => [...of(document, place, isLeft)]));
  const [was, is] = [gather(base, from), gather(revision, to)];
  const isReferred = (pointer: string, places: readonly Located[]): boolean =>
    !places.some((place) => pointer === place.pointer || pointer.startsWith(`${place.pointer}/`));
  const isShared = (pointer: string): boolean =>
    was.has(pointer) && is.has(pointer) && (isReferred(pointer, from) || isReferred(pointer, to));
  return {
    base: { whole: was, own: [...gather(base, from, isShared).values()] },
    revision: { whole: is, own: [...gather(revision, to, isShared).values()] },
  };
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
