/** Changes by the area of the API that they belong to. */
import { verdicts } from '../../diff/change/verdict.js';
import { areasOf, noArea } from '../../review/area.js';
import type { Review, ReviewedChange } from '../../review/review.js';

/** An area and its changes, worst first. */
export interface Area {
  readonly name: string;
  readonly changes: readonly ReviewedChange[];
}

/** The areas in which something changed: the one with the worst change first; of areas that are alike the document comes last, the others in the order of the changes. */
export function byArea(review: Review): Area[] {
  const areaOf = areasOf(review);
  const areas = new Map<string, ReviewedChange[]>();
  for (const change of review.changes) {
    const name = areaOf(change);
    const known = areas.get(name);
    if (known === undefined) areas.set(name, [change]);
    else known.push(change);
  }
  const listed = [...areas].map(([name, changes]) => ({ name, changes, worst: verdicts.indexOf(changes[0]!.verdict) }));
  const isLast = ({ name }: Area): number => (name === noArea ? 1 : 0);
  return listed
    .sort((a, b) => a.worst - b.worst || isLast(a) - isLast(b))
    .map(({ name, changes }) => ({ name, changes }));
}
