/** Release + release -> Review: the one value that every report renders, so that reports can never disagree. */
import type { At, Change, Detail, Witness } from '../diff/change/change.js';
import { namedSections } from '../diff/change/subjects.js';
import { type Bump, bumpOf, type Verdict, verdicts, worst } from '../diff/change/verdict.js';
import { diff, type Engine } from '../diff/diff.js';
import type { Parts } from '../diff/graph/parts.js';
import { ruleOf } from '../diff/rules/index.js';
import { fromPointer } from '../json.js';
import type { OpenApi } from '../openapi/model.js';
import { reachedFrom } from './reached.js';
import { reasonText } from './reasons.js';
import { subjectOf } from './subject.js';

/** One of the two releases. */
export interface Release {
  /** `info.version`, or null. */
  readonly version: string | null;
  /** What the user called it: a path, a version, `git:REV:PATH`. */
  readonly source: string;
  readonly document: OpenApi;
  /** The file that annotations point at, with slashes; null where it is none. Left out: what `source` says. */
  readonly file?: string | null;
}

/** A change with its sentences. */
export interface ReviewedChange {
  readonly id: string;
  readonly rule: string;
  readonly verdict: Verdict;
  readonly operations: readonly string[];
  readonly at: At;
  readonly message: string;
  readonly reason?: string;
  readonly witness?: Witness;
  /** What the message is made of. */
  readonly detail: Detail;
}

/** What the difference of two releases means. */
export interface Review {
  readonly base: Release;
  readonly revision: Release;
  readonly verdict: Verdict | 'identical';
  readonly bump: Bump;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** Worst first. */
  readonly changes: readonly ReviewedChange[];
  /** What was left out, when only some operations were asked about. */
  readonly uses?: Uses;
}

/** A review of some operations: everything above is about them alone. */
export interface Uses {
  /** What named the operations: files and folders. */
  readonly source: string;
  /** Those that one of the releases has, as they are named there. */
  readonly operations: readonly string[];
  /** Those that neither release has. */
  readonly unknown: readonly string[];
  /** Calls that could not be told for certain: one sentence each. */
  readonly unclear: readonly string[];
  /** The changes that concern none of the operations, by their verdict. */
  readonly leftOut: Readonly<Record<Verdict, number>>;
  /** How many of them, of verdict source, are a component's name that is gone or another: code may have it as a type. */
  readonly leftOutNames: number;
}

/** Compares two releases. Pure; throws nothing that the documents could cause. */
export function reviewOf(base: Omit<Release, 'version'>, revision: Omit<Release, 'version'>, engine: Engine): Review {
  const about = ({ at }: Change) => subjectOf(base.document, revision.document, at);
  const told = diff(base.document, revision.document, engine);
  const unused = unusedSaid([base.document, revision.document]);
  const changes = told.map((change) => withSentences(change, () => about(change), unused));
  return {
    base: { ...base, version: base.document.version },
    revision: { ...revision, version: revision.document.version },
    ...summed(changes),
  };
}

/** What some changes come to. */
export function summed(changes: readonly ReviewedChange[]): Pick<Review, 'verdict' | 'bump' | 'counts' | 'changes'> {
  const verdict = worst(changes.map((change) => change.verdict));
  return { verdict, bump: bumpOf(verdict), counts: countsOf(changes), changes };
}

/** How many changes have each verdict. */
export function countsOf(changes: readonly ReviewedChange[]): Record<Verdict, number> {
  const counts = Object.fromEntries(verdicts.map((name) => [name, 0])) as Record<Verdict, number>;
  for (const change of changes) counts[change.verdict]++;
  return counts;
}

function withSentences(
  { reason, witness, ...change }: Change,
  about: () => string | null,
  unused: (change: Pick<Change, 'at'>) => string,
): ReviewedChange {
  const rule = ruleOf.get(change.rule);
  if (rule === undefined) throw new Error(`a change of a rule that is not listed: ${change.rule}`);
  return {
    ...change,
    message: `${rule.message(change.detail, about)}${isUnused(change) ? unused(change) : ''}`,
    ...(reason === undefined ? {} : { reason: reasonText(reason) }),
    ...(witness === undefined ? {} : { witness }),
  };
}

/** What is said of a component that is compared for no message: nobody refers to it, or the releases have it in other places. */
function unusedSaid(documents: readonly OpenApi[]): (change: Pick<Change, 'at'>) => string {
  let reached: Parts | undefined;
  return ({ at }) => {
    reached ??= reachedFrom(
      documents.flatMap((document) => document.everyOperation()),
      documents,
    );
    const isReferredTo = [at.base, at.revision].some((place) => place !== null && reached?.hold(place));
    return isReferredTo ? '; no message has it at the same place in both releases' : '; no operation refers to it';
  };
}

/** Is it a change within a component that code may name, but that is not compared for any message? What comes, goes or is renamed says so itself. */
function isUnused({ rule, verdict, operations, at }: Omit<Change, 'reason' | 'witness'>): boolean {
  const [root, section] = fromPointer(at.revision ?? at.base ?? '');
  return (
    operations.length === 0 &&
    verdict !== 'editorial' &&
    !rule.startsWith('component-') &&
    root === 'components' &&
    (namedSections as readonly (string | undefined)[]).includes(section)
  );
}
