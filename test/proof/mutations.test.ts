/**
 * Never quiet: known breaking edits at random places of real documents, each demanded as `wire` at its place; and harmless
 * ones, of which none may be called a break. MUTATIONS sets their number, SEED repeats a run, SPECS names a folder of real
 * documents (see docs/proof.md). Of harmless edits 2 % may be left in doubt (`review`), of breaking ones none.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { announceSeed, seed } from '../support/seed.js';
import {
  breakOperations,
  breakSchemas,
  breakTwice,
  changeNothing,
  type Fault,
  type Results,
  widenSafely,
} from './campaign.js';
import { github, groundOf, ownDocuments, read, realPairs } from './documents.js';
import { Random } from './random.js';
import type { Ground } from './run.js';
import { summary } from './summary.js';

const count = Number(process.env.MUTATIONS ?? 160);
const patience = 60_000 + count * 3_000;
let grounds: readonly Ground[] = [];

beforeAll(() => {
  announceSeed(`${count} mutations`);
  const large = github();
  const real = [
    ...realPairs().map(({ name, base }) => ({ name, path: base })),
    ...(large !== undefined && count > 1000 ? [{ name: 'github', path: large }] : []),
  ];
  grounds = [...ownDocuments(), ...real].map(({ name, path }) => groundOf(name, read(path), /\.ya?ml$/.test(path)));
}, patience);

const campaigns = [
  { title: 'a breaking edit of a schema is wire at its place', share: 0.7, run: breakSchemas, mayDoubt: false },
  { title: 'a breaking edit of an operation is wire', share: 0.3, run: breakOperations, mayDoubt: false },
  {
    title: 'an edit that only the other direction would not survive is no break',
    share: 0.3,
    run: widenSafely,
    mayDoubt: true,
  },
  { title: 'of two breaking edits each is wire at its place', share: 0.3, run: breakTwice, mayDoubt: false },
  { title: 'a harmless edit is no break', share: 0.3, run: changeNothing, mayDoubt: true },
] as const;

/** One answer that is not right, in words. */
const line = ({ document, kind, pointer, outcome }: Fault): string =>
  `${document} ${kind} ${pointer}\n  ${outcome.fault}`;

describe('mutations', () => {
  it.each(campaigns)('$title', { timeout: patience }, ({ title, share, run, mayDoubt }) => {
    const results: Results = run(grounds, Math.ceil(count * share), new Random(seed));
    console.log(`${title}\n${summary(results)}`);
    const doubts = results.faults.filter(({ outcome }) => outcome.kind === 'undecided' && mayDoubt);
    if (doubts.length > 0) console.log(`  in doubt:\n  ${doubts.map(line).join('\n  ')}`);
    expect(doubts.length).toBeLessThanOrEqual(Math.ceil(count * share * 0.02));
    expect(results.faults.filter((fault) => !doubts.includes(fault)).map(line)).toEqual([]);
  });
});
