/** Which parts of two schemas are compared one by one, although the keyword that holds them differs. */
import { isObject, type Json, type JsonObject, member } from '../../json.js';
import { childKeywords } from '../keywords.js';
import type { SameSchema } from './same.js';

/**
 * Of the keywords that differ, those whose difference lies in parts alone: members of one name, items, and the parts of an
 * `allOf` when each has one partner. (`properties` is among them even when names come and go: rules look at those.)
 */
export function pairParts(
  same: SameSchema,
  both: { base: JsonObject; revision: JsonObject },
  differs: ReadonlySet<string>,
): Set<string> {
  const paired = new Set<string>();
  for (const keyword of differs) {
    const base = member(both.base, keyword);
    const revision = member(both.revision, keyword);
    if (keyword === 'properties') paired.add(keyword);
    else if (base === undefined || revision === undefined) continue;
    else if (keyword === 'allOf') {
      if (partsPair(same, base, revision)) paired.add(keyword);
    } else if (childKeywords.has(keyword) && sameShape(base, revision, keyword)) paired.add(keyword);
  }
  return paired;
}

function sameShape(base: Json, revision: Json, keyword: string): boolean {
  if (Array.isArray(base) || Array.isArray(revision))
    return Array.isArray(base) && Array.isArray(revision) && base.length === revision.length;
  if (!isObject(base) || !isObject(revision)) return false;
  return keyword !== 'patternProperties' || sameNames(base, revision);
}

function sameNames(base: JsonObject, revision: JsonObject): boolean {
  const names = Object.keys(base);
  return names.length === Object.keys(revision).length && names.every((name) => Object.hasOwn(revision, name));
}

/** Part by part, with every reference beside a reference to the same component. */
function partsPair(same: SameSchema, base: Json, revision: Json): boolean {
  if (!Array.isArray(base) || !Array.isArray(revision) || base.length !== revision.length) return false;
  return base.every((part, i) => {
    const from = member(part, '$ref');
    const to = member(revision[i], '$ref');
    return from === undefined && to === undefined ? true : same.sameTarget(from, to);
  });
}
