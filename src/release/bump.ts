/** Bumps in their order, and the names that a release gives itself. */
import type { Bump } from '../diff/change/verdict.js';

/** From nothing to the most. */
const order: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** Is the first bump higher than the second? */
export function isHigher(a: Bump, b: Bump): boolean {
  return order.indexOf(a) > order.indexOf(b);
}

/** The highest of some bumps; `none` for none. */
export function highest(bumps: Iterable<Bump>): Bump {
  let result: Bump = 'none';
  for (const bump of bumps) if (isHigher(bump, result)) result = bump;
  return result;
}

/** Is the text a bump that somebody can ask for? Who asks for none leaves it out. */
export function isBump(text: string | undefined): text is Exclude<Bump, 'none'> {
  return text !== 'none' && order.some((bump) => bump === text);
}
