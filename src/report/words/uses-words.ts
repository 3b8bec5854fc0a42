/** What a review of some operations leaves out, in the same sentences for every report. */
import { verdicts } from '../../diff/change/verdict.js';
import { few } from '../../openapi/shown.js';
import type { Review, Uses } from '../../review/review.js';

/** Operations and calls that a sentence names. */
const MAX_NAMED = 10;

/** Sentences that may hold text of documents and file names; none for a review of everything. */
export function usesSentences({ uses }: Review): string[] {
  if (uses === undefined) return [];
  const { source, operations, unknown, unclear } = uses;
  return [
    `For the ${counted(operations.length, 'operation')} of ${source} only.`,
    leftOutSentence(uses),
    ...(unknown.length === 0 ? [] : [`Neither release has ${few(unknown, MAX_NAMED)}.`]),
    ...(unclear.length === 0 ? [] : [`Could not be told for certain: ${few(unclear, MAX_NAMED, '; ')}.`]),
  ];
}

function leftOutSentence({ leftOut, leftOutNames }: Uses): string {
  const left = verdicts.filter((verdict) => leftOut[verdict] > 0);
  const total = left.reduce((sum, verdict) => sum + leftOut[verdict], 0);
  if (total === 0) return 'Nothing was left out.';
  const counts = left.map((verdict) => `${leftOut[verdict]} ${verdict}`).join(', ');
  const names = leftOutNames === 1 ? 'a component name' : 'component names';
  const types =
    leftOutNames === 0
      ? ''
      : `; among them ${counted(leftOutNames, 'source change')} of ${names}, which the code may use as types`;
  return `Left out, since they concern none of them: ${counted(total, 'change')} (${counts})${types}.`;
}

/** A number and what it counts. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
