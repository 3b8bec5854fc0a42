/** What a review of some operations leaves out, in the same sentences for every report. */
import { verdicts } from '../diff/change/verdict.js';
import type { Review } from '../review/review.js';

/** Sentences that may hold text of documents and file names; none for a review of everything. */
export function usesSentences({ uses }: Review): string[] {
  if (uses === undefined) return [];
  const { source, operations, unknown, unclear, leftOut } = uses;
  const left = verdicts.filter((verdict) => leftOut[verdict] > 0);
  const total = left.reduce((sum, verdict) => sum + leftOut[verdict], 0);
  return [
    `For the ${counted(operations.length, 'operation')} of ${source} only.`,
    total === 0
      ? 'Nothing was left out.'
      : `Left out, because none of them is concerned: ${counted(total, 'change')} (${left.map((verdict) => `${leftOut[verdict]} ${verdict}`).join(', ')}).`,
    ...(unknown.length === 0 ? [] : [`Neither release has ${listed(unknown)}.`]),
    ...(unclear.length === 0
      ? []
      : [`Could not be told for certain: ${unclear.slice(0, most).join('; ')}${more(unclear.length)}.`]),
  ];
}

const most = 10;

function listed(names: readonly string[]): string {
  return `${names.slice(0, most).join(', ')}${more(names.length)}`;
}

function more(length: number): string {
  return length > most ? ` and ${length - most} more` : '';
}

/** A number and what it counts. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
