/** Writes the reference of the head contract and a review page for each release since the oldest that is kept: `npm run docs`. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { compareVersions } from '../src/compile/release-order.js';
import { parseVersion } from '../src/contract/client-version.js';
import { parsePair, type Review, render, review } from '../src/diff.js';
import { type Compared, reference } from './docs/reference.js';

/** What `--help` answers. */
export const usage = `npm run docs [-- --output DIR]
Writes the reference of the head contract and a review page for each release, to .cache/docs unless told.`;

/** @returns 0; 2 when the arguments are wrong. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const [option, folder, ...more] = args;
  if (more.length > 0 || (option !== undefined && (option !== '--output' || folder === undefined))) {
    console.error('docs takes nothing, or a folder to write to: --output DIR');
    return 2;
  }
  const out = folder === undefined ? join(root, '.cache/docs') : resolve(folder);
  mkdirSync(out, { recursive: true });
  const head = readFileSync(join(root, 'openapi.json'), 'utf8');
  const pages = comparisons(root, head);
  for (const { file, found } of pages) writeFileSync(join(out, file), render(found, 'html'));
  const redoc = readFileSync(join(root, 'node_modules/redoc/bundles/redoc.standalone.js'), 'utf8');
  writeFileSync(join(out, 'index.html'), reference(head, redoc, pages));
  console.log(
    `${relative(root, join(out, 'index.html'))}: the reference, and ${pages.length} review page${pages.length === 1 ? '' : 's'} beside it`,
  );
  return 0;
}

/** Each release with the one before it, the newest first; head comes on top while it is no release yet. */
function comparisons(root: string, head: string): Compared[] {
  const versions = releasesOf(root);
  const texts = versions.map((version) => ({
    version,
    text: readFileSync(join(root, 'releases', `${version}.json`), 'utf8'),
  }));
  const last = texts.at(-1);
  const all = last === undefined || sameJson(last.text, head) ? texts : [...texts, { version: 'head', text: head }];
  return all
    .slice(1)
    .map(({ version, text }, i) => {
      const before = all[i] as { version: string; text: string };
      const pair = parsePair({ text: before.text, name: before.version }, { text, name: version });
      const found: Review = review(pair.base, pair.revision);
      return { base: before.version, revision: version, file: `${before.version}-${version}.html`, found };
    })
    .reverse();
}

function releasesOf(root: string): string[] {
  const names = readdirSync(join(root, 'releases')).flatMap((name) => /^(\d.*)\.json$/.exec(name)?.[1] ?? []);
  const known = names.flatMap((name) => {
    const version = parseVersion(name);
    return version === undefined ? [] : [{ name, version }];
  });
  return known.sort((a, b) => compareVersions(a.version, b.version)).map(({ name }) => name);
}

/** A frozen release is written without the spaces that a build writes. */
function sameJson(a: string, b: string): boolean {
  return JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
}
