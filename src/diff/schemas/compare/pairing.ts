/** Which parts of two schemas are compared one by one, although the keyword that holds them differs. */
import { isObject, type Json, type JsonObject, member } from '../../../json.js';
import { childKeywords } from '../../keywords.js';
import type { SameSchema } from './same.js';

/**
 * Of the keywords that differ, those whose difference lies in parts alone: members of one name, items, and the parts of
 * an `allOf` when each has one partner. (`properties` is among them even when names come and go: rules look at those.)
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

/** Each part with its partner, and every reference beside a reference to the same component. */
function partsPair(same: SameSchema, base: Json, revision: Json): boolean {
  if (!Array.isArray(base) || !Array.isArray(revision) || base.length !== revision.length) return false;
  const order = partnersOf(same, base, revision);
  return revision.every((part, i) => {
    const from = member(base[order[i] as number], '$ref');
    const to = member(part, '$ref');
    return from === undefined && to === undefined ? true : same.sameTarget(from, to);
  });
}

/**
 * The places in the base of the parts that the revision's parts of an `allOf` are compared with: one that is the same
 * first, since their order says nothing; the others as they stand. Both have as many.
 */
export function partnersOf(same: SameSchema, base: readonly Json[], revision: readonly Json[]): readonly number[] {
  const left = new Set(base.keys());
  const take = (at: number | undefined): number | undefined => (at !== undefined && left.delete(at) ? at : undefined);
  const alike = revision.map((part, i) =>
    take([i, ...left].find((at) => left.has(at) && same.same(base[at] as Json, part))),
  );
  return alike.map((at) => at ?? (take([...left][0]) as number));
}
