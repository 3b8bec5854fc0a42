/** Compares the head contract with the newest frozen release: `npm run diff`, with the options of `api-spec diff`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../src/cli/run.js';
import { world } from '../src/cli/world.js';
import { artifacts } from '../src/compile/artifacts.js';
import { ContractError } from '../src/compile/contract-error.js';
import { compileDocument } from '../src/compile/document.js';
import { newest } from '../src/compile/release-order.js';
import { areas } from '../src/contract/index.js';
import { API_VERSION } from '../src/contract/release.js';

/** What `--help` answers. */
export const usage = `npm run diff [-- OPTION...]
Compares the head contract with the newest release in releases/.
Takes the options of api-spec diff, which \`npx api-spec diff --help\` lists; the exit codes are the same.`;

/** @returns the exit code of `api-spec diff`. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const frozen = readdirSync(join(root, 'releases')).filter((name) => /^\d.*\.json$/.test(name));
  const last = newest(frozen.map((name) => name.slice(0, -'.json'.length)));
  if (last === undefined) {
    console.error('releases/ holds no frozen release to compare with; freeze one first.');
    return 2;
  }
  const stale = await staleness(root);
  if (stale !== undefined) {
    console.error(stale);
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

/** Why openapi.json is not the head, in one sentence: a diff of it would speak of another contract. */
async function staleness(root: string): Promise<string | undefined> {
  const [json] = artifacts;
  const file = join(root, 'openapi.json');
  try {
    const head = await json?.render(compileDocument(areas, { version: API_VERSION }));
    if (existsSync(file) && readFileSync(file, 'utf8') === head) return undefined;
    return 'openapi.json: not what the sources compile to; run `npm run build` first.';
  } catch (error) {
    if (error instanceof ContractError) return error.message;
    throw error;
  }
}
