/** What it costs a process to import the package for the first time, beside zod, which it imports anyway. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Check, Installed } from './package.js';

/** The most that the main entry may cost: that much of what zod alone costs. */
export const MAX_RATIO = 1.15;

/**
 * So many pairs of processes; a median that is not far above the limit is asked again with all of them before the answer is no.
 */
const PAIRS = { first: 11, all: 45, far: 1.3 } as const;

const SCRIPT = `
  const before = process.argv[2] === 'import' ? process.cpuUsage() : undefined;
  await import(process.argv[1]);
  const { user, system } = process.cpuUsage(before);
  console.log(user + system);`;

/** What is measured: a process from its start until it has imported, as whoever starts one sees it; or the import alone. */
export type Span = 'process' | 'import';

/** What the imports cost, in milliseconds of processor time, and the median of the ratios of the pairs. */
export interface Cost {
  readonly own: number;
  readonly zod: number;
  readonly ratio: number;
}

/**
 * Compares the processor time of processes that import one or the other. Other processes do not add to it as they do to time
 * on the clock; what they do to the caches meets both halves of a pair, which run one after the other, in turn the one
 * first and the other.
 */
export const coldImport: Check = {
  name: 'cold import',
  async find(installed) {
    const pairs = await measure(installed, PAIRS.first);
    const first = costOf(pairs).ratio;
    if (first > MAX_RATIO && first <= PAIRS.far) pairs.push(...(await measure(installed, PAIRS.all - PAIRS.first)));
    const { own, zod, ratio } = costOf(pairs);
    if (ratio <= MAX_RATIO) return [];
    return [
      `importing ${installed.manifest.name} takes ${own.toFixed(1)} ms of processor time where zod alone takes ${zod.toFixed(1)} ms: ` +
        `${ratio.toFixed(2)} times as much in the median, and the most is ${MAX_RATIO}; do less while modules load`,
    ];
  },
};

/** Both imports, so many times each. */
export async function measure(
  installed: Installed,
  count: number,
  span: Span = 'process',
): Promise<{ own: number; zod: number }[]> {
  const pairs: { own: number; zod: number }[] = [];
  for (let n = 0; n < count; n++) {
    const zodFirst = n % 2 === 0 ? await cost(installed, 'zod', span) : undefined;
    const own = await cost(installed, installed.manifest.name, span);
    pairs.push({ own, zod: zodFirst ?? (await cost(installed, 'zod', span)) });
  }
  return pairs;
}

/** The medians of some pairs. */
export function costOf(pairs: readonly { readonly own: number; readonly zod: number }[]): Cost {
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] as number;
  return {
    own: median(pairs.map(({ own }) => own)),
    zod: median(pairs.map(({ zod }) => zod)),
    ratio: median(pairs.map(({ own, zod }) => own / zod)),
  };
}

async function cost({ consumer }: Installed, specifier: string, span: Span): Promise<number> {
  const args = ['--input-type=module', '-e', SCRIPT, specifier, span];
  return Number((await promisify(execFile)(process.execPath, args, { cwd: consumer })).stdout) / 1000;
}
