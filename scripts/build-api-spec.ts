/**
 * Compiles the contract: `build` writes the artifacts and dist/, `build --check` writes nothing and fails when a
 * committed artifact is not what the sources compile to, `build --artifacts` leaves dist/ alone.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { type Artifact, artifacts } from '../src/compile/artifacts.js';
import { ContractError } from '../src/compile/contract-error.js';
import { compileDocument } from '../src/compile/document.js';
import { assertRegistered } from '../src/compile/registered.js';
import { assertVersion } from '../src/compile/release-order.js';
import { openWorkshop, type Workshop } from '../src/compile/replace.js';
import { areas } from '../src/contract/index.js';
import { API_VERSION } from '../src/contract/release.js';
import { distProblem, startDist } from './build/dist.js';

/** What `--help` answers. */
export const usage = `npm run build [-- --check | --artifacts]
Compiles the contract: writes openapi.json, openapi.yaml, types.d.ts and dist/.
  --check      writes nothing; exit 1 when a file is not what the sources compile to
  --artifacts  leaves dist/ alone
Exit 2 after a mistake in the contract, with a line for each.`;

const FLAGS = ['--check', '--artifacts'];

/** @returns 0 when all is well, 1 when `--check` found a difference, 2 after an author's mistake. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const unknown = args.find((arg) => !FLAGS.includes(arg));
  if (unknown !== undefined)
    return refuse(`${unknown} is not a flag of the build; it takes ${FLAGS.join(' or ')}, or nothing`);
  try {
    if (args.includes('--check')) return check(root, await render(root));
    await build(root, args.includes('--artifacts'));
    return 0;
  } catch (error) {
    if (error instanceof ContractError) return refuse(error.message);
    throw error;
  }
}

/** Prepares everything first and puts it in place last, so that a mistake anywhere leaves every file as it was. */
async function build(root: string, artifactsOnly: boolean): Promise<void> {
  const workshop = openWorkshop(join(root, '.cache'));
  // The declarations of dist/ need a compiler of their own and no document: it works while this process renders.
  const dist = artifactsOnly ? undefined : startDist(root, workshop);
  try {
    const rendered = await render(root);
    await dist?.ready;
    dist?.add('types.d.cts', rendered.find(({ artifact }) => artifact.path === 'types.d.ts')?.text ?? '');
    for (const { artifact, text } of rendered) workshop.prepare(artifact.path, text);
    for (const one of rendered) place(root, workshop, one);
    dist?.place();
  } finally {
    await dist?.abandon();
    workshop.close();
  }
}

interface Rendered {
  readonly artifact: Artifact;
  readonly text: string;
}

async function render(root: string): Promise<Rendered[]> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const frozen = readdirSync(join(root, 'releases')).filter((name) => name.endsWith('.json'));
  assertVersion(
    API_VERSION,
    version,
    frozen.map((name) => name.slice(0, -'.json'.length)),
  );
  const contract = readdirSync(join(root, 'src/contract')).filter((name) => name.endsWith('.ts'));
  assertRegistered(contract.map((name) => ({ name, text: readFileSync(join(root, 'src/contract', name), 'utf8') })));
  const document = compileDocument(areas, { version: API_VERSION });
  return Promise.all(artifacts.map(async (artifact) => ({ artifact, text: await artifact.render(document) })));
}

function place(root: string, workshop: Workshop, { artifact, text }: Rendered): void {
  const before = current(root, artifact);
  workshop.place(artifact.path, join(root, artifact.path));
  if (before !== text) console.log(`${artifact.path}: ${before === undefined ? 'new' : 'written anew'}`);
}

function check(root: string, rendered: readonly Rendered[]): number {
  const drifted = rendered.filter(({ artifact, text }) => current(root, artifact) !== text);
  for (const { artifact, text } of drifted) {
    const committed = current(root, artifact) ?? '';
    console.error(
      createTwoFilesPatch(artifact.path, artifact.path, committed, text, 'in the folder', 'from the sources', {
        context: 2,
      }),
    );
  }
  const problems = [
    ...(drifted.length > 0
      ? [`${drifted.map(({ artifact }) => artifact.path).join(', ')}: not what the sources compile to`]
      : []),
  ];
  const stale = distProblem(root);
  if (stale !== undefined) problems.push(stale);
  for (const problem of problems) console.error(`${problem}; run \`npm run build\`.`);
  return problems.length > 0 ? 1 : 0;
}

function current(root: string, artifact: Artifact): string | undefined {
  const file = join(root, artifact.path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 2;
}
