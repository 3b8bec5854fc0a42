/** A release prepared in a folder of its own: nothing outside of it changes until all of it is there. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { artifacts } from '../../src/compile/artifacts.js';
import { sectionOf, withSection } from '../../src/release/changelog.js';
import type { Changeset } from '../../src/release/changeset.js';
import { releaseSource } from '../../src/release/constants.js';
import type { Judged } from '../../src/release/gate.js';
import type { Journal, Replacement } from '../../src/release/replacements.js';
import { withRepository } from '../../src/release/repository.js';
import type { Review } from '../../src/review/review.js';
import { sha256 } from './frozen.js';
import { runNode } from './run.js';

/** What the copy needs in order to version, compile and freeze. */
const COPIED = ['src', 'scripts', 'releases', '.changeset', 'package.json', 'package-lock.json', 'CHANGELOG.md'];

/** What a release writes, besides the changesets that go. */
const WRITTEN = [
  'package.json',
  'package-lock.json',
  'CHANGELOG.md',
  'src/contract/release.ts',
  ...artifacts.map(({ path }) => path),
];

/** What a release is made from. */
export interface Decision {
  readonly changesets: readonly Changeset[];
  readonly judged: Judged;
  readonly review: Review | null;
}

/**
 * Prepares the release and gives the list of what it replaces. The copy stands below the package, so that it finds the same
 * node_modules.
 */
export async function stage(root: string, decision: Decision): Promise<Journal> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  // Releases run one at a time: what others left here was interrupted, though a child of theirs may still write.
  for (const name of readdirSync(join(root, '.cache')))
    if (name.startsWith('stage-')) rmSync(join(root, '.cache', name), { recursive: true, force: true, maxRetries: 5 });
  const folder = mkdtempSync(join(root, '.cache', 'stage-'));
  try {
    for (const part of COPIED)
      if (existsSync(join(root, part))) cpSync(join(root, part), join(folder, part), { recursive: true });
    const version = await versionIn(folder);
    edit(folder, 'src/contract/release.ts', (text) => releaseSource(text, version, decision.judged.declared));
    edit(folder, 'package-lock.json', (text) => lockAt(text, version));
    const repository = process.env.RELEASE_REPOSITORY;
    if (repository) edit(folder, 'package.json', (text) => withRepository(text, repository));
    await runNode(folder, 'scripts/run.mjs', 'build-api-spec', '--artifacts');
    await runNode(folder, 'scripts/run.mjs', 'freeze-release');
    const { changesets, judged, review } = decision;
    const section = sectionOf({ version, bump: judged.declared, changesets, review });
    edit(folder, 'CHANGELOG.md', (text) => withSection(text === '' ? '# Changelog\n' : text, section));
    return { version, replacements: replacements(root, folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs `changeset version`, which needs to be found from the package, in the copy. */
async function versionIn(folder: string): Promise<string> {
  const before = versionOf(folder);
  await runNode(folder, join(folder, '../../node_modules/@changesets/cli/bin.js'), 'version');
  const version = versionOf(folder);
  if (version === before) throw new Error(`changeset version left the version at ${before}`);
  return version;
}

const versionOf = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;

function edit(folder: string, path: string, change: (text: string) => string): void {
  const file = join(folder, path);
  writeFileSync(file, change(existsSync(file) ? readFileSync(file, 'utf8') : ''));
}

/** npm keeps the package's own version twice in its lock file. */
function lockAt(text: string, version: string): string {
  const lock = JSON.parse(text) as { version: string; packages: Record<string, { version?: string }> };
  lock.version = version;
  const own = lock.packages[''];
  if (own !== undefined) own.version = version;
  return `${JSON.stringify(lock, null, 2)}\n`;
}

function replacements(root: string, folder: string): Replacement[] {
  const paths = [
    ...WRITTEN,
    ...filesBelow(root, 'releases'),
    ...filesBelow(folder, 'releases'),
    ...filesBelow(root, '.changeset'),
  ];
  return [...new Set(paths)].flatMap((path) => {
    const [before, text] = [textOf(root, path), textOf(folder, path)];
    return before === text ? [] : [{ path, before: before === null ? null : sha256(before), text }];
  });
}

function filesBelow(root: string, folder: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function textOf(root: string, path: string): string | null {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
