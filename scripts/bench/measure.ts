/** Paired runs: on a noisy machine only what ran side by side can be compared. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** One thing to measure: a command of its own. */
export interface Contender {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: NodeJS.ProcessEnv;
  /** Exit codes that are an answer and not a failure; 0 unless told. */
  readonly exits?: readonly number[];
}

/** What one run cost. */
export interface Cost {
  /** Wall time in milliseconds. */
  readonly wall: number;
  /** Largest resident set in MiB, where the system's `time` tells it; else NaN. */
  readonly memory: number;
}

/** Runs every contender once, in turn, `rounds` times; the first round warms the disk and is not kept. */
export function pairedRuns(contenders: readonly Contender[], rounds: number, cwd: string): Map<string, Cost[]> {
  const costs = new Map<string, Cost[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const contender of contenders) {
      const cost = run(contender, cwd);
      if (round > 0) costs.get(contender.name)?.push(cost);
    }
  }
  return costs;
}

const TIME = '/usr/bin/time';

/** GNU time tells the memory; without it (`apt-get install time`) only the wall time is measured. */
function run({ name, command, env, exits = [0] }: Contender, cwd: string): Cost {
  const timed = existsSync(TIME) ? [TIME, '-f', '%M', ...command] : [...command];
  const [program, ...args] = timed as [string, ...string[]];
  const started = performance.now();
  const result = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const wall = performance.now() - started;
  if (result.error) throw result.error;
  if (!exits.includes(result.status ?? -1)) throw new Error(`${name} ended with ${result.status}:\n${result.stderr}`);
  return { wall, memory: timed[0] === TIME ? Number(result.stderr.trim().split('\n').at(-1)) / 1024 : Number.NaN };
}

/** The middle value; the mean of the two middle ones for an even count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
