/** How long a build takes beside its floor: importing zod and typescript, and running openapi-typescript once. */
import { median, pairedRuns } from './measure.js';

const FLOOR = `
import 'zod';
import 'typescript';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { readFileSync } from 'node:fs';
astToString(await openapiTypescript(JSON.parse(readFileSync('openapi.json', 'utf8'))));
`;

/** Prints the ratio of a whole build (artifacts, dist/ and its declarations) to the floor. */
export async function benchBuild(root: string): Promise<void> {
  const rounds = Number(process.env.ROUNDS ?? 7);
  const contenders = [
    { name: 'floor', command: [process.execPath, '--input-type=module', '-e', FLOOR] },
    { name: 'build', command: [process.execPath, 'scripts/run.mjs', 'build-api-spec'] },
    { name: 'npm run build', command: ['npm', 'run', '--silent', 'build'] },
  ] as const;
  const costs = pairedRuns(contenders, rounds, root);
  const floor = costs.get('floor') ?? [];
  console.log(`build, medians of ${rounds} paired runs on Node ${process.versions.node}:`);
  for (const [name, runs] of costs) {
    const ratio = median(runs.map(({ wall }, round) => wall / (floor[round]?.wall ?? Number.NaN)));
    console.log(
      `  ${name.padEnd(14)} ${(median(runs.map(({ wall }) => wall)) / 1000).toFixed(2).padStart(6)} s  ${ratio.toFixed(2)} x floor`,
    );
  }
}
