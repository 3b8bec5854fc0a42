/**
 * What comes or goes because a reference leads elsewhere now, or a reference is new or gone: it stands where it stood,
 * and the reference is what changed. That is one change at its place, with the worst of what it does.
 */
import { fromPointer } from '../../../json.js';
import { partOf } from '../../../openapi/locate.js';
import type { Located } from '../../../openapi/model.js';
import type { At } from '../../change/change.js';
import { placeOf } from '../../change/draft.js';
import { otherSide, type SideName } from '../../change/pair.js';
import type { Found } from '../../change/rule.js';
import { list, quoted } from '../../change/wording.js';
import { compositionKeywords } from '../../keywords.js';
import { schemaComposition } from '../../rules/schema-composition.js';
import type { Here, Site } from '../../schemas/compare/scene.js';
import { type MembersOfParts, partsDetail, withMembers } from '../../schemas/demand/named-parts.js';

/** Tells at the place what was found elsewhere since `start`; what stood by itself there is left where it is. */
export function tellBrought(
  site: Site,
  start: number,
  differs: ReadonlySet<string>,
  end = site.node.found.length,
): void {
  const { scene, node, here, both } = site;
  const isBrought = (found: Found): boolean => isElsewhere(site, found);
  const brought = node.found.slice(start, end).filter(isBrought);
  if (brought.length === 0) return;
  const later = node.found.splice(start);
  const own = later.find(
    ({ rule, draft: { judgement } }) =>
      rule === schemaComposition && judgement.kind === 'asked' && judgement.asked.replaced.base === here.base,
  );
  const names = [...differs].filter((keyword) => compositionKeywords.has(keyword));
  const at = own?.draft.at ?? placeOf(here.base, here.revision);
  const detail = withMembers(
    own?.draft.detail ?? partsDetail(scene.documents, both, names, (one, other) => scene.same.same(one, other)),
    membersOf(brought, here),
  );
  for (const found of later) {
    if (brought.includes(found))
      node.found.push({ ...found, rule: schemaComposition, draft: { ...found.draft, at, detail, speaksOf: 'whole' } });
    else node.found.push(found === own ? { ...own, draft: { ...own.draft, detail } } : found);
  }
}

/**
 * Does something else stand here because of a reference: what stands at one of the places is there in both releases,
 * and did not become what is at the other? Of one reference for another also what stands in a component that came or
 * went.
 */
function isElsewhere({ scene: { documents, same }, here, both }: Site, found: Found): boolean {
  const { at } = found.draft;
  const isRetargeted = both.base.$ref !== undefined && both.revision.$ref !== undefined;
  const isBrought = (side: SideName): boolean => {
    const pointer = at[side];
    if (pointer === null || standsIn((here.owner ?? here)[side], pointer, namesTo(found, here))) return false;
    const there = same.pointerThere(side, pointer);
    const other = documents[otherSide[side]];
    if (isRetargeted && other.at(partOf(there)) === undefined) return true;
    return there !== at[otherSide[side]] && other.at(there) !== undefined;
  };
  const isHere = at.base === here.base.pointer && at.revision === here.revision.pointer;
  return !isHere && (isBrought('base') || isBrought('revision'));
}

/** Does a member stand in a schema itself? A reference may lead back there, to what is a member further down then. */
function standsIn({ pointer: outer }: Located, pointer: string, names: readonly string[]): boolean {
  if (!pointer.startsWith(`${outer}/`)) return false;
  const tokens = fromPointer(pointer.slice(outer.length));
  return tokens.filter((_, i) => tokens[i - 1] === 'properties').length === names.length;
}

/**
 * The members that it is about, by what becomes of them; one that several ways lead to by the first of them, the
 * shortest.
 */
function membersOf(brought: readonly Found[], here: Here): MembersOfParts {
  const first = new Map<string, Found>();
  for (const found of brought) {
    const { base, revision } = found.draft.at;
    const key = `${found.rule.id} ${base} ${revision}`;
    if (!first.has(key)) first.set(key, found);
  }
  const told = (is: (at: At) => boolean, text: (found: Found) => string): string[] =>
    [...first.values()].flatMap((found) => (is(found.draft.at) ? [text(found)] : [])).sort();
  const memberOf = (found: Found): string => namesTo(found, here).join('.');
  return {
    gone: told(({ revision }) => revision === null, memberOf),
    come: told(({ base }) => base === null, memberOf),
    differs: told(
      ({ base, revision }) => base !== null && revision !== null,
      (found) => noteOf(found, memberOf(found)),
    ),
  };
}

/** What is said otherwise of a member, as code. */
function noteOf(found: Found, member: string): string {
  const keywords = list(found.rule.edits ?? found.draft.detail.names ?? []);
  return [keywords, member && quoted(member)].filter((text) => text !== '').join(' of ');
}

/** A member with those that it stands in, from the value here on. */
function namesTo({ draft, steps = [] }: Found, here: Here): string[] {
  const names = steps.slice(here.steps.length).flatMap((step) => (step.kind === 'property' ? [step.name] : []));
  return draft.member === undefined ? names : [...names, draft.member.name];
}
