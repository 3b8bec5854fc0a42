/**
 * What is open below a composition: the changes that are not told to break its messages, for each of which it is asked.
 */
import type { Direction } from '../../../schema/question.js';
import type { Found } from '../../change/rule.js';
import type { Use } from '../../graph/reach.js';
import type { Suspect } from './suspects.js';
import type { Verdicts } from './verdicts.js';

/** Changes that are open in some messages. */
export interface Open {
  readonly changes: readonly Found[];
  /** The others, which are told. */
  readonly told: readonly Found[];
  readonly uses: readonly Use[];
}

/** Tells which changes break an operation, by themselves or by an inner composition. */
export interface Told {
  readonly judged: Verdicts;
  readonly inside: readonly Suspect[];
}

/**
 * The messages of a composition, those together in which the same changes are open, those of parents apart; none in
 * which nothing is.
 */
export function openIn({ under }: Suspect, told: Told, direction: Direction, uses: readonly Use[]): Open[] {
  const all = [...under.keys()];
  const some = all.filter((found) => everyone(told).some((each) => each.worst(found, direction) === 'wire'));
  const isTold = (found: Found, { operation }: Use): boolean =>
    everyone(told).some((each) => each.breaks(found, direction, operation.revision.name));
  const groups = new Map<string, { told: ReadonlySet<Found>; uses: Use[] }>();
  for (const use of uses) {
    const here = some.filter((found) => isTold(found, use));
    const key = `${use.alternate} ${here.map((found) => all.indexOf(found)).join(' ')}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { told: new Set(here), uses: [use] });
    else known.uses.push(use);
  }
  return [...groups.values()]
    .map(({ told: others, uses: mine }) => {
      const changes = all.filter((found) => !others.has(found));
      return { changes, told: [...others], uses: mine };
    })
    .filter(({ changes }) => changes.some((found) => told.judged.worst(found, direction) !== undefined));
}

/** Did the engine leave one of them undecided? */
export function isDoubted({ changes }: Open, told: Told, direction: Direction): boolean {
  const isDoubt = (found: Found): boolean =>
    told.inside.some((each) => each.told.worst(found, direction) === 'review') ||
    (found.draft.judgement.kind === 'asked' &&
      found.draft.judgement.asked.flag === undefined &&
      told.judged.worst(found, direction) === 'review');
  return changes.some(isDoubt);
}

function everyone({ judged, inside }: Told): Verdicts[] {
  return [judged, ...inside.map((each) => each.told)];
}
