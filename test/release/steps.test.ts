import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { sha256 } from '../../scripts/release/frozen.js';
import { carryOut, readJournal, writeJournal } from '../../scripts/release/journal.js';
import { alone } from '../../scripts/release/lock.js';
import { publishedIntegrity, targetOf } from '../../scripts/release/registry.js';
import { run } from '../../scripts/release/run.js';
import { main as publish } from '../../scripts/release-publish.js';
import { main as version } from '../../scripts/release-version.js';
import { checkFrozen, checksumsText, parseChecksums } from '../../src/release/checksums.js';
import { releaseSource } from '../../src/release/constants.js';
import { inOrder, type Journal } from '../../src/release/replacements.js';

const folder = mkdtempSync(join(tmpdir(), 'steps-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the constants of a release', () => {
  const source = "// x\nexport const API_VERSION = '1.1.24';\nexport const MIN_CLIENT_VERSION = '1.0.0';\n";

  it('rise with it; only a major release leaves older clients behind', () => {
    expect(releaseSource(source, '1.2.0', 'minor')).toBe(source.replace('1.1.24', '1.2.0'));
    expect(releaseSource(source, '2.0.0', 'major')).toBe(source.replace('1.1.24', '2.0.0').replace('1.0.0', '2.0.0'));
  });

  it('have to be there', () => {
    expect(() => releaseSource('', '1.2.0', 'minor')).toThrow(
      /^src\/contract\/release\.ts: it does not declare API_VERSION once/,
    );
  });
});

describe('frozen releases', () => {
  const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
  const frozen = (name: string, hash: string, version: string | null = name.replace('.json', '')) => ({
    name,
    hash,
    version,
  });

  it('are recorded as sha256sum reads it', () => {
    const text = `${a}  1.0.0.json\n${b}  1.1.0.json\n`;
    expect(checksumsText(parseChecksums(text).sums)).toBe(text);
    expect(parseChecksums(`${a}  1.0.0.json\nx\n${b}  1.0.0.json\n`).mistakes).toEqual([
      'releases/SHA256SUMS:2: this is not a hash and a file name; restore the line.',
      'releases/SHA256SUMS:3: 1.0.0.json is recorded twice; remove the line that is new.',
    ]);
  });

  const sums = new Map([['1.0.0.json', a]]);
  it.each([
    ['as frozen', [frozen('1.0.0.json', a)], []],
    [
      'edited',
      [frozen('1.0.0.json', b)],
      ['releases/1.0.0.json: it was edited after it was frozen; restore it with git.'],
    ],
    [
      'of another name',
      [frozen('1.0.0.json', a, '1.0.1')],
      ['releases/1.0.0.json: its document says 1.0.1; restore it with git.'],
    ],
    [
      'never recorded',
      [frozen('1.0.0.json', a), frozen('1.1.0.json', b)],
      ['releases/1.1.0.json: its hash was never recorded; freeze it with `npm run release:version`.'],
    ],
  ])('%s', (_, files, want) => {
    expect(checkFrozen(files, sums)).toEqual(want);
  });

  it('missing', () => {
    expect(checkFrozen([], sums)).toEqual([
      expect.stringMatching(/^releases\/1\.0\.0\.json: it is recorded and missing; run/),
    ]);
  });
});

describe('a decided release', () => {
  const at = (path: string) => join(folder, 'decided', path);
  const put = (path: string, text: string | null) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    if (text === null) rmSync(at(path), { force: true });
    else writeFileSync(at(path), text);
  };
  const read = (path: string) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : null);
  const before: Record<string, string | null> = {
    'releases/SHA256SUMS': 'old',
    'releases/1.1.0.json': null,
    'package.json': 'old',
    'a/b.md': 'words',
  };
  const after: typeof before = {
    'releases/SHA256SUMS': 'new',
    'releases/1.1.0.json': 'document',
    'package.json': 'new',
    'a/b.md': null,
  };
  const journal: Journal = {
    version: '1.1.0',
    replacements: Object.keys(before).map((path) => {
      const text = before[path] as string | null;
      return { path, before: text === null ? null : sha256(text), text: after[path] as string | null };
    }),
  };
  const state = (want: typeof before) =>
    expect(Object.fromEntries(Object.keys(before).map((path) => [path, read(path)]))).toEqual(want);

  it('places the hashes first and the document last', () => {
    const paths = inOrder(journal.replacements).map(({ path }) => path);
    expect([paths[0], paths.at(-1)]).toEqual(['releases/SHA256SUMS', 'releases/1.1.0.json']);
  });

  it.each([0, 1, 2, 3, 4])('is completed when %i of its files were placed', (placed) => {
    for (const [path, text] of Object.entries(before)) put(path, text);
    writeJournal(join(folder, 'decided'), journal);
    for (const { path, text } of inOrder(journal.replacements).slice(0, placed)) put(path, text);
    const found = readJournal(join(folder, 'decided'));
    expect(found).toEqual(journal);
    carryOut(join(folder, 'decided'), found as Journal);
    state(after);
    expect(readJournal(join(folder, 'decided'))).toBeUndefined();
  });

  it('touches nothing when somebody edited one of its files', () => {
    for (const [path, text] of Object.entries(before)) put(path, text);
    writeJournal(join(folder, 'decided'), journal);
    put('package.json', 'edited');
    expect(() => carryOut(join(folder, 'decided'), journal)).toThrow(
      /^package\.json: edited while the release 1\.1\.0 was under way;/,
    );
    state({ ...before, 'package.json': 'edited' });
    expect(readJournal(join(folder, 'decided'))).toEqual(journal);
  });
});

