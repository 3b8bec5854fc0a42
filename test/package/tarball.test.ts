import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../../src/contract/index.js';
import { MIN_CLIENT_VERSION } from '../../src/contract/release.js';
import { operations } from '../../src/contract/table.js';
import { type Consumer, makeConsumer } from '../support/consumer.js';
import { packageRoot } from '../support/package-copy.js';

const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
let consumer: Consumer;
beforeAll(() => {
  consumer = makeConsumer();
});
afterAll(() => consumer.remove());

describe.each([
  ['ESM', ['--input-type=module', '-e'], (name: string) => `(await import(${JSON.stringify(name)}))`],
  ['CommonJS', ['--input-type=commonjs', '-e'], (name: string) => `require(${JSON.stringify(name)})`],
])('from the tarball, %s', (_, flags, load) => {
  const evaluate = (expression: string) => {
    const { stdout, stderr, status } = consumer.node(
      ...flags,
      `(async () => console.log(JSON.stringify(${expression})))()`,
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    return JSON.parse(stdout);
  };

  it('every named schema is there under its name and works', () => {
    const names = areas.flatMap((area) => Object.keys(area.schemas));
    expect(evaluate(`Object.keys(${load('@serviceai/api-spec')})`)).toEqual(expect.arrayContaining(names));
    expect(evaluate(`${load('@serviceai/api-spec')}.CsrfTokenResponse.safeParse({ token: '' }).success`)).toBe(false);
  });

  it('the operation table, the versions and the 426 helper are there', () => {
    const api = load('@serviceai/api-spec');
    expect(evaluate(`Object.keys(${api}.operations)`)).toEqual(Object.keys(operations));
    expect(evaluate(`[${api}.API_VERSION, ${api}.MIN_CLIENT_VERSION]`)).toEqual([manifest.version, MIN_CLIENT_VERSION]);
    expect(evaluate(`${api}.upgradeRequiredFor('0.1.0').code`)).toBe('upgrade_required');
  });
});

describe('the tarball', () => {
  it.each(['openapi.json', 'openapi.yaml', 'package.json'])('%s is a subpath', (path) => {
    const { stdout, status } = consumer.node('-p', `require.resolve('@serviceai/api-spec/${path}')`);
    expect(status).toBe(0);
    expect(existsSync(stdout.trim())).toBe(true);
  });
});

describe('what the tarball says', () => {
  const folder = () => join(consumer.root, 'node_modules/@serviceai/api-spec');
  it.each(['README.md', ...manifest.files.filter((path: string) => path.endsWith('.md'))])(
    '%s leads nowhere outside of it',
    (path) => {
      const text = readFileSync(join(folder(), path), 'utf8');
      const links = [...text.matchAll(/\]\(([^)#\s]+\.md)[^)]*\)/g)].map(([, link]) => link as string);
      const lost = links.filter((link) => !/^https?:/.test(link) && !existsSync(join(folder(), dirname(path), link)));
      expect(lost).toEqual([]);
    },
  );
});

describe('the command', () => {
  const caches = mkdtempSync(join(tmpdir(), 'caches-'));
  afterAll(() => rmSync(caches, { recursive: true }));

  /** Compares two releases as somebody does who installed the package, by the file that `bin` names. */
  function compare(environment: NodeJS.ProcessEnv) {
    const program = join(consumer.root, 'node_modules/@serviceai/api-spec', manifest.bin['api-spec']);
    const releases = ['1.1.22', '1.1.24'].map((version) => join(packageRoot, 'releases', `${version}.json`));
    const { stdout, stderr, status } = spawnSync(process.execPath, [program, 'diff', ...releases], {
      cwd: consumer.root,
      env: { PATH: process.env.PATH, ...environment },
      encoding: 'utf8',
    });
    return { stdout, stderr, status };
  }

  it('says the same from what it kept of its first run, from what is damaged, and without', () => {
    const first = compare({ XDG_CACHE_HOME: caches });
    expect(first).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('compatible') });
    const kept = readdirSync(join(caches, 'serviceai-api-spec')).map((name) =>
      join(caches, 'serviceai-api-spec', name),
    );
    expect(kept.some((path) => path.includes('/main-'))).toBe(true);
    expect(compare({ XDG_CACHE_HOME: caches })).toEqual(first);
    for (const path of kept) truncateSync(path, 5000);
    expect(compare({ XDG_CACHE_HOME: caches })).toEqual(first);
    expect(compare({ XDG_CACHE_HOME: caches })).toEqual(first);
    expect(compare({})).toEqual(first);
  });
});
