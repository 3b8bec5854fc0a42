/** The checks before a publication, which are not repeated for what has passed them: a dry run, then the run itself. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { treeOfHead } from './git.js';
import { runNode } from './run.js';

const CHECKED = '.cache/checked';

/**
 * Runs every check of `npm run check`, unless the same has passed them here.
 *
 * @returns what to tell of it.
 * @throws Failed with the words of the checks when one fails.
 */
export async function assertChecked(root: string): Promise<string> {
  const mark = join(root, CHECKED);
  const state = await stateOf(root);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === state)
    return 'ok     all checks, as they were when this commit passed them';
  const { stdout } = await runNode(root, 'scripts/run.mjs', 'check');
  writeFileSync(mark, await stateOf(root));
  return stdout.trimEnd();
}

/** All that the checks read and run on: what is committed, what was built from it, the packages, and Node. */
async function stateOf(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const text of [await treeOfHead(root), process.version, process.platform]) hash.update(`${text}\0`);
  const dist = readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const installed = join(root, 'node_modules/.package-lock.json');
  for (const file of [...(existsSync(installed) ? [installed] : []), ...dist.sort()])
    hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}
