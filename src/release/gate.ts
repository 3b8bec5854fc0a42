/** Do the pending changesets say what the diff demands? Pure; the answer is data, and gate-words.ts says it. */
import type { Bump } from '../diff/change/verdict.js';
import { bumpOf } from '../diff/change/verdict.js';
import type { Review, ReviewedChange } from '../review/review.js';
import { highest, isHigher } from './bump.js';
import type { Changeset, Meaning } from './changeset.js';

/** A declared meaning and where it stands. */
export interface Declared extends Meaning {
  readonly file: string;
}

/** What holds a release back. */
export type Finding =
  /** The changesets say less than these changes and meanings demand. */
  | { readonly kind: 'short'; readonly changes: readonly ReviewedChange[]; readonly meanings: readonly Declared[] }
  /** Breaks on the wire that no changeset accepts. */
  | { readonly kind: 'unaccepted'; readonly changes: readonly ReviewedChange[] }
  /** An accepted fingerprint that is no break of the diff; `verdict` when it is another change of it. */
  | { readonly kind: 'stale'; readonly file: string; readonly id: string; readonly verdict: string | null }
  /** A meaning of an operation that neither release has. */
  | { readonly kind: 'unknown'; readonly meaning: Declared };

/** The gate's answer. */
export interface Judged {
  /** The least bump: of the diff and of every declared meaning. */
  readonly demanded: Bump;
  /** The highest bump that a changeset asks for. */
  readonly declared: Bump;
  /** Empty when the release may go ahead. */
  readonly findings: readonly Finding[];
}

/** Holds the pending changesets against the review of the newest release and head; `null` before the first release. */
export function judge(review: Review | null, changesets: readonly Changeset[]): Judged {
  const meanings = changesets.flatMap(({ file, meanings }) => meanings.map((meaning) => ({ ...meaning, file })));
  const changes = review?.changes ?? [];
  const declared = highest(changesets.map(({ bump }) => bump));
  const demanded = highest([review?.bump ?? 'none', ...meanings.map(({ bump }) => bump)]);
  const accepted = new Set(changesets.flatMap(({ accepts }) => accepts));
  const unaccepted = changes.filter(({ verdict, id }) => verdict === 'wire' && !accepted.has(id));
  const short = {
    kind: 'short',
    changes: changes.filter(({ verdict }) => isHigher(bumpOf(verdict), declared)),
    meanings: meanings.filter(({ bump }) => isHigher(bump, declared)),
  } as const;
  const findings: Finding[] = [
    ...(isHigher(demanded, declared) ? [short] : []),
    ...(unaccepted.length > 0 ? [{ kind: 'unaccepted', changes: unaccepted } as const] : []),
    ...changesets.flatMap(({ file, accepts }) => accepts.flatMap((id) => staleOf(changes, file, id))),
    ...unknownOf(review, meanings),
  ];
  return { demanded, declared, findings };
}

function staleOf(changes: readonly ReviewedChange[], file: string, id: string): Finding[] {
  const same = changes.filter((change) => change.id === id);
  if (same.some(({ verdict }) => verdict === 'wire')) return [];
  return [{ kind: 'stale', file, id, verdict: same[0]?.verdict ?? null }];
}

function unknownOf(review: Review | null, meanings: readonly Declared[]): Finding[] {
  if (review === null) return [];
  const documents = [review.base.document, review.revision.document];
  const names = new Set(documents.flatMap((document) => document.everyOperation().map(({ name }) => name)));
  return meanings
    .filter(({ operation }) => operation !== '*' && !names.has(operation))
    .map((meaning) => ({ kind: 'unknown', meaning }));
}
