/**
 * The smallest place that a difference lies in, where there is but one: so that a change of one branch points at that
 * branch.
 */
import { equal, isObject, type Json, type JsonObject } from '../../../json.js';
import type { Pair } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { compositionKeywords, holdsSchemas, isAnnotation, noteKeywords } from '../../keywords.js';
import { says, subschemas } from '../read/view.js';
import { demandOf } from './demand.js';

/**
 * Follows the only difference down through the schemas that hold it, as they are written; stops where two things
 * differ.
 */
export function narrow(pair: Pair, same: (base: Json, revision: Json) => boolean): Pair {
  const next = onlyDifference(pair, same);
  return next === undefined ? pair : narrow(next, same);
}

/** The keywords in which two schemas differ, with their values on each side where they are there. */
interface ChangedInside {
  readonly names: readonly string[];
  readonly from: JsonObject | undefined;
  readonly to: JsonObject | undefined;
}

/** The demands of two schemas that differ, where all that differs is demands which hold no schemas. */
export function changedInside(documents: Documents, { base, revision }: Pair): ChangedInside | undefined {
  const [from, to] = [says(documents.base, base.json), says(documents.revision, revision.json)];
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (name) => !isAnnotation(name) && !equal(from[name] ?? null, to[name] ?? null),
  );
  const isPlain = (name: string): boolean =>
    !holdsSchemas(name) && !compositionKeywords.has(name) && !noteKeywords.has(name);
  if (names.length === 0 || !names.every(isPlain)) return undefined;
  return { names, from: demandOf(from, names) ?? undefined, to: demandOf(to, names) ?? undefined };
}

function onlyDifference({ base, revision }: Pair, same: (base: Json, revision: Json) => boolean): Pair | undefined {
  if (!isObject(base.json) || !isObject(revision.json)) return undefined;
  const keyword = onlyKeyword(base.json, revision.json, same);
  if (keyword === undefined || !holdsSchemas(keyword)) return undefined;
  if (Array.isArray(base.json[keyword]) !== Array.isArray(revision.json[keyword])) return undefined;
  const from = subschemas(base, base.json, keyword);
  const to = subschemas(revision, revision.json, keyword);
  if (from.length !== to.length) return undefined;
  const partners = new Map(to);
  const apart = from.filter(([token, place]) => {
    const partner = partners.get(token);
    return partner === undefined || !same(place.json, partner.json);
  });
  const [token, place] = apart[0] ?? [];
  const partner = token === undefined ? undefined : partners.get(token);
  return apart.length === 1 && place !== undefined && partner !== undefined
    ? { base: place, revision: partner }
    : undefined;
}

/** The one keyword, words aside, in which two schemas differ. */
function onlyKeyword(
  base: JsonObject,
  revision: JsonObject,
  same: (base: Json, revision: Json) => boolean,
): string | undefined {
  const differing = [...new Set([...Object.keys(base), ...Object.keys(revision)])]
    .filter((keyword) => !isAnnotation(keyword))
    .filter((keyword) => {
      const [from, to] = [base[keyword], revision[keyword]];
      return from === undefined || to === undefined || !same(from, to);
    });
  return differing.length === 1 ? differing[0] : undefined;
}
