/** What reports for other programs say of a change, in plain lines. */
import type { Verdict } from '../../diff/change/verdict.js';
import { verdicts } from '../../diff/change/verdict.js';
import { few } from '../../openapi/shown.js';
import { audience } from '../../review/audience.js';
import type { Release, Review, ReviewedChange } from '../../review/review.js';
import { painter } from './paint.js';
import { witnessLines } from './witness-lines.js';

/** Everything about a change but its message and place: operations, reason, witness. May hold text of the documents. */
export function saidLines(change: ReviewedChange, review: Review): string[] {
  return [
    ...operationLine(change),
    ...(change.reason === undefined ? [] : [`why: ${change.reason}`]),
    ...witnessLines(change, review, painter(false)),
  ];
}

/** The operations that a change reaches: the first few, each as `named` writes it, the others counted. */
export function operationLine({ operations }: ReviewedChange, named = (name: string) => name): string[] {
  return operations.length === 0 ? [] : [`in ${few(operations.map(named))}`];
}

/** `wire: installed apps break; least bump major (2 wire, 1 source)`. */
export function answer({ verdict, bump, counts }: Review): string {
  const counted = countsText(counts);
  return `${verdict}: ${audience[verdict].breaks}; least bump ${bump}${counted === '' ? '' : ` (${counted})`}`;
}

/** `2 wire, 1 source`, each as `named` writes it; empty for none. */
export function countsText(
  counts: Readonly<Record<Verdict, number>>,
  named = (count: string, _verdict: Verdict) => count,
): string {
  return verdicts
    .filter((name) => counts[name] > 0)
    .map((name) => named(`${counts[name]} ${name}`, name))
    .join(', ');
}

/** How a release is called: its version, and what the user named as `named` writes it. */
export function releaseName({ version, source }: Release, named = (name: string) => name): string {
  return version === null
    ? named(source)
    : version === source
      ? named(version)
      : `${named(version)} (${named(source)})`;
}

/** The place of a change in words, its pointer as `named` writes it. */
export function placeName({ at }: ReviewedChange, named = (name: string) => name): string {
  const pointer = at.revision ?? at.base ?? '';
  return `${pointer === '' ? 'the document' : named(pointer)}${at.revision === null ? ' (base)' : ''}`;
}

/** The severity that annotation formats know. */
export const severity: Record<Verdict, 'error' | 'warning' | 'notice'> = {
  wire: 'error',
  review: 'warning',
  source: 'warning',
  compatible: 'notice',
  editorial: 'notice',
};
