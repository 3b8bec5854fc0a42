/** Watches the sources, recompiles the artifacts on save and prints what changed in the document. Ends with Ctrl-C. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';

/** What `--help` answers. */
export const usage = `npm run dev
Watches src/contract and src/compile, recompiles on save and prints what changed in openapi.yaml. Ctrl-C ends.`;

/**
 * How often the folders are looked at, in milliseconds. Watchers of the file system lose files that are saved by renaming
 * another one over them, as many editors and git do; a look at some thirty files costs a fraction of a millisecond.
 */
const EVERY = 200;

/** Runs until it is interrupted. @returns 0, or 2 when it was given arguments. */
export async function main(args: readonly string[], root: string): Promise<number> {
  if (args.length > 0) {
    console.error('dev takes no arguments.');
    return 2;
  }
  const first = stateOf(root);
  await compile(root);
  console.log('Watching src/contract and src/compile; Ctrl-C ends.');
  let ended = false;
  const end = new Promise<void>((resolve) => {
    const stop = () => {
      ended = true;
      resolve();
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });
  for (let known = first; !ended; ) {
    await Promise.race([end, new Promise((resolve) => setTimeout(resolve, EVERY))]);
    const state = stateOf(root);
    if (ended || state === known) continue;
    known = state;
    await compile(root);
  }
  return 0;
}

/** The sources as they stand: names, sizes and times. */
function stateOf(root: string): string {
  const files = ['contract', 'compile'].flatMap((folder) => {
    const path = join(root, 'src', folder);
    return readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  });
  return files
    .map((file) => {
      // A file may go between the list and the look at it.
      const stats = statSync(file, { throwIfNoEntry: false });
      return `${file} ${stats?.size} ${stats?.mtimeMs} ${stats?.ino}`;
    })
    .join('\n');
}

/** Compiles in a process of its own, because a module that was imported once is never read again. */
async function compile(root: string): Promise<void> {
  const file = join(root, 'openapi.yaml');
  const before = readFileSync(file, 'utf8');
  const child = spawn(process.execPath, [join(root, 'scripts/run.mjs'), 'build-api-spec', '--artifacts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) return;
  const after = readFileSync(file, 'utf8');
  console.log(before === after ? 'Compiled; the document is the same.' : whatChanged(before, after));
}

function whatChanged(before: string, after: string): string {
  const lines = createTwoFilesPatch('openapi.yaml', 'openapi.yaml', before, after, '', '', { context: 1 })
    .split('\n')
    .slice(4);
  const count = (sign: string) => lines.filter((line) => line.startsWith(sign)).length;
  return [`openapi.yaml: +${count('+')} -${count('-')}`, ...lines].join('\n').trimEnd();
}
