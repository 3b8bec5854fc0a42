/**
 * What two releases say of one value, branch by branch: who follows a branch of a union minds what is said there and beside the
 * union, whatever other branches say. Branches without a partner in the other release are taken together.
 */
import type { Located, OpenApi } from '../../openapi/model.js';
import { inPlace } from './applied.js';
import { type Fork, pairForks } from './branches.js';
import { allInPlace, declared } from './members.js';
import type { SameSchema } from './same.js';
import type { Speakers } from './scene.js';
import { follow, says, subschemas } from './view.js';

/** What one release says to who follows some branches. */
export interface Followed {
  /** The schemas themselves, without what they lead to. */
  readonly places: readonly Located[];
  /** Those of them that every such value is subject to. */
  readonly certain: readonly Located[];
}

/** What both say. */
export interface Way {
  readonly base: Followed;
  readonly revision: Followed;
}

/** How many ways are told apart: where unions lead to each other for one value, there may be no end of them. */
const most = 500;

/** All ways through the unions of some schemas of one value. */
export function waysOf(same: SameSchema, { base, revision }: Speakers): readonly Way[] {
  const ways: Way[] = [];
  for (const way of waysThrough(same, { base: none, revision: none }, { base, revision })) {
    if (ways.push(way) <= most) continue;
    const { documents } = same;
    return [{ base: together(documents.base, base), revision: together(documents.revision, revision) }];
  }
  return ways;
}

const none: Followed = { places: [], certain: [] };

function* waysThrough(same: SameSchema, beside: Way, next: Speakers): Generator<Way> {
  const { documents } = same;
  const from = expanded(documents.base, next.base, beside.base);
  const to = expanded(documents.revision, next.revision, beside.revision);
  const said: Way = { base: from.said, revision: to.said };
  const { paired, alone } = pairForks(same, from.forks, to.forks);
  const speak = ({ base, revision }: Speakers): boolean =>
    declares(documents.base, base) || declares(documents.revision, revision);
  const spoken = paired.filter((fork) =>
    fork.some(({ base, revision }) => speak({ base: [base], revision: [revision] })),
  );
  for (const { base, revision } of spoken.flat())
    yield* waysThrough(same, said, { base: [base], revision: [revision] });
  // A branch that came or went, and nothing else, says nothing to who follows another one.
  if (spoken.length > 0 && (alone.base.length === 0 || alone.revision.length === 0)) return;
  yield {
    base: together(documents.base, alone.base, said.base),
    revision: together(documents.revision, alone.revision, said.revision),
  };
}

/** What some schemas say beside what is said already, as if who follows one of their branches followed all of them. */
function together(document: OpenApi, places: readonly Located[], { places: said, certain }: Followed = none): Followed {
  return { places: [...said, ...allInPlace(document, places, said)], certain };
}

function declares(document: OpenApi, places: readonly Located[]): boolean {
  const { properties, others } = declared(document, places, true);
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
    for (const keyword of inPlace) {
      const parts = subschemas(place, schema, keyword).map(([, part]) => part);
      if (keyword === 'allOf') waiting.push(...parts);
      else if (keyword !== 'anyOf' && keyword !== 'oneOf') conditional.push(...parts);
      else if (parts.length === 1) waiting.push(...parts);
      else if (parts.length > 1) forks.push(parts);
    }
  }
  const own = [...beside.places, ...certain];
  const places = [...own, ...allInPlace(document, conditional, own)];
  return { said: { places, certain: [...beside.certain, ...certain] }, forks };
}
