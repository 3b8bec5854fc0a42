/**
 * What comes or goes because a reference leads elsewhere now, or a reference is new or gone: it stands where it stood,
 * and the reference is what changed. That is one change at its place, with the worst of what it does.
 */
import { fromPointer } from '../../../json.js';
import { partOf } from '../../../openapi/locate.js';
import type { At } from '../../change/change.js';
import { placeOf } from '../../change/draft.js';
import { otherSide, type SideName } from '../../change/pair.js';
import type { Found } from '../../change/rule.js';
import { list, quoted } from '../../change/wording.js';
import { compositionKeywords } from '../../keywords.js';
import { schemaComposition } from '../../rules/schema-composition.js';
import type { Site } from '../../schemas/compare/scene.js';
import { type MembersOfParts, partsDetail, withMembers } from '../../schemas/demand/named-parts.js';

/** Tells at the place what was found elsewhere since `start`; what stood by itself there is left where it is. */
export function tellBrought(
  site: Site,
  start: number,
  differs: ReadonlySet<string>,
  end = site.node.found.length,
): void {
  const { scene, node, here, both } = site;
  const isBrought = ({ draft }: Found): boolean => isElsewhere(site, draft.at);
  const brought = node.found.slice(start, end).filter(isBrought);
  if (brought.length === 0) return;
  const later = node.found.splice(start);
  const own = later.find(
    ({ rule, draft: { judgement } }) =>
      rule === schemaComposition && judgement.kind === 'asked' && judgement.asked.replaced.base === here.base,
  );
  const names = [...differs].filter((keyword) => compositionKeywords.has(keyword));
  const at = own?.draft.at ?? placeOf(here.base, here.revision);
  const detail = withMembers(own?.draft.detail ?? partsDetail(scene.documents, both, names), membersOf(brought));
  for (const found of later) {
    if (brought.includes(found))
      node.found.push({ rule: schemaComposition, draft: { ...found.draft, at, detail, speaksOf: 'whole' } });
    else node.found.push(found === own ? { ...own, draft: { ...own.draft, detail } } : found);
  }
}

/**
 * Does something else stand here because of a reference: what stands at one of the places is there in both releases,
 * and did not become what is at the other? Of one reference for another also what stands in a component that came or
 * went.
 */
function isElsewhere({ scene: { documents, same }, here, both }: Site, at: At): boolean {
  const isRetargeted = both.base.$ref !== undefined && both.revision.$ref !== undefined;
  const isBrought = (side: SideName): boolean => {
    const pointer = at[side];
    if (pointer === null || pointer.startsWith(`${(here.owner ?? here)[side].pointer}/`)) return false;
    const there = same.pointerThere(side, pointer);
    const other = documents[otherSide[side]];
    if (isRetargeted && other.at(partOf(there)) === undefined) return true;
    return there !== at[otherSide[side]] && other.at(there) !== undefined;
  };
  const isHere = at.base === here.base.pointer && at.revision === here.revision.pointer;
  return !isHere && (isBrought('base') || isBrought('revision'));
}

/** The members that it is about, by what becomes of them. */
function membersOf(brought: readonly Found[]): MembersOfParts {
  const told = (is: (at: At) => boolean, text: (found: Found) => string): string[] =>
    brought.flatMap((found) => (is(found.draft.at) ? [text(found)] : [])).sort();
  return {
    gone: told(({ revision }) => revision === null, memberOf),
    come: told(({ base }) => base === null, memberOf),
    differs: told(({ base, revision }) => base !== null && revision !== null, noteOf),
  };
}

/** What is said otherwise of a member, as code. */
function noteOf(found: Found): string {
  const member = memberOf(found);
  const keywords = list(found.rule.edits ?? found.draft.detail.names ?? []);
  return [keywords, member && quoted(member)].filter((text) => text !== '').join(' of ');
}

/** A member, with those that it stands in, as its place tells. */
function memberOf({ draft: { at } }: Found): string {
  const tokens = fromPointer(at.revision ?? at.base ?? '');
  const names = tokens.filter((_, i) => tokens[i - 1] === 'properties');
  return names.join('.');
}
