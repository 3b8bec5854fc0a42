/**
 * The committed release goes to the registry that is named, once. Each step looks at what is there already, so a run that
 * was killed is completed by the next. docs/releasing.md has the steps.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContractError } from '../src/compile/contract-error.js';
import { API_VERSION } from '../src/contract/release.js';
import type { JsonObject } from '../src/json.js';
import { packageName } from '../src/release/changeset.js';
import { provenanceProblems } from '../src/release/repository.js';
import { differing } from '../src/release/tarball.js';
import { distProblem } from './build/dist.js';
import { releaseProblems } from './check/releases.js';
import { assertChecked } from './release/checked.js';
import { assertCommitted, isTagged, tagHead } from './release/git.js';
import { alone } from './release/lock.js';
import { type Packed, pack, tarballProblems } from './release/packed.js';
import { readPending } from './release/pending.js';
import { refuse } from './release/refuse.js';
import { assertTarget, publishedIntegrity, type Target, targetOf } from './release/registry.js';
import { Failed, isToldToNpm, run, runNode } from './release/run.js';

/** What `--help` answers. */
export const usage = `npm run release:publish [-- --dry-run]
Publishes the committed version to the registry that npm_config_registry names, and tags it; run again after an interruption.
  --dry-run  does everything else, and lists what would be published
Exit 1 when a check holds it back, 2 for what has to be mended first. docs/releasing.md has the steps.`;

/**
 * @returns 0 when the release is in the registry and tagged (with --dry-run: when it could be), 1 when a check holds it back, 2
 * for what has to be mended first.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const odd = args.find((arg) => arg !== '--dry-run');
  if (odd !== undefined) return refuse([`${odd} is not a flag of release:publish; it takes --dry-run, or nothing.`], 2);
  if (args.length === 0 && isToldToNpm(process.env))
    return refuse(['npm took --dry-run for itself; write npm run release:publish -- --dry-run, or leave it out.'], 2);
  try {
    const target = targetOf(root, process.env);
    await assertTarget(root, target);
    return await alone(root, () => publish(root, target, args.length > 0));
  } catch (error) {
    if (error instanceof ContractError || error instanceof Failed) return refuse([error.message], 2);
    throw error;
  }
}

const spec = `${packageName}@${API_VERSION}`;
const tag = `v${API_VERSION}`;

async function publish(root: string, target: Target, dry: boolean): Promise<number> {
  const before = await publishedIntegrity(root, target, API_VERSION);
  if (before !== undefined && (await isTagged(root, tag))) {
    console.log(`${spec} is in ${target.url} and tagged ${tag}: nothing to do.`);
    return 0;
  }
  const state = await stateProblems(root, target);
  if (state.length > 0) return refuse(state, 1);
  if (!existsSync(join(root, 'dist')) || distProblem(root) !== undefined)
    await runNode(root, 'scripts/run.mjs', 'build-api-spec');
  console.log(await assertChecked(root));
  const packed = await pack(root, target.env);
  const problems = await tarballProblems(root, packed, API_VERSION);
  if (problems.length > 0) return refuse(problems, 1);
  if (before === undefined && dry) return show(packed, target);
  if (before === undefined) await changesetPublish(root, target);
  await assertPublished(root, target, packed, before);
  if (dry) return show(packed, target);
  // Changesets sets the tag itself, unless it was killed before that, or found the version published.
  if (!(await isTagged(root, tag))) {
    await tagHead(root, tag);
    console.log(`New tag: ${tag}`);
  }
  console.log(`${spec}: published to ${target.url}, ${packed.integrity}`);
  return 0;
}

async function stateProblems(root: string, { env }: Target): Promise<string[]> {
  const problems = releaseProblems(root);
  const { changesets, mistakes } = readPending(root);
  const asking = changesets.filter(({ bump }) => bump !== 'none').map(({ file }) => file);
  if (asking.length > 0)
    problems.push(`${asking.join(', ')}: not released yet; run \`npm run release:version\` and commit.`);
  if (env.npm_config_provenance === 'true') {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as JsonObject;
    problems.push(...provenanceProblems(manifest, env.RELEASE_REPOSITORY));
  }
  await assertCommitted(root);
  return [...problems, ...mistakes];
}

function show({ entries, size, integrity }: Packed, { url }: Target): number {
  for (const [path, bytes] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`${String(bytes.length).padStart(9)}  ${path}`);
  console.log(`${spec}: ${entries.size} files, ${size} bytes packed, ${integrity}`);
  console.log(`It would go to ${url} and be tagged ${tag}; nothing was published.`);
  return 0;
}

async function changesetPublish(root: string, { env }: Target): Promise<void> {
  const { code, stdout, stderr } = await run(
    process.execPath,
    [join(root, 'node_modules/@changesets/cli/bin.js'), 'publish'],
    root,
    env,
  );
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  // What counts is what the registry has: a run that was killed may have left its upload to finish by itself.
  if (code !== 0) console.error(`changeset publish ended with ${code}; asking the registry what it has.`);
}

/** Registries answer from caches; after this many questions a release that does not show is taken as not there. */
const PAUSES = [0, 500, 1000, 2000, 4000, 8000];

/** @throws ContractError when the registry does not have the release, or has something else under its name. */
async function assertPublished(
  root: string,
  target: Target,
  packed: Packed,
  before: string | undefined,
): Promise<void> {
  let integrity = before;
  for (const pause of PAUSES) {
    if (integrity !== undefined) break;
    await new Promise((resolve) => setTimeout(resolve, pause));
    integrity = await publishedIntegrity(root, target, API_VERSION);
  }
  if (integrity === undefined)
    throw new ContractError(target.url, `the registry does not show ${spec}; see what was said above, and run again`);
  if (integrity === packed.integrity) return;
  // Another machine may compress otherwise; the files decide.
  const files = differing((await pack(root, target.env, spec)).entries, packed.entries);
  if (files.length > 0)
    throw new ContractError(
      target.url,
      `it has ${spec} with other content (${files.slice(0, 5).join(', ')}); a release is never replaced, so release a new version`,
    );
}
