/**
 * A release from a changed contract to a registry on loopback, three times, by the documented commands alone; and each
 * command killed on its way. KILLS=30 for the long run.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIN_CLIENT_VERSION } from '../../src/contract/release.js';
import { type Registry, startRegistry } from '../support/registry.js';
import { announceSeed } from '../support/seed.js';
import { type Clone, MAJOR, MINOR, makeClone, PATCH } from './clone.js';
import { KILLS, Knife } from './knife.js';

const NAME = '@serviceai/api-spec';
const patience = 120_000 + KILLS * 60_000;

let registry: Registry;
let clone: Clone;
let knife: Knife;
beforeAll(async () => {
  registry = await startRegistry();
  clone = makeClone({ ...registry.env, RELEASE_REPOSITORY: 'https://git.example.com/acme/api-spec' });
  knife = new Knife(registry, clone);
}, 60_000);
afterAll(() => {
  registry.stop();
  clone.remove();
});

const states = new Map<string, Set<string>>();

/**
 * After a kill of release:version: a half release is noticed; and what was seen is remembered, to be judged when both ends are
 * known.
 */
async function lookAtFiles(before: ReadonlyMap<string, string>, more: boolean): Promise<void> {
  const placed = [...before].map(([path, text]) => {
    const now = readOrNothing(path);
    states.set(path, (states.get(path) ?? new Set()).add(now));
    return now !== text;
  });
  const half = placed.includes(true) && placed.includes(false);
  if (half) {
    knife.met.half++;
    expect((await clone.run('check', 'releases')).code, 'a half release is noticed').toBe(1);
  }
  // A half release is left for the next run every other time.
  if (more && placed.includes(true) && (!half || knife.share() < 0.5)) {
    clone.git('reset', '--quiet', '--hard');
    clone.git('clean', '--quiet', '-d', '--force');
    rmSync(join(clone.root, '.cache/release.json'), { force: true });
  }
}

/** After a kill of release:publish: the version is whole or not there, and a tag stands only for what is there. */
async function lookAtRegistry(next: string, more: boolean): Promise<void> {
  const there = (await registry.versions(NAME)).includes(next);
  const tagged = clone.git('tag', '--list', `v${next}`).trim() !== '';
  if (tagged) expect(there, 'a tag stands for a release').toBe(true);
  if (!there) return;
  if (!tagged) knife.met['published without a tag']++;
  const integrity = await integrityOf(next);
  sent[next] ??= integrity;
  expect(integrity, 'a release never changes').toBe(sent[next]);
  if (!more || !tagged) return;
  await registry.npmAsync(clone.root, 'unpublish', `${NAME}@${next}`, '--force');
  clone.git('tag', '--delete', `v${next}`);
  withdrawn++;
}

/** How often a release was taken out of the registry again, so that there was something left for the next kill. */
let withdrawn = 0;
const sent: Record<string, string> = {};

async function integrityOf(version: string): Promise<string> {
  const response = await fetch(new URL(NAME.replace('/', '%2f'), registry.url), { headers: { connection: 'close' } });
  const { versions } = (await response.json()) as { versions: Record<string, { dist: { integrity: string } }> };
  return versions[version]?.dist.integrity ?? 'nothing';
}

function readOrNothing(path: string): string {
  try {
    return clone.read(path);
  } catch {
    return '';
  }
}

/** Releases what is committed, with kills on the way, and holds everything that must be true afterwards. */
async function version(next: string): Promise<void> {
  const paths = [
    'package.json',
    'package-lock.json',
    'src/contract/release.ts',
    'openapi.json',
    'CHANGELOG.md',
    'releases/SHA256SUMS',
    `releases/${next}.json`,
  ];
  states.clear();
  const before = new Map(paths.map((path) => [path, readOrNothing(path)]));
  await knife.killedAndRun('release-version', (more) => lookAtFiles(before, more));
  for (const [path, seen] of states)
    for (const text of seen) expect([before.get(path), clone.read(path)], `${path} is whole`).toContain(text);
  expect(JSON.parse(clone.read('package.json')).version).toBe(next);
  expect(JSON.parse(clone.read('package-lock.json')).packages[''].version).toBe(next);
  expect(clone.read(`releases/${next}.json`)).toBe(clone.read('openapi.json'));
  expect(
    clone
      .read('CHANGELOG.md')
      .split('\n')
      .filter((line) => line.startsWith(`## ${next}`)),
  ).toHaveLength(1);
  expect(readdirSync(join(clone.root, '.changeset')).sort()).toEqual(['README.md', 'config.json']);
  const again = await clone.run('release-version');
  expect([again.code, again.stdout]).toEqual([0, 'Nothing to release: no pending changeset asks for it.\n']);
  expect(clone.git('diff', '--stat', '--', 'package.json', 'releases', 'CHANGELOG.md')).toContain('3 files changed');
  clone.commit(`Release ${next}`);
}

