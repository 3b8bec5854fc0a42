/** What a change means for those who already use the API. The words are defined in docs/api-versioning.md. */

/** Worst first. */
export const verdicts = ['wire', 'review', 'source', 'compatible', 'editorial'] as const;

/** What one change does; `identical` is only ever said of a whole release. */
export type Verdict = (typeof verdicts)[number];

/** The least that the version number must move. */
export type Bump = 'major' | 'minor' | 'patch' | 'none';

const bumps: Record<Verdict | 'identical', Bump> = {
  wire: 'major',
  review: 'minor',
  source: 'minor',
  compatible: 'patch',
  editorial: 'patch',
  identical: 'none',
};

/** Is the first verdict worse than the second? */
export function isWorse(a: Verdict, b: Verdict): boolean {
  return verdicts.indexOf(a) < verdicts.indexOf(b);
}

/** The worst of some verdicts; `identical` for none. */
export function worst(found: Iterable<Verdict>): Verdict | 'identical' {
  let result: Verdict | 'identical' = 'identical';
  for (const verdict of found) if (result === 'identical' || isWorse(verdict, result)) result = verdict;
  return result;
}

/** The least bump that a release with this worst verdict needs. */
export function bumpOf(verdict: Verdict | 'identical'): Bump {
  return bumps[verdict];
}
