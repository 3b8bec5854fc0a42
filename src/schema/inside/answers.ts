/**
 * What a proof answers: that something is not seen, or that it is shown, and then on which earlier places that rests. A
 * number, so that an answer costs nothing: the depth of the earliest pair that is taken for granted, Infinity where
 * none is.
 */

/** Not seen. */
export const UNSEEN = -1;

/** Shown, and resting on nothing. */
export const PROVED = Number.POSITIVE_INFINITY;

/**
 * Are all of them shown? Resting on the earliest place that one of them rests on; none is looked at behind one that is
 * not seen.
 */
export function all(claimed: readonly (() => number)[]): number {
  let low = PROVED;
  for (const claim of claimed) {
    const answer = claim();
    if (answer === UNSEEN) return UNSEEN;
    low = Math.min(low, answer);
  }
  return low;
}
