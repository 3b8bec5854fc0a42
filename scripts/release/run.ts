/** Children of a release: their words are shown when they fail. */
import { spawn } from 'node:child_process';

/** What a child left behind. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Was npm itself told --dry-run? It is what `npm run SCRIPT --dry-run` does, without the `--` that hands it to the script. */
export function isToldToNpm(env: NodeJS.ProcessEnv): boolean {
  return Object.entries(env).some(([name, value]) => isDryRun(name) && value !== '' && value !== 'false');
}

const isDryRun = (name: string): boolean => name.toLowerCase() === 'npm_config_dry_run';

/** Runs a program to its end. No npm below it is on a dry run: it would pack nothing, and say that it had. */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Ended> {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !isDryRun(name)));
  const child = spawn(program, args, {
    cwd,
    env: { ...own, npm_config_dry_run: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
  });
}

/** Runs a script of node. @throws Failed with its words when it fails. */
export async function runNode(cwd: string, ...args: string[]): Promise<Ended> {
  const ended = await run(process.execPath, args, cwd);
  if (ended.code !== 0) throw new Failed(args, ended);
  return ended;
}

/** A step that did not succeed; what it said is said again. */
export class Failed extends Error {
  override readonly name = 'Failed';

  constructor(args: readonly string[], { code, stdout, stderr }: Ended) {
    super(
      `${args.map((arg) => arg.split(/[\\/]node_modules[\\/]/).at(-1)).join(' ')} ended with ${code}:\n${`${stdout}${stderr}`.trim()}`,
    );
  }
}
