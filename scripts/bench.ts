/** Benchmarks: ratios against a floor and against peers in the same run, medians of paired runs. `npm run bench -- NAME`. */
import { benchBuild } from './bench/build.js';
import { benchDiff } from './bench/diff.js';
import { benchImport } from './bench/import.js';

const benches: Readonly<Record<string, (root: string) => Promise<void>>> = {
  build: benchBuild,
  diff: benchDiff,
  import: benchImport,
};

/** What `--help` answers. */
export const usage = `npm run bench [-- NAME...]
Runs every benchmark, or those that are named: ${Object.keys(benches).join(', ')}.`;

/** @returns 0 when every named benchmark ran, 2 for a name that is none. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const odd = args.find((arg) => !Object.hasOwn(benches, arg));
  if (odd !== undefined) {
    console.error(`${odd} is not a benchmark; there are ${Object.keys(benches).join(', ')}.`);
    return 2;
  }
  for (const [name, bench] of Object.entries(benches)) if (args.length === 0 || args.includes(name)) await bench(root);
  return 0;
}
