/** The messages in which a change is judged together, and those in which it says nothing. */
import type { Draft } from '../../change/draft.js';
import type { Documents } from '../../change/subjects.js';
import type { Use } from '../../graph/reach.js';
import { isTextAt, mannerAtPlace, type PlaceManner, placeManners } from '../../texts/form/manner-at.js';
import { byCarrier } from './carriers.js';

const readers: readonly Use['reader'][] = [undefined, 'new', 'contested', 'kept'];

/** Uses that are judged together, and how the place is written in them: of one direction, and carried in one way. */
export function judgedTogether(
  documents: Documents,
  { judgement, spot, silentAs, silentIn }: Draft,
  uses: readonly Use[],
): (readonly [PlaceManner, readonly Use[]])[] {
  const place = judgement.kind === 'asked' ? judgement.asked.spot : spot;
  const groups: [PlaceManner, Use[]][] = [];
  for (const use of uses) {
    const manner = place === undefined ? use.written : mannerAtPlace(documents, use, place);
    const way = (use.direction === 'request' ? 0 : 4) + (use.encoded ? 0 : 2) + (use.alternate ? 0 : 1);
    const at = (8 * readers.indexOf(use.reader) + way) * placeManners.length + placeManners.indexOf(manner);
    const [, group] = groups[at] ?? [];
    if (group === undefined) groups[at] = [manner, [use]];
    else group.push(use);
  }
  // As they are numbered, whichever was met first; numbers that nothing has are left out.
  const found = groups.filter(() => true);
  if (judgement.kind === 'asked')
    return found.flatMap(([manner, mine]) => byCarrier(documents, mine).map((some) => [manner, some] as const));
  const isApart = silentAs !== undefined || silentIn !== undefined;
  if (judgement.kind !== 'settled' || (judgement.byOperation !== true && !isApart)) return found;
  return found.flatMap(([manner, mine]) => mine.map((use) => [manner, [use]] as const));
}

/** Does a settled change say nothing in messages in which the value is written so? */
export function isSilent(documents: Documents, draft: Draft, uses: readonly Use[], manner: PlaceManner): boolean {
  const { spot, judgement, silentAs = 'bytes' } = draft;
  if (spot === undefined || judgement.kind !== 'settled') return false;
  const memberIn = ({ root }: Use): string | undefined => {
    const last = [...(root?.steps ?? []), ...spot.steps].at(-1);
    return last?.kind === 'property' ? last.name : undefined;
  };
  if (draft.silentIn !== undefined)
    return uses.every((use) => draft.silentIn?.(use.message().mediaType ?? '', memberIn(use)));
  return silentAs === 'bytes' ? manner === 'bytes' : uses.every((use) => isTextAt(documents, use, spot));
}