/** Publishes with kills on the way: the version is there or it is not, and it is sent once. */
async function publish(next: string): Promise<void> {
  const versions = async () => (await registry.versions(NAME)).sort();
  const others = await versions();
  await knife.killedAndRun('release-publish', (more) => lookAtRegistry(next, more));
  await lookAtRegistry(next, false);
  expect(await versions()).toEqual([...others, next].sort());
  expect(clone.git('tag', '--list', `v${next}`).trim()).toBe(`v${next}`);
  expect(clone.git('rev-parse', `v${next}^{commit}`)).toBe(clone.git('rev-parse', 'HEAD'));
  const accepted = registry.requests().filter((line) => line === `PUT /${NAME.replace('/', '%2f')} 201`);
  expect(accepted, 'each version is sent once').toHaveLength(others.length + 1 + withdrawn);
}

/** A dry run shows everything and leaves registry and tags alone. */
async function showPublish(next: string): Promise<void> {
  const sent = registry.requests().filter((line) => line.startsWith('PUT ')).length;
  const { code, stdout } = await clone.run('release-publish', '--dry-run');
  expect([code, code === 0 ? '' : stdout]).toEqual([0, '']);
  expect(stdout).toContain('openapi.yaml\n');
  expect(stdout).toContain(`It would go to ${registry.url} and be tagged v${next}; nothing was published.\n`);
  expect(registry.requests().filter((line) => line.startsWith('PUT ')).length).toBe(sent);
  expect(clone.git('tag', '--list', `v${next}`)).toBe('');
}

announceSeed('release kills');

