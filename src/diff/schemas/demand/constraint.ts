/** What the rules about one group of schema keywords have in common. */
import { asked, type Draft, fromTo, placeOf } from '../../change/draft.js';
import type { SchemaPlace } from '../../change/subjects.js';
import { isNothing } from '../read/view.js';
import { demandOf } from './demand.js';

/** Which items `items` speaks of depends on how many `prefixItems` there are. */
export const itemKeywords = ['items', 'prefixItems'];

/**
 * The change of some keywords at one place, asked as one question; nothing when none of them differs. `together`:
 * keywords that are asked together when one of them changed.
 */
export function changeOf(
  place: SchemaPlace,
  keywords: readonly string[],
  together: readonly string[] = [],
): readonly Draft[] {
  const changed = keywords.filter((keyword) => place.differs.has(keyword));
  if (changed.length === 0 || place.equivalent || takesNothing(place)) return [];
  const asks = together.some((keyword) => changed.includes(keyword)) ? [...changed, ...together] : changed;
  const { base, revision } = place;
  return [
    {
      at: placeOf(base, revision),
      detail: { names: changed, ...sides(place, changed) },
      judgement: asked({
        spot: place.spot,
        replaced: { base, revision, keywords: asks },
        demand: (side) => demandOf(place.says[side], asks),
        held: { bothWays: 'editorial', oneWay: 'compatible' },
      }),
    },
  ];
}

/** Does one release take nothing at all here? Then that is the change, which the composition tells. */
function takesNothing({ differs, says }: SchemaPlace): boolean {
  return differs.has('not') && (isNothing(says.base) || isNothing(says.revision));
}

/** Both values where one keyword changed, else the keywords with their values. */
function sides(place: SchemaPlace, changed: readonly string[]): ReturnType<typeof fromTo> {
  return fromTo(demandOf(place.says.base, changed) ?? undefined, demandOf(place.says.revision, changed) ?? undefined);
}
