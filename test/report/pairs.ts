/** Pairs of releases that the reports of every format are tried on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePair, type Review, review } from '../../src/diff.js';
import { hostile } from '../browser/hostile.js';
import { manyChanges } from '../browser/many-changes.js';

/** Compares two texts that files of these names hold. */
export function compared(
  base: string,
  revision: string,
  names: readonly [string, string] = ['old.json', 'api/new.json'],
): Review {
  const pair = parsePair({ text: base, name: names[0] }, { text: revision, name: names[1] });
  return review(pair.base, pair.revision);
}

const release = (version: string) =>
  readFileSync(join(import.meta.dirname, '../../releases', `${version}.json`), 'utf8');

/** By name: nothing changed, one release to the next, every verdict many times, and texts that attack. */
export const pairs: readonly (readonly [name: string, found: Review])[] = [
  ['identical', compared(release('1.1.24'), release('1.1.24'))],
  ['1.1.22 to 1.1.24', compared(release('1.1.22'), release('1.1.24'))],
  ['many changes', compared(manyChanges(60, false), manyChanges(60, true))],
  ['attacks', compared(hostile(false), hostile(true))],
];
