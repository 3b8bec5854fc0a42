/**
 * What two releases say of one value, branch by branch: who follows a branch of a union minds what is said there and
 * beside the union, whatever other branches say. Branches without a partner in the other release are taken together.
 */
import type { Json } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import { otherSide, type Pair, type SideName } from '../../change/pair.js';
import { declaring } from '../read/applied.js';
import { allInPlace, declared } from '../read/members.js';
import { areTold, isNeverLeftOut, tagsOf } from '../read/tags.js';
import { follow, says, subschemas } from '../read/view.js';
import { type Fork, type Forks, pairForks } from './branches.js';
import type { SameSchema } from './same.js';
import type { Speakers } from './scene.js';

/** What one release says to who follows some branches. */
export interface Followed {
  /** The schemas themselves, without what they lead to. */
  readonly places: readonly Located[];
  /** Those of them that every such value is subject to. */
  readonly certain: readonly Located[];
}

/** What both say. */
export interface Branching {
  readonly base: Followed;
  readonly revision: Followed;
}

/** How many ways are told apart: where unions lead to each other for one value, there may be no end of them. */
const MAX_WAYS = 500;

/** All ways through the unions of some schemas of one value. */
export function branchingsOf(same: SameSchema, { base, revision }: Speakers): readonly Branching[] {
  const found: Branching[] = [];
  for (const each of branchingsThrough(same, { base: none, revision: none }, { base, revision })) {
    if (found.push(each) <= MAX_WAYS) continue;
    const { documents } = same;
    return [{ base: together(documents.base, base), revision: together(documents.revision, revision) }];
  }
  return found;
}

const none: Followed = { places: [], certain: [] };

function* branchingsThrough(same: SameSchema, beside: Branching, next: Speakers): Generator<Branching> {
  const { documents } = same;
  const from = expanded(documents.base, next.base, beside.base);
  const to = expanded(documents.revision, next.revision, beside.revision);
  const said: Branching = { base: from.said, revision: to.said };
  const forks = { base: from.forks, revision: to.forks };
  const { paired, alone } = pairForks(same, forks);
  const isSpoken = ({ base, revision }: Pair): boolean =>
    declares(documents.base, base) || declares(documents.revision, revision);
  const spoken = paired.filter((branches) => branches.some(isSpoken)).flat();
  for (const { base, revision } of spoken) yield* branchingsThrough(same, said, { base: [base], revision: [revision] });
  const rest = spoken.length === 0 ? alone : restOf(same, forks, alone);
  if (rest === null) return;
  yield {
    base: together(documents.base, rest.base, said.base),
    revision: together(documents.revision, rest.revision, said.revision),
  };
}

/**
 * What is left to compare once branches were compared in pairs. One that came or went, and nothing else, says nothing
 * to who follows another branch, unless it takes what that one takes.
 */
function restOf(same: SameSchema, forks: Forks, alone: Speakers): Speakers | null {
  if (alone.base.length > 0 && alone.revision.length > 0) return alone;
  const all = { base: branchesOf(forks.base), revision: branchesOf(forks.revision) };
  const areApart = (side: SideName): boolean => {
    const document = same.documents[side];
    const others = all[otherSide[side]].map((place) => tagsOf(same.documents[otherSide[side]], place));
    return alone[side].every((place) => {
      const tags = tagsOf(document, place);
      return others.every((other) => areTold(tags, other, isNeverLeftOut(document, place)));
    });
  };
  return areApart('base') && areApart('revision') ? null : all;
}

function branchesOf(forks: readonly Fork[]): Located[] {
  return forks.flatMap(({ branches }) => branches);
}

/** What some schemas say beside what is said already, as if who follows one of their branches followed all of them. */
function together(document: OpenApi, places: readonly Located[], { places: said, certain }: Followed = none): Followed {
  return { places: [...said, ...allInPlace(document, places, said)], certain };
}

function declares(document: OpenApi, place: Located): boolean {
  const { properties, others } = declared(document, [place], true);
  return properties.size + others.size > 0;
}

/** What some schemas say beside what is said already, and the unions that they lead to. */
function expanded(document: OpenApi, next: readonly Located[], beside: Followed): { said: Followed; forks: Fork[] } {
  const seen = new Set(beside.places.map(({ pointer }) => pointer));
  const certain: Located[] = [];
  const forks: Fork[] = [];
  const conditional: Located[] = [];
  const waiting = [...next];
  for (const place of waiting) {
    if (seen.has(place.pointer)) continue;
    seen.add(place.pointer);
    certain.push(place);
    const schema = says(document, place.json);
    if (typeof schema.$ref === 'string') waiting.push(follow(document, schema.$ref));
    const choices = [...subschemas(place, schema, 'then'), ...subschemas(place, schema, 'else')];
    const isChoice = schema.if !== undefined && choices.length === 2;
    for (const keyword of declaring) {
      const parts = subschemas(place, schema, keyword).map(([, part]) => part);
      if (keyword === 'allOf' || (isUnion(keyword) && parts.length === 1)) waiting.push(...parts);
      else if (isUnion(keyword)) forks.push({ branches: parts });
      else if (!isChoice || (keyword !== 'then' && keyword !== 'else')) conditional.push(...parts);
    }
    if (isChoice) forks.push({ branches: choices.map(([, part]) => part), decides: schema.if as Json });
  }
  const own = [...beside.places, ...certain];
  const places = [...own, ...allInPlace(document, conditional, own)];
  return { said: { places, certain: [...beside.certain, ...certain] }, forks };
}

function isUnion(keyword: string): boolean {
  return keyword === 'anyOf' || keyword === 'oneOf';
}
