#!/usr/bin/env node
// Runs one of the TypeScript scripts beside this file: `node scripts/run.mjs build-api-spec --check`. esbuild joins its
// sources in some 50 ms where a loader hook takes 300; packages stay outside the bundle and are found as always.
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name, ...args] = process.argv.slice(2);
const outfile = join(root, '.cache', 'scripts', `${basename(name ?? '')}-${process.pid}.mjs`);
mkdirSync(join(root, '.cache', 'scripts'), { recursive: true });
process.on('exit', () => rmSync(outfile, { force: true }));
buildSync({
  entryPoints: [join(root, 'scripts', `${name}.ts`)],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'error',
});
process.argv = [process.argv[0], join(root, 'scripts', `${name}.ts`), ...args];
const { main } = await import(pathToFileURL(outfile).href);
process.exitCode = await main(args, root);
