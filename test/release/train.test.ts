/**
 * A release from a changed contract to a registry on loopback, three times, by the documented commands alone; and each
 * command killed on its way. KILLS=30 for the long run.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIN_CLIENT_VERSION } from '../../src/contract/release.js';
import { type Registry, startRegistry } from '../support/registry.js';
import { announceSeed } from '../support/seed.js';
import { type Clone, MAJOR, MINOR, makeClone, PATCH } from './clone.js';
import { KILLS, Knife } from './knife.js';
import { NAME, Train } from './train.js';

const patience = 120_000 + KILLS * 60_000;

let registry: Registry;
let clone: Clone;
let knife: Knife;
let train: Train;
beforeAll(async () => {
  registry = await startRegistry();
  clone = makeClone({ ...registry.env, RELEASE_REPOSITORY: 'https://git.example.com/acme/api-spec' });
  knife = new Knife(registry, clone);
  train = new Train(registry, clone, knife);
}, 60_000);
afterAll(() => {
  registry.stop();
  clone.remove();
});

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
    await train.version(PATCH);
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
    await train.publish(PATCH);
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
    await train.version(MINOR);
    expect(clone.read('CHANGELOG.md')).toMatch(/### Breaks the source: [^\n]*\n\n- .*MoveJobRequest/);
    await train.showPublish(MINOR);
    await train.publish(MINOR);
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
    await train.version(MAJOR);
    expect(clone.read('src/contract/release.ts')).toContain(`MIN_CLIENT_VERSION = '${MAJOR}'`);
    expect(clone.read('CHANGELOG.md')).toMatch(
      new RegExp(`### Breaks on the wire: [^\\n]*\\n\\n- .*\`number\`.* \\(accepted: \`${flags[1]}\`\\)`),
    );
    await train.publish(MAJOR);
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
