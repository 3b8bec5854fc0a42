/** Compares the head contract with the newest frozen release: `npm run diff`, with the options of `api-spec diff`. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../src/cli/run.js';
import { world } from '../src/cli/world.js';
import { newest } from '../src/compile/release-order.js';

/** @returns the exit code of `api-spec diff`. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const frozen = readdirSync(join(root, 'releases')).filter((name) => /^\d.*\.json$/.test(name));
  const last = newest(frozen.map((name) => name.slice(0, -'.json'.length)));
  if (last === undefined) {
    console.error('releases/ holds no frozen release to compare with; freeze one first.');
    return 2;
  }
  const { output, error, exit } = await run(
    ['diff', join(root, 'releases', `${last}.json`), join(root, 'openapi.json'), ...args],
    world,
  );
  process.stdout.write(output);
  process.stderr.write(error);
  return exit;
}
