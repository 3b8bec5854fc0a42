/**
 * The smallest place that a difference lies in, where there is but one: so that a change of one branch points at that
 * branch.
 */
import { isObject, type Json, type JsonObject } from '../../../json.js';
import type { Pair } from '../../change/pair.js';
import { holdsSchemas, isAnnotation } from '../../keywords.js';
import { subschemas } from '../read/view.js';

/**
 * Follows the only difference down through the schemas that hold it, as they are written; stops where two things
 * differ.
 */
export function narrow(pair: Pair, same: (base: Json, revision: Json) => boolean): Pair {
  const next = onlyDifference(pair, same);
  return next === undefined ? pair : narrow(next, same);
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
