/** What the page filters by. */
import type { Verdict } from '../../diff/change/verdict.js';
import type { ReviewedChange } from '../../review/review.js';

/** Who is concerned, and what that is called. */
const audiences = {
  apps: 'installed apps',
  judge: 'somebody has to judge',
  code: 'code that recompiles',
  nobody: 'nobody',
} as const;

const audienceOf: Record<Verdict, keyof typeof audiences> = {
  wire: 'apps',
  review: 'judge',
  source: 'code',
  compatible: 'nobody',
  editorial: 'nobody',
};

/** The audience of a verdict, and the audiences' names in order. */
export const facets = {
  audience: { of: (verdict: Verdict): string => audienceOf[verdict], names: audiences },
} as const;

/** The methods of the operations that a change reaches, each once. */
export function methodsOf({ operations }: ReviewedChange): string[] {
  return [...new Set(operations.map((name) => name.slice(0, name.indexOf(' '))))].sort();
}
