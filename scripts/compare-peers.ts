/**
 * Compares our verdicts with oasdiff's: on every case of test/cases, where a disagreement must be explained in the case's
 * `oasdiff` and an agreement must not be; and, for reading, on the pairs of the folder that SPECS names.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseDocument, parsePair, review } from '../src/diff.js';
import { type Case, documentsOf } from '../test/diff/case.js';
import { type Pair, pairsOf } from './peers/fetched.js';
import { type Opinion, oasdiff, opinionOnFiles, opinionOnTexts } from './peers/oasdiff.js';
import { stanceOf, stanceOfOpinion } from './peers/stance.js';

/** What `--help` answers. */
export const usage = `node scripts/run.mjs compare-peers [--all]
Compares the verdict on each case of test/cases with oasdiff's, which it fetches from npm; SPECS=DIR adds the pairs of that folder.
  --all  prints the disagreements that are explained, too
Exit 1 when a disagreement is not explained, or one is that is none.`;

/** @returns 0 when each disagreement is explained and nothing else is, 1 when not. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const program = oasdiff(root);
  const faults = casesIn(root).flatMap((given) => faultsOf(program, given, args.includes('--all')));
  for (const fault of faults) console.error(fault);
  for (const pair of pairsOf(process.env.SPECS)) console.log(pairLine(program, pair));
  return faults.length === 0 ? 0 : 1;
}

function casesIn(root: string): Case[] {
  const folder = join(root, 'test', 'cases');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return files
    .sort()
    .map((file) => ({ ...(parse(readFileSync(join(folder, file), 'utf8')) as Omit<Case, 'file'>), file }));
}

/** What is wrong with the explanation of a case. */
function faultsOf(program: string, given: Case, all: boolean): string[] {
  const { old, new: fresh } = documentsOf(given);
  const forth = compare(program, old, fresh, `${given.file}`);
  const back = given.back === undefined ? [] : compare(program, fresh, old, `${given.file} (back)`);
  const disagreements = [...forth, ...back];
  if (all)
    for (const line of disagreements)
      console.log(line + (given.oasdiff === undefined ? '' : `\n  explained: ${given.oasdiff}`));
  if (given.oasdiff === undefined) return disagreements.map((line) => `not explained: ${line}`);
  return disagreements.length === 0 ? [`explained in vain: ${given.file}; the two agree`] : [];
}

function compare(program: string, base: string, revision: string, name: string): string[] {
  const mine = review(parseDocument(base, 'base.json'), parseDocument(revision, 'revision.json')).verdict;
  const opinion = opinionOnTexts(program, base, revision);
  const theirs = stanceOfOpinion(opinion);
  return stanceOf(mine) === theirs ? [] : [`${name}: ours ${mine}, oasdiff ${theirs}${told(opinion)}`];
}

function told(opinion: Opinion): string {
  if ('refusal' in opinion) return ` (${opinion.refusal.slice(0, 300)})`;
  return opinion.findings.map(({ id, text, level }) => `\n    ${level} ${id}: ${text}`).join('');
}

/** What each tool calls a break on a pair of SPECS, by operation. */
function pairLine(program: string, { name, base, revision }: Pair): string {
  const pair = parsePair({ text: readFileSync(base), name: base }, { text: readFileSync(revision), name: revision });
  const found = review(pair.base, pair.revision);
  const opinion = opinionOnFiles(program, base, revision);
  if ('refusal' in opinion) return `${name}: ours ${found.verdict}, oasdiff refuses (${opinion.refusal})`;
  const theirs = new Set(
    opinion.findings.filter(({ level }) => level === 3).map(({ operation, path }) => `${operation} ${path}`),
  );
  const mine = new Set(
    found.changes.filter(({ verdict }) => verdict === 'wire').flatMap(({ operations }) => operations),
  );
  const only = (own: Set<string>, other: Set<string>) => [...own].filter((each) => !other.has(each));
  return [
    `${name}: ours ${found.verdict} (${found.changes.length} changes), oasdiff ${stanceOfOpinion(opinion)} (${opinion.findings.length} lines)`,
    `  operations that break: ${mine.size} by us, ${theirs.size} by oasdiff`,
    ...only(mine, theirs).map((each) => `  ours only: ${each}`),
    ...only(theirs, mine).map((each) => `  oasdiff only: ${each}\n${linesOf(opinion, each)}`),
  ].join('\n');
}

function linesOf(
  opinion: { findings: readonly { level: number; id: string; text: string; operation?: string; path?: string }[] },
  operation: string,
): string {
  const lines = opinion.findings.filter((each) => each.level === 3 && `${each.operation} ${each.path}` === operation);
  return lines
    .slice(0, 3)
    .map(({ id, text }) => `    ${id}: ${text}`)
    .join('\n');
}
