/** Verdicts of two tools in one set of words. */
import type { Verdict } from '../../src/diff.js';
import type { Opinion } from './oasdiff.js';

/** Does it break, may it, or is it fine? `refused`: the tool could not read the documents. */
export type Stance = 'breaks' | 'doubt' | 'fine' | 'refused';

const ours: Readonly<Record<Verdict | 'identical', Stance>> = {
  wire: 'breaks',
  review: 'doubt',
  source: 'fine',
  compatible: 'fine',
  editorial: 'fine',
  identical: 'fine',
};

/** Our verdict on a whole pair. */
export function stanceOf(verdict: Verdict | 'identical'): Stance {
  return ours[verdict];
}

/** Another tool's opinion on a whole pair: its worst line counts. */
export function stanceOfOpinion(opinion: Opinion): Stance {
  if ('refusal' in opinion) return 'refused';
  const worst = opinion.findings.reduce((most, { level }) => Math.max(most, level), 0);
  return worst === 3 ? 'breaks' : worst === 2 ? 'doubt' : 'fine';
}
