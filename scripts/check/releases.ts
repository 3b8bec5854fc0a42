/** Is every frozen release what was frozen, and is the newest one that of the sources? */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { newest } from '../../src/compile/release-order.js';
import { API_VERSION } from '../../src/contract/release.js';
import { checkFrozen } from '../../src/release/checksums.js';
import { frozenReleases, frozenVersions, recordedSums } from '../release/frozen.js';
import { JOURNAL } from '../release/journal.js';

/** @returns 0 when all is as it was frozen, else 1. */
export async function main(_args: readonly string[], root: string): Promise<number> {
  const problems = releaseProblems(root);
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 1 : 0;
}

/** One sentence for each thing that is wrong with the frozen releases. */
export function releaseProblems(root: string): string[] {
  if (existsSync(join(root, JOURNAL)))
    return [`${JOURNAL}: a release was interrupted; run \`npm run release:version\` to complete it.`];
  const { sums, mistakes } = recordedSums(root);
  const problems = [...mistakes, ...checkFrozen(frozenReleases(root), sums)];
  const last = newest(frozenVersions(root));
  if (problems.length === 0 && last !== undefined && last !== API_VERSION)
    problems.push(
      `src/contract/release.ts: API_VERSION is ${API_VERSION}, but the newest frozen release is ${last}; versions are written by \`npm run release:version\` alone, so put ${last} back.`,
    );
  return problems;
}
