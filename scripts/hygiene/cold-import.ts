/** What it costs a process to import the package for the first time, beside zod, which it imports anyway. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Check, Installed } from './package.js';

/** The most that the main entry may cost: that much of what zod alone costs. */
export const MOST = 1.15;

/** So many pairs of processes at least, and at most before the answer is no. */
const ROUNDS = { least: 5, most: 25 } as const;

const SCRIPT = `
  const before = process.cpuUsage();
  await import(process.argv[1]);
  const { user, system } = process.cpuUsage(before);
  console.log(user + system);`;

/**
 * Compares processor time, which another process does not add to as it does to time on the clock, and of each side the
 * best of several runs, taken in turn: what is left of the noise can only make an import look slower than it is.
 */
export const coldImport: Check = {
  name: 'cold import',
  async find(installed) {
    let [own, zod] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 1; round <= ROUNDS.most; round++) {
      zod = Math.min(zod, await cost(installed, 'zod'));
      own = Math.min(own, await cost(installed, installed.manifest.name));
      if (round >= ROUNDS.least && own <= zod * MOST) return [];
    }
    const [ms, than] = [own, zod].map((micros) => (micros / 1000).toFixed(1));
    return [
      `importing ${installed.manifest.name} takes ${ms} ms of processor time where zod alone takes ${than} ms: ` +
        `${(own / zod).toFixed(2)} times as much, and the most is ${MOST}; do less while modules load`,
    ];
  },
};

async function cost({ consumer }: Installed, specifier: string): Promise<number> {
  const args = ['--input-type=module', '-e', SCRIPT, specifier];
  return Number((await promisify(execFile)(process.execPath, args, { cwd: consumer })).stdout);
}
