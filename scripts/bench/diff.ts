/**
 * The diff of real pairs beside its floor (a Node process that reads both files and JSON.parses them) and beside oasdiff.
 * SPECS names a folder of pairs (NAME/base.json, NAME/revision.json); GitHub's pair is fetched from the npm registry.
 */
import { join } from 'node:path';
import { githubPair, type Pair, pairsOf } from '../peers/fetched.js';
import { oasdiff, VERSION } from '../peers/oasdiff.js';
import { type Contender, type Cost, median, pairedRuns } from './measure.js';

const FLOOR = `const { readFileSync } = require('node:fs'); for (const file of process.argv.slice(1)) JSON.parse(readFileSync(file, 'utf8'));`;

/** oasdiff took 15.9 GB on a pair of Stripe's; the limit, which Linux alone has, keeps the machine usable. In KiB. */
const PEER_MEMORY = 8 * 1024 * 1024;

/** Prints, for each pair, wall time and memory as ratios to the floor, and how many times faster than oasdiff we are. */
export async function benchDiff(root: string): Promise<void> {
  const rounds = Number(process.env.ROUNDS ?? 5);
  const peer = process.env.PEERS === '0' || process.platform !== 'linux' ? undefined : oasdiff(root);
  const pairs = [...pairsOf(process.env.SPECS), githubPair(root)];
  console.log(
    `diff, medians of ${rounds} paired runs on Node ${process.versions.node}; oasdiff ${peer ? VERSION : 'is not here'}:`,
  );
  console.log('  pair        floor        ours             memory           oasdiff breaking   oasdiff changelog');
  for (const pair of pairs) console.log(row(pair, pairedRuns(contendersOf(pair, root, peer), rounds, root)));
}

function contendersOf({ base, revision }: Pair, root: string, peer: string | undefined): Contender[] {
  const capped = (command: string): [string, ...string[]] => [
    'bash',
    '-c',
    `ulimit -v ${PEER_MEMORY}; exec "$0" ${command} "$1" "$2" > /dev/null`,
    peer as string,
    base,
    revision,
  ];
  return [
    { name: 'floor', command: [process.execPath, '-e', FLOOR, base, revision] },
    { name: 'ours', command: [process.execPath, join(root, 'dist/cli.cjs'), 'diff', base, revision], exits: [0, 1] },
    ...(peer
      ? [
          { name: 'breaking', command: capped('breaking') },
          { name: 'changelog', command: capped('changelog') },
        ]
      : []),
  ];
}

function row({ name }: Pair, costs: ReadonlyMap<string, readonly Cost[]>): string {
  const floor = costs.get('floor') as readonly Cost[];
  const ours = costs.get('ours') as readonly Cost[];
  const wall = (runs: readonly Cost[]) => median(runs.map((cost) => cost.wall)) / 1000;
  const ratio = (of: (cost: Cost) => number) => median(ours.map((cost, round) => of(cost) / of(floor[round] as Cost)));
  const peers = ['breaking', 'changelog'].map((peer) => {
    const runs = costs.get(peer);
    if (!runs) return '';
    const times = median(runs.map((cost, round) => cost.wall / (ours[round] as Cost).wall));
    return `${wall(runs).toFixed(2).padStart(6)} s (${times.toFixed(1)}x)`.padEnd(19);
  });
  const memory = (runs: readonly Cost[]) => median(runs.map((cost) => cost.memory)).toFixed(0);
  const own = `${wall(floor).toFixed(2)} s      ${wall(ours).toFixed(2)} s (${ratio((cost) => cost.wall).toFixed(2)} F)`;
  return `  ${name.padEnd(10)}  ${own}  ${memory(ours).padStart(4)} MiB (${ratio((cost) => cost.memory).toFixed(2)} F)  ${peers.join('')}`;
}
