/** What a release goes through in a clone, killed on its way, and what must be true of it whenever one looks. */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Registry } from '../support/registry.js';
import type { Clone } from './clone.js';
import type { Knife } from './knife.js';

/** What the package is called in a registry. */
export const NAME = '@serviceai/api-spec';

/** A clone, the registry that it releases to, and what kills its commands. */
export class Train {
  readonly #registry: Registry;
  readonly #clone: Clone;
  readonly #knife: Knife;
  readonly #states = new Map<string, Set<string>>();
  readonly #sent: Record<string, string> = {};
  /** How often a release was taken out of the registry again, so that there was something left for the next kill. */
  #withdrawn = 0;

  constructor(registry: Registry, clone: Clone, knife: Knife) {
    this.#registry = registry;
    this.#clone = clone;
    this.#knife = knife;
  }

  /**
   * After a kill of release:version: a half release is noticed; and what was seen is remembered, to be judged when both ends are
   * known.
   */
  async #lookAtFiles(before: ReadonlyMap<string, string>, more: boolean): Promise<void> {
    const placed = [...before].map(([path, text]) => {
      const now = this.#readOrNothing(path);
      this.#states.set(path, (this.#states.get(path) ?? new Set()).add(now));
      return now !== text;
    });
    const half = placed.includes(true) && placed.includes(false);
    if (half) {
      this.#knife.met.half++;
      expect((await this.#clone.run('check', 'releases')).code, 'a half release is noticed').toBe(1);
    }
    // A half release is left for the next run every other time.
    if (more && placed.includes(true) && (!half || this.#knife.share() < 0.5)) {
      this.#clone.git('reset', '--quiet', '--hard');
      this.#clone.git('clean', '--quiet', '-d', '--force');
      rmSync(join(this.#clone.root, '.cache/release.json'), { force: true });
    }
  }

  /** After a kill of release:publish: the version is whole or not there, and a tag stands only for what is there. */
  async #lookAtRegistry(next: string, more: boolean): Promise<void> {
    const there = (await this.#registry.versions(NAME)).includes(next);
    const tagged = this.#clone.git('tag', '--list', `v${next}`).trim() !== '';
    if (tagged) expect(there, 'a tag stands for a release').toBe(true);
    if (!there) return;
    if (!tagged) this.#knife.met['published without a tag']++;
    const integrity = await this.#integrityOf(next);
    this.#sent[next] ??= integrity;
    expect(integrity, 'a release never changes').toBe(this.#sent[next]);
    if (!more || !tagged) return;
    await this.#registry.npmAsync(this.#clone.root, 'unpublish', `${NAME}@${next}`, '--force');
    this.#clone.git('tag', '--delete', `v${next}`);
    this.#withdrawn++;
  }

  async #integrityOf(version: string): Promise<string> {
    const response = await fetch(new URL(NAME.replace('/', '%2f'), this.#registry.url), {
      headers: { connection: 'close' },
    });
    const { versions } = (await response.json()) as { versions: Record<string, { dist: { integrity: string } }> };
    return versions[version]?.dist.integrity ?? 'nothing';
  }

  #readOrNothing(path: string): string {
    try {
      return this.#clone.read(path);
    } catch {
      return '';
    }
  }

  /** Releases what is committed, with kills on the way, and holds everything that must be true afterwards. */
  async version(next: string): Promise<void> {
    const paths = [
      'package.json',
      'package-lock.json',
      'src/contract/release.ts',
      'openapi.json',
      'CHANGELOG.md',
      'releases/SHA256SUMS',
      `releases/${next}.json`,
    ];
    this.#states.clear();
    const before = new Map(paths.map((path) => [path, this.#readOrNothing(path)]));
    await this.#knife.killedAndRun('release-version', (more) => this.#lookAtFiles(before, more));
    for (const [path, seen] of this.#states)
      for (const text of seen) expect([before.get(path), this.#clone.read(path)], `${path} is whole`).toContain(text);
    expect(JSON.parse(this.#clone.read('package.json')).version).toBe(next);
    expect(JSON.parse(this.#clone.read('package-lock.json')).packages[''].version).toBe(next);
    expect(this.#clone.read(`releases/${next}.json`)).toBe(this.#clone.read('openapi.json'));
    expect(
      this.#clone
        .read('CHANGELOG.md')
        .split('\n')
        .filter((line) => line.startsWith(`## ${next}`)),
    ).toHaveLength(1);
    expect(readdirSync(join(this.#clone.root, '.changeset')).sort()).toEqual(['README.md', 'config.json']);
    const again = await this.#clone.run('release-version');
    expect([again.code, again.stdout]).toEqual([0, 'Nothing to release: no pending changeset asks for it.\n']);
    expect(this.#clone.git('diff', '--stat', '--', 'package.json', 'releases', 'CHANGELOG.md')).toContain(
      '3 files changed',
    );
    this.#clone.commit(`Release ${next}`);
  }

  /** Publishes with kills on the way: the version is there or it is not, and it is sent once. */
  async publish(next: string): Promise<void> {
    const versions = async () => (await this.#registry.versions(NAME)).sort();
    const others = await versions();
    await this.#knife.killedAndRun('release-publish', (more) => this.#lookAtRegistry(next, more));
    await this.#lookAtRegistry(next, false);
    expect(await versions()).toEqual([...others, next].sort());
    expect(this.#clone.git('tag', '--list', `v${next}`).trim()).toBe(`v${next}`);
    expect(this.#clone.git('rev-parse', `v${next}^{commit}`)).toBe(this.#clone.git('rev-parse', 'HEAD'));
    const accepted = this.#registry.requests().filter((line) => line === `PUT /${NAME.replace('/', '%2f')} 201`);
    expect(accepted, 'each version is sent once').toHaveLength(others.length + 1 + this.#withdrawn);
  }

  /** A dry run shows everything and leaves registry and tags alone. */
  async showPublish(next: string): Promise<void> {
    const before = this.#registry.requests().filter((line) => line.startsWith('PUT ')).length;
    const { code, stdout } = await this.#clone.run('release-publish', '--dry-run');
    expect([code, code === 0 ? '' : stdout]).toEqual([0, '']);
    expect(stdout, 'what was checked before is another commit').toMatch(/^ok {5}types \(/m);
    expect(stdout).toContain('openapi.yaml\n');
    expect(stdout).toContain(`It would go to ${this.#registry.url} and be tagged v${next}; nothing was published.\n`);
    expect(this.#registry.requests().filter((line) => line.startsWith('PUT ')).length).toBe(before);
    expect(this.#clone.git('tag', '--list', `v${next}`)).toBe('');
    const again = await this.#clone.run('release-publish', '--dry-run');
    expect(again.stdout).toContain('ok     all checks, as they were when this commit passed them\n');
    expect(again.stdout).not.toContain('ok     types');
  }
}