describe('a release', { timeout: patience }, () => {
  it('refuses to go to a registry that nobody named', async () => {
    const { npm_config_registry: _, ...nameless } = registry.env;
    const { code, stderr } = await clone.runIn(nameless, 'release-publish');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^npm_config_registry: no registry is named, and Changesets would take the public one; [^\n]*\n$/,
    );
  });

  it('that adds an optional member is a patch', async () => {
    clone.git('checkout', '--quiet', '-b', 'colour');
    clone.edit(
      'src/contract/jobs.ts',
      '  updatedAt: timestamp(),\n',
      '  updatedAt: timestamp(),\n  colour: z.string().optional(),\n',
    );
    expect((await clone.run('check', 'changesets')).code).toBe(1);
    expect((await clone.run('changeset', 'patch', 'A job has a colour on the board.')).stdout).toBe(
      '.changeset/a-job-has-a-colour-on.md\n',
    );
    expect((await clone.run('build-api-spec', '--artifacts')).code).toBe(0);
    clone.commit('Jobs have a colour');
    await version(PATCH);
    const [, section] = clone.read('CHANGELOG.md').split(`\n## ${PATCH}\n`);
    expect(section).toMatch(
      /^\nPatch: compatible\.\n\n- A job has a colour on the board\.\n\n### New: nobody breaks\n\n- .*`colour`/,
    );
    expect(clone.read('src/contract/release.ts')).toContain(`MIN_CLIENT_VERSION = '${MIN_CLIENT_VERSION}'`);
    expect(JSON.parse(clone.read('package.json')).repository.url).toBe('git+https://git.example.com/acme/api-spec.git');
    const elsewhere = {
      ...registry.env,
      npm_config_provenance: 'true',
      RELEASE_REPOSITORY: 'https://git.example.com/x/y',
    };
    expect(await clone.runIn(elsewhere, 'release-publish')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^package\.json: repository is https:\/\/git\.example\.com\/acme\/api-spec, and [^\n]*\n$/,
      ),
    });
    await publish(PATCH);
  });

  it('that renames a named schema is a minor', async () => {
    clone.git('checkout', '--quiet', '-b', 'rename');
    for (const file of readdirSync(join(clone.root, 'src/contract'))) {
      const path = `src/contract/${file}`;
      if (clone.read(path).includes('MoveJobRequest')) replaceAll(path, 'MoveJobRequest', 'JobMove');
    }
    await clone.run('changeset', 'patch', 'MoveJobRequest is called JobMove.');
    const refused = await clone.run('check', 'changesets');
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/demands minor, and the pending changesets say patch:\n {2}source .*MoveJobRequest/),
    ]);
    await clone.run('changeset', 'minor', 'MoveJobRequest is called JobMove; code that names the type needs an edit.');
    await clone.run('build-api-spec', '--artifacts');
    clone.commit('Call it JobMove');
    await version(MINOR);
    expect(clone.read('CHANGELOG.md')).toMatch(/### Breaks the source: [^\n]*\n\n- .*MoveJobRequest/);
    await showPublish(MINOR);
    await publish(MINOR);
  });

  it('that removes a response member is a major, and refused until the break is accepted', async () => {
    clone.git('checkout', '--quiet', '-b', 'remove');
    const line =
      /^ {2}number: z\.string\(\).*\n/m.exec(clone.read('src/contract/jobs.ts'))?.[0] ?? 'the member is not there';
    clone.edit('src/contract/jobs.ts', line, '');
    await clone.run('changeset', 'major', 'A job no longer has a number.');
    await clone.run('build-api-spec', '--artifacts');
    clone.commit('No numbers');
    const refused = await clone.run('release-version');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/Installed apps break, and no changeset accepts it:\n {2}wire {8}[0-9a-f]{16} /);
    expect(clone.git('status', '--porcelain')).toBe('');
    const flags = [...refused.stderr.matchAll(/--accept ([0-9a-f]{16})/g)].flatMap(([, id]) => [
      '--accept',
      id as string,
    ]);
    expect(flags.length).toBeGreaterThan(0);
    expect(
      (await clone.run('changeset', 'major', ...flags, 'Show the title of a job where the number was.')).code,
    ).toBe(0);
    clone.commit('Accept it');
    await version(MAJOR);
    expect(clone.read('src/contract/release.ts')).toContain(`MIN_CLIENT_VERSION = '${MAJOR}'`);
    expect(clone.read('CHANGELOG.md')).toMatch(
      new RegExp(`### Breaks on the wire: [^\\n]*\\n\\n- .*\`number\`.* \\(accepted: \`${flags[1]}\`\\)`),
    );
    await publish(MAJOR);
  });

  it.skipIf(KILLS < 30)(
    'published by a run that was killed before it set the tag is completed by the next',
    async () => {
      clone.git('tag', '--delete', `v${MAJOR}`);
      const { code, stdout } = await clone.run('release-publish');
      expect([code, stdout]).toEqual([0, expect.stringContaining(`New tag: v${MAJOR}`)]);
      expect((await clone.run('release-publish')).stdout).toBe(
        `${NAME}@${MAJOR} is in ${registry.url} and tagged v${MAJOR}: nothing to do.\n`,
      );
    },
  );

  it('is never edited afterwards', async () => {
    const path = `releases/${PATCH}.json`;
    clone.edit(path, 'colour', 'color');
    const { code, stderr } = await clone.run('check', 'releases');
    const said = `${path}: it was edited after it was frozen; restore it with git.\ncheck: releases failed.\n`;
    expect([code, stderr]).toEqual([1, said]);
    clone.git('checkout', path);
    expect((await clone.run('check', 'releases')).code).toBe(0);
  });

  it('asked nothing of any other host', () => {
    console.log(`of ${KILLS} kills: ${JSON.stringify(knife.met)}`);
    expect(registry.strays()).toEqual([]);
    expect(readFileSync(join(registry.folder, 'requests.log'), 'utf8')).toContain('PUT ');
  });
});

function replaceAll(path: string, before: string, after: string): void {
  const text = clone.read(path);
  clone.edit(path, text, text.replaceAll(before, after));
}
