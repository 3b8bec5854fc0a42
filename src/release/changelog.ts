/** CHANGELOG.md: the authors' words first, then what changed in the contract, by whom it concerns. */
import { ContractError } from '../compile/contract-error.js';
import type { Bump, Verdict } from '../diff/change/verdict.js';
import { audience } from '../review/audience.js';
import { gainOf } from '../review/gain.js';
import type { Review, ReviewedChange } from '../review/review.js';
import type { Changeset, Meaning } from './changeset.js';
import { placeOf } from './place.js';

/** What a release's section is made of. */
export interface Notes {
  readonly version: string;
  readonly bump: Bump;
  readonly changesets: readonly Changeset[];
  /** Of the release before and this one; null for the first release. */
  readonly review: Review | null;
}

/** A part of the contract's news. */
interface Part {
  readonly verdict: Verdict;
  readonly heading: string;
  /** Of the changes with this verdict, all where it is left out. */
  holds?(change: ReviewedChange): boolean;
}

/** In this order. Editorial changes are only counted. */
const parts: readonly Part[] = [
  { verdict: 'wire', heading: 'Breaks on the wire' },
  { verdict: 'source', heading: 'Breaks the source' },
  { verdict: 'review', heading: 'Needs review' },
  { verdict: 'compatible', heading: 'New', holds: (change) => gainOf(change) === 'added' },
  { verdict: 'compatible', heading: 'Changed', holds: (change) => gainOf(change) !== 'added' },
];

/** The section of one release, with its heading and its last line end. The same notes give the same bytes. */
export function sectionOf({ version, bump, changesets, review }: Notes): string {
  const worst = review?.verdict ?? 'identical';
  const title = `${bump.slice(0, 1).toUpperCase()}${bump.slice(1)}: ${worst === 'identical' ? 'the contract is the same' : worst}.`;
  const words = [...changesets].sort(byBump).filter((changeset) => changeset.words !== '');
  const accepted = new Set(changesets.flatMap(({ accepts }) => accepts));
  const meanings = changesets.flatMap((changeset) => changeset.meanings);
  const blocks = [
    `## ${version}\n\n${title}`,
    words.map((changeset) => `- ${changeset.words.replace(/\n(?=[^\n])/g, '\n  ')}`).join('\n'),
    ...parts.map((part) => partOf(part, review?.changes ?? [], accepted, meanings)),
    editorial(review?.counts.editorial ?? 0),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** Puts a section above all others. @throws ContractError when there is one of that version. */
export function withSection(changelog: string, section: string): string {
  const heading = section.slice(0, section.indexOf('\n'));
  if (changelog.split('\n').some((line) => line.trim() === heading))
    throw new ContractError(
      'CHANGELOG.md',
      `there is a section "${heading}" already; remove it, it will be written anew`,
    );
  const first = changelog.search(/^## /m);
  if (first === -1) return `${changelog.trimEnd()}\n\n${section}`;
  return `${changelog.slice(0, first)}${section}\n${changelog.slice(first)}`;
}

const rank: Record<Bump, number> = { major: 0, minor: 1, patch: 2, none: 3 };

function byBump(a: Changeset, b: Changeset): number {
  return rank[a.bump] - rank[b.bump] || (a.file < b.file ? -1 : 1);
}

function partOf(
  { verdict, heading, holds = () => true }: Part,
  changes: readonly ReviewedChange[],
  accepted: ReadonlySet<string>,
  meanings: readonly Meaning[],
): string {
  const lines = [
    ...changes
      .filter((change) => change.verdict === verdict && holds(change))
      .map((change) => changeLine(change, accepted)),
    ...meanings.filter((meaning) => partOfMeaning(meaning) === verdict).map(meaningLine),
  ];
  if (lines.length === 0) return '';
  return `### ${heading}: ${audience[verdict].breaks}\n\n${lines.join('\n')}`;
}

/** A change that no payload shows is for somebody to judge, unless its author says that installed apps break. */
function partOfMeaning({ bump }: Meaning): Verdict {
  return bump === 'major' ? 'wire' : 'review';
}

function meaningLine({ operation, words }: Meaning): string {
  return `- ${operation === '*' ? 'Everywhere' : `\`${operation}\``}: ${words}`;
}

function changeLine(change: ReviewedChange, accepted: ReadonlySet<string>): string {
  const { id, message, reason } = change;
  const place = placeOf(change);
  const why = reason === undefined ? '' : `: ${reason}`;
  return `- ${place === '' ? '' : `${place}: `}${message}${why}${accepted.has(id) ? ` (accepted: \`${id}\`)` : ''}`;
}

function editorial(count: number): string {
  if (count === 0) return '';
  return `Besides, ${count} editorial ${count === 1 ? 'change' : 'changes'}: words, examples or tags; nobody notices.`;
}
