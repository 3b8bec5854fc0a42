/** Compositions that differ in nothing but notes of their parts, each of which is told where it stands. */
import { fromPointer, isObject, type Json, type JsonObject } from '../../../json.js';
import type { Found } from '../../change/rule.js';
import type { Composition } from '../../graph/graph.js';
import { noteKeywords } from '../../keywords.js';
import { propertyReadOnly } from '../../rules/property-read-only.js';
import { areAlike } from '../../schemas/compare/alike.js';
import type { Site } from '../../schemas/compare/scene.js';
import { demandOf } from '../../schemas/demand/demand.js';
import { compareNotesOf } from './members.js';
import type { Noted } from './notes.js';

/**
 * Compares what the parts of a composition note; a keyword of which nothing is left to be told then differs no more.
 */
export function noteBelow(
  site: Site,
  keywords: readonly string[],
  noted: Noted,
  composition: Composition | undefined,
): void {
  const { node, here } = site;
  const start = node.found.length;
  compareNotesOf(site, keywords, noted.told);
  const isAsked = composition?.mixed === true && here.owner === null;
  if (isAllTold(site, keywords, node.found.slice(start), isAsked))
    for (const keyword of keywords) noted.differs.delete(keyword);
}

/**
 * Is nothing left to be told of some keywords? What several members that are left out break together is asked where the
 * composition `isAsked` as a whole; else it is told there as well.
 */
function isAllTold(
  { scene, here, both }: Site,
  keywords: readonly string[],
  found: readonly Found[],
  isAsked: boolean,
): boolean {
  const hiding = found.filter(({ rule }) => rule.id === propertyReadOnly.id);
  if (hiding.length === 0 || (hiding.length > 1 && !isAsked)) return false;
  const base = demandOf(both.base, keywords) ?? {};
  let revision: Json | undefined = demandOf(both.revision, keywords) ?? {};
  for (const { draft } of found) {
    const { at } = draft;
    if (at.base === null || at.revision === null || !at.revision.startsWith(`${here.revision.pointer}/`)) continue;
    const path = fromPointer(at.revision.slice(here.revision.pointer.length));
    const noted = scene.documents.base.at(at.base);
    revision = isObject(noted) && revision !== undefined ? withNotes(revision, path, noted) : undefined;
  }
  return revision !== undefined && areAlike(scene.same, base, revision);
}

/** A schema whose part notes what another one does. */
function withNotes(json: Json, [token, ...path]: readonly string[], noted: JsonObject): Json | undefined {
  if (Array.isArray(json)) {
    const part = json[Number(token)];
    const changed = part === undefined ? undefined : withNotes(part, path, noted);
    return changed === undefined ? undefined : json.map((each, i) => (i === Number(token) ? changed : each));
  }
  if (!isObject(json)) return undefined;
  if (token === undefined) {
    const notes = (of: JsonObject, isNote: boolean): [string, Json][] =>
      Object.entries(of).filter(([keyword]) => noteKeywords.has(keyword) === isNote);
    return Object.fromEntries([...notes(json, false), ...notes(noted, true)]);
  }
  const part = Object.hasOwn(json, token) ? json[token] : undefined;
  const changed = part === undefined ? undefined : withNotes(part, path, noted);
  return changed === undefined ? undefined : { ...json, [token]: changed };
}