describe('two releases at once', () => {
  const root = join(folder, 'alone');
  it('do not meet: the second refuses', async () => {
    const second = await alone(root, () => alone(root, async () => 'both').catch((error: Error) => error.message));
    expect(second).toMatch(/^\.cache\/release\.lock: another release is under way here \(process \d+\)/);
    expect(await alone(root, async () => 'free again')).toBe('free again');
  });

  it('and a lock of a process that is gone is no hindrance', async () => {
    mkdirSync(join(root, '.cache'), { recursive: true });
    // Linux and macOS give out no such number.
    writeFileSync(join(root, '.cache/release.lock'), '2147483646');
    expect(await alone(root, async () => 'taken over')).toBe('taken over');
    expect(existsSync(join(root, '.cache/release.lock'))).toBe(false);
  });
});

describe('the registry', () => {
  const root = join(folder, 'target');
  const manifest = (publishConfig: object) => {
    mkdirSync(root, { recursive: true });
    writeFileSync(join(root, 'package.json'), JSON.stringify({ publishConfig }));
  };
  const url = 'http://127.0.0.1:9/';

  it.each([{}, { npm_config_registry: '' }])('has to be named: %j', (env) => {
    manifest({});
    expect(() => targetOf(root, env)).toThrow(
      /^npm_config_registry: no registry is named, and Changesets would take the public one;/,
    );
  });

  it('is an address', () => {
    manifest({});
    expect(() => targetOf(root, { npm_config_registry: 'main' })).toThrow(
      'npm_config_registry: "main" is no address of a registry',
    );
  });

  it.each(['registry', '@serviceai:registry'])('is not contradicted by publishConfig: %s', (key) => {
    manifest({ [key]: 'http://127.0.0.1:7/' });
    expect(() => targetOf(root, { npm_config_registry: url })).toThrow(
      `package.json: publishConfig says ${key} http://127.0.0.1:7/`,
    );
    manifest({ [key]: 'http://127.0.0.1:9' });
    expect(targetOf(root, { npm_config_registry: url }).url).toBe(url);
  });

  it('that is not there is told soon, in one line', async () => {
    manifest({});
    const own = { PATH: process.env.PATH, HOME: folder, npm_config_cache: join(folder, 'cache') };
    const started = performance.now();
    const answer = publishedIntegrity(root, targetOf(root, { ...own, npm_config_registry: url }), '1.0.0');
    await expect(answer).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:9\/: the registry does not say whether it has 1\.0\.0 \(ECONNREFUSED: [^\n]+\); run again when it answers\.$/,
    );
    expect(performance.now() - started).toBeLessThan(30_000);
  }, 60_000);

  it('holds for the scope too, whatever the environment said', () => {
    manifest({});
    const { env } = targetOf(root, {
      NPM_CONFIG_REGISTRY: url,
      'npm_config_@serviceai:registry': 'http://127.0.0.1:7/',
      HOME: '/x',
    });
    expect(env).toEqual({ HOME: '/x', npm_config_registry: url, 'npm_config_@serviceai:registry': url });
  });
});

describe('--dry-run before the -- is a flag of npm', () => {
  it.each([
    ['release:publish', publish, /^npm took --dry-run for itself; write npm run release:publish -- --dry-run, /],
    ['release:version', version, /^release:version takes no arguments, and knows no --dry-run\.$/],
  ])('%s refuses it at once', async (_, main, sentence) => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    vi.stubEnv('npm_config_dry_run', 'true');
    // A folder with nothing in it: were it not refused, there would be nothing to release.
    expect(await main([], join(folder, 'nothing'))).toBe(2);
    vi.unstubAllEnvs();
    expect(said.mock.calls).toEqual([[expect.stringMatching(sentence)]]);
    said.mockRestore();
  });

  it.each(['npm_config_dry_run', 'NPM_CONFIG_DRY_RUN'])('%s reaches no child', async (name) => {
    const print = ['-p', 'JSON.stringify([process.env.npm_config_dry_run, process.env.NPM_CONFIG_DRY_RUN])'];
    expect((await run(process.execPath, print, folder, { [name]: 'true' })).stdout).toBe('["false",null]\n');
  });
});
