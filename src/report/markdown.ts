import type { Verdict } from '../diff/change/verdict.js';
import { verdicts } from '../diff/change/verdict.js';
import { audience } from '../review/audience.js';
import { countsOf, type Review, type ReviewedChange } from '../review/review.js';
import type { Report, Surface } from './report.js';
import { countsText, operationLine, placeName, releaseName } from './words/change-lines.js';
import { code, fenced, inert } from './words/markdown-text.js';
import { painter } from './words/paint.js';
import { usesSentences } from './words/uses-words.js';
import { witnessLines } from './words/witness-lines.js';

/** For a pull request: a comment that GitHub takes, the rest counted. */
export const markdown: Report = {
  format: 'markdown',
  about: 'a comment for a pull request',
  render: (review, surface) => fitted(review, surface),
};

/** A comment may hold 65,536 characters. */
const MAX_COMMENT = 65_000;

/** Whole changes as long as they fit, and room for the line that counts the others. */
function fitted(review: Review, surface: Surface): string {
  const link = linkOf(surface);
  const parts = [head(review)];
  let length = (parts[0] as string).length + 1000;
  let shown = 0;
  let verdict: Verdict | undefined;
  for (const change of review.changes) {
    const heading = change.verdict === verdict ? '' : headingOf(change.verdict, review);
    const part = `${heading}${entry(change, review, link)}`;
    if (length + part.length > MAX_COMMENT) break;
    parts.push(part);
    length += part.length + 1;
    verdict = change.verdict;
    shown++;
  }
  return `${[...parts, ...rest(review.changes.slice(shown), link)].join('\n')}\n`;
}

function head(review: Review): string {
  const { base, revision, verdict, bump, counts } = review;
  const counted = verdicts.filter((name) => counts[name] > 0);
  const lines = [
    `## ${audience[verdict].title}: ${audience[verdict].breaks}`,
    '',
    `${releaseName(base, code)} → ${releaseName(revision, code)}, least bump **${bump}**`,
    '',
  ];
  if (counted.length > 0) {
    const cells = (of: readonly (string | number)[]) => `| ${of.join(' | ')} |`;
    lines.push(cells(counted), cells(counted.map(() => '---:')), cells(counted.map((name) => counts[name])), '');
  }
  for (const sentence of usesSentences(review)) lines.push(inert(withOperations(sentence)), '');
  return lines.join('\n');
}

/** A sentence in which the operations are marked as code. */
function withOperations(sentence: string): string {
  return sentence.replace(/\b[A-Z]+ (?:\/|webhook:)[^\s,;`]*[^\s,;.`]/g, '`$&`');
}

function headingOf(verdict: Verdict, { counts }: Review): string {
  return `### ${audience[verdict].title} (${counts[verdict]})\n\n_${audience[verdict].breaks}_\n\n`;
}

function entry(change: ReviewedChange, review: Review, link: string | null): string {
  const id = link === null ? `\`${change.id}\`` : `[\`${change.id}\`](<${link}#${change.id}>)`;
  const witness = witnessLines(change, review, painter(false), 12);
  return [
    `- **${inert(change.message)}**  `,
    `  ${placeName(change, code)} · ${change.rule} · ${id}`,
    ...operationLine(change, code).map((line) => `  <br>${line}`),
    ...(change.reason === undefined ? [] : [`  <br>why: ${inert(change.reason)}`]),
    ...(witness.length === 0 ? [] : ['', ...fenced(witness).map((line) => `  ${line}`)]),
    '',
  ].join('\n');
}

function rest(left: readonly ReviewedChange[], link: string | null): string[] {
  const report = link === null ? [] : [`[The whole report](<${link}>)`];
  if (left.length === 0) return report;
  const where = link === null ? '' : `, in [the whole report](<${link}>)`;
  return [`_${left.length} more did not fit here: ${countsText(countsOf(left))}_${where}`];
}

/** The address of the whole report, where it is an address of the web. */
function linkOf({ link }: Surface): string | null {
  if (link === undefined || !URL.canParse(link)) return null;
  const { protocol, href } = new URL(link);
  return protocol === 'https:' || protocol === 'http:' ? href.replace(/[<>]/g, encodeURIComponent) : null;
}
