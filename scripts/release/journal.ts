/** The list of a release on the disk: written in one step, carried out, removed. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ContractError } from '../../src/compile/contract-error.js';
import { openWorkshop, type Workshop } from '../../src/compile/replace.js';
import { inOrder, type Journal, restOf } from '../../src/release/replacements.js';
import { sha256 } from './frozen.js';

/** Where it stands while a release is under way; version control ignores it. */
export const JOURNAL = '.cache/release.json';

/** The list of a release that was decided and is not complete, or undefined. */
export function readJournal(root: string): Journal | undefined {
  const file = join(root, JOURNAL);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Journal) : undefined;
}

/** Decides a release. */
export function writeJournal(root: string, journal: Journal): void {
  inWorkshop(root, (workshop) => {
    workshop.prepare('release.json', JSON.stringify(journal));
    workshop.place('release.json', join(root, JOURNAL));
  });
}

/**
 * Does what is left of a release and removes its list.
 *
 * @throws ContractError naming the files that somebody edited since it was decided; then nothing is touched.
 */
export function carryOut(root: string, journal: Journal): void {
  const at = (path: string) => join(root, path);
  const rest = restOf(journal, (path) => (existsSync(at(path)) ? sha256(readFileSync(at(path))) : null), sha256);
  if (rest.kind === 'touched')
    throw new ContractError(
      rest.paths.join(', '),
      `edited while the release ${journal.version} was under way; put back what git has (git checkout), or remove ${JOURNAL} and put back every file to start over`,
    );
  inWorkshop(root, (workshop) => {
    for (const [index, { path, text }] of inOrder(rest.replacements).entries()) {
      if (text === null) rmSync(at(path), { force: true });
      else {
        const name = `${index}`;
        workshop.prepare(name, text);
        mkdirSync(dirname(at(path)), { recursive: true });
        workshop.place(name, at(path));
      }
    }
  });
  rmSync(join(root, JOURNAL), { force: true });
}

function inWorkshop(root: string, work: (workshop: Workshop) => void): void {
  const workshop = openWorkshop(join(root, '.cache'));
  try {
    work(workshop);
  } finally {
    workshop.close();
  }
}
