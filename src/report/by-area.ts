/** Changes by the area of the API that they belong to. */
import { areasOf } from '../review/area.js';
import type { Review, ReviewedChange } from '../review/review.js';

/** An area and its changes, worst first. */
export interface Area {
  readonly name: string;
  readonly changes: readonly ReviewedChange[];
}

/** The areas in which something changed: the one with the worst change first, areas that are alike in the order of the changes. */
export function byArea(review: Review): Area[] {
  const areaOf = areasOf(review);
  const areas = new Map<string, ReviewedChange[]>();
  for (const change of review.changes) {
    const name = areaOf(change);
    const known = areas.get(name);
    if (known === undefined) areas.set(name, [change]);
    else known.push(change);
  }
  return [...areas].map(([name, changes]) => ({ name, changes }));
}
