/** The pending changesets, as they are in .changeset/. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Changeset, parseChangeset } from '../../src/release/changeset.js';

/** What is pending, and one sentence for each mistake in it. */
export interface Pending {
  readonly changesets: readonly Changeset[];
  readonly mistakes: readonly string[];
}

/** Reads every changeset, in the order of their names. The same files that Changesets takes. */
export function readPending(root: string): Pending {
  const folder = join(root, '.changeset');
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const parsed = names
    .filter((name) => name.endsWith('.md') && !name.startsWith('.') && !/^readme\.md$/i.test(name))
    .map((name) => parseChangeset(readFileSync(join(folder, name), 'utf8'), `.changeset/${name}`));
  const mistakes = parsed.flatMap((each) => each.mistakes);
  if (names.includes('pre.json'))
    mistakes.push(
      '.changeset/pre.json: this contract has no prereleases; leave that mode with `npx changeset pre exit`.',
    );
  return { changesets: parsed.map(({ changeset }) => changeset), mistakes };
}
