#!/usr/bin/env node
// Runs one of the TypeScript scripts beside this file: `node scripts/run.mjs build-api-spec --check`. esbuild joins its
// sources in some 50 ms where a loader hook takes 300; packages stay outside the bundle and are found as always.
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name, ...args] = process.argv.slice(2);
const outfile = join(root, '.cache', 'scripts', `${basename(name ?? '')}-${process.pid}.mjs`);
mkdirSync(join(root, '.cache', 'scripts'), { recursive: true });
process.on('exit', () => rmSync(outfile, { force: true }));

/**
 * An author's mistake that shows before the script starts: its words and its place, without a stack trace. Source maps are
 * read only now, for one more try: kept on, they would cost every run the lines of all that it imports.
 */
async function refuse() {
  process.setSourceMapsEnabled(true);
  const error = await import(`${pathToFileURL(outfile).href}?mapped`).catch((again) => again);
  const frame = /\(?([^\s(]+\.ts:\d+):\d+\)?/.exec(error.stack ?? '')?.[1];
  console.error(
    `${frame ? `${relative(root, frame.replace('file://', ''))}: ` : ''}${error.message}; nothing was written.`,
  );
  process.exit(2);
}

try {
  buildSync({
    entryPoints: [join(root, 'scripts', `${name}.ts`)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'error',
  });
} catch {
  // esbuild has said what is wrong, and where.
  process.exit(2);
}
process.argv = [process.argv[0], join(root, 'scripts', `${name}.ts`), ...args];
const { main, usage } = await import(pathToFileURL(outfile).href).catch(refuse);
if (usage !== undefined && args.some((arg) => arg === '--help' || arg === '-h')) console.log(usage);
else process.exitCode = await main(args, root);
