/** Watches the sources, recompiles the artifacts on save and prints what changed in the document. Ends with Ctrl-C. */
import { spawn } from 'node:child_process';
import { readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';

/** Editors save in several steps; what comes within this many milliseconds is one save. */
const PAUSE = 60;

/** Runs until it is interrupted. @returns 0, or 2 when it was given arguments. */
export async function main(args: readonly string[], root: string): Promise<number> {
  if (args.length > 0) {
    console.error('dev takes no arguments.');
    return 2;
  }
  await compile(root);
  console.log('Watching src/contract and src/compile; Ctrl-C ends.');
  let timer: NodeJS.Timeout | undefined;
  let queue = Promise.resolve();
  const saved = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      queue = queue.then(() => compile(root));
    }, PAUSE);
  };
  const watchers = ['contract', 'compile'].map((folder) =>
    watch(join(root, 'src', folder), { recursive: true }, saved),
  );
  await new Promise<void>((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  clearTimeout(timer);
  for (const watcher of watchers) watcher.close();
  await queue;
  return 0;
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
