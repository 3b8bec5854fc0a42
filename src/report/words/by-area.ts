/** Changes by the area of the API that they belong to. */
import { verdicts } from '../../diff/change/verdict.js';
import { areasOf, noArea } from '../../review/area.js';
import type { Review, ReviewedChange } from '../../review/review.js';

/** An area and its changes, worst first. */
export interface Area {
  readonly name: string;
  readonly changes: readonly ReviewedChange[];
}

/**
 * Some changes by area, in the order in which the areas first appear; the document comes last. `areaOf` is from
 * {@link areasOf}.
 */
export function groupedByArea(changes: readonly ReviewedChange[], areaOf: (change: ReviewedChange) => string): Area[] {
  const areas = new Map<string, ReviewedChange[]>();
  for (const change of changes) {
    const name = areaOf(change);
    const known = areas.get(name);
    if (known === undefined) areas.set(name, [change]);
    else known.push(change);
  }
  const isLast = ({ name }: Area): number => (name === noArea ? 1 : 0);
  return [...areas].map(([name, its]) => ({ name, changes: its })).sort((a, b) => isLast(a) - isLast(b));
}

/**
 * The areas in which something changed: the one with the worst change first, of areas that are alike as {@link groupedByArea}.
 */
export function byArea(review: Review): Area[] {
  const worst = ({ changes }: Area): number => verdicts.indexOf((changes[0] as ReviewedChange).verdict);
  return groupedByArea(review.changes, areasOf(review)).sort((a, b) => worst(a) - worst(b));
}
