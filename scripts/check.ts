/**
 * Everything that must hold before a change lands, in one command; every check runs, so that one run shows all there is to mend.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { main as build } from './build-api-spec.js';
import { main as changesets } from './check/changesets.js';
import { main as releases } from './check/releases.js';
import { main as diff } from './diff.js';
import { main as hygiene } from './hygiene.js';
import { main as skim } from './skim.js';

interface Check {
  readonly name: string;
  /** What to run: an executable's script below node_modules with its arguments, or a function that gives an exit code. */
  readonly run: readonly string[] | ((root: string) => Promise<number>);
  /** What mends most of what it finds. */
  readonly mend?: string;
}

/** What the compiler knows from the last time, by the content of each file. */
const TYPES = '.cache/types.tsbuildinfo';

const checks: readonly Check[] = [
  { name: 'drift', run: (root) => build(['--check'], root) },
  // What is new is for the author to see; whether the pending changesets cover it is a check of its own.
  { name: 'diff', run: (root) => diff(['--fail-on', 'none'], root) },
  { name: 'changesets', run: (root) => changesets([], root) },
  { name: 'releases', run: (root) => releases([], root) },
  { name: 'skim', run: (root) => skim(['--check'], root) },
  { name: 'lint', run: ['@redocly/cli/bin/cli.js', 'lint', 'openapi.yaml'] },
  {
    name: 'types',
    run: ['typescript-native/bin/tsc', '--project', '.', ...['--incremental', '--tsBuildInfoFile', TYPES]],
  },
  { name: 'style', run: ['@biomejs/biome/bin/biome', 'check', '--error-on-warnings'], mend: 'npm run format' },
  { name: 'exports', run: ['knip/bin/knip.js', '--no-progress', '--include', 'files,exports'] },
  // Last, when nothing else runs: it measures time.
  { name: 'hygiene', run: (root) => hygiene([], root) },
];

/** What `--help` answers. */
export const usage = `npm run check [-- NAME...]
Runs every check, or those that are named: ${checks.map(({ name }) => name).join(', ')}.
Writes nothing. Exit 1 when one fails.`;

/** @returns 0 when every check holds, else 1. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const odd = args.find((arg) => !checks.some((check) => check.name === arg));
  if (odd !== undefined) {
    console.error(`${odd} is not a check; there are ${checks.map((check) => check.name).join(', ')}.`);
    return 2;
  }
  const chosen = checks.filter(({ name }) => args.length === 0 || args.includes(name));
  // Tools are processes of their own, and work while the checks above them in the list do.
  const tools = new Map(
    chosen.flatMap(({ run }) => (typeof run === 'function' ? [] : [[run, runTool(run, root)] as const])),
  );
  const failed: string[] = [];
  for (const { name, run, mend } of chosen) {
    const own = typeof run === 'function' ? timed(() => run(root)) : tools.get(run);
    const { code, words, took } = (await own) as Result;
    if (code !== 0) process.stderr.write(words);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${(took / 1000).toFixed(1)} s)`);
    if (code !== 0) failed.push(name);
    if (code !== 0 && mend !== undefined) console.error(`\`${mend}\` mends most of it.`);
  }
  if (failed.length > 0) console.error(`check: ${failed.join(', ')} failed.`);
  return failed.length > 0 ? 1 : 0;
}

/** What a check said. */
interface Result {
  readonly code: number;
  /** What a tool wrote; a check of ours writes for itself. */
  readonly words: string;
  /** Milliseconds. */
  readonly took: number;
}

async function timed(run: () => Promise<number>): Promise<Result> {
  const started = performance.now();
  return { code: await run(), words: '', took: performance.now() - started };
}

/** Runs a tool without network or telemetry and keeps its words, which count only when it fails. */
function runTool([script, ...args]: readonly string[], root: string): Promise<Result> {
  const started = performance.now();
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const child = spawn(process.execPath, [join(root, 'node_modules', script as string), ...args], { cwd: root, env });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (words += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, words, took: performance.now() - started }));
  });
}
