import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../support/package-copy.js';
import { type Registry, startRegistry } from '../support/registry.js';

/** A folder of somebody else: nothing of this repository in it, and an .npmrc of its own. */
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'elsewhere-')));
const dead = 'http://127.0.0.1:9/';
/** The command line in one file, which starts faster than its sources; in the repository, where its packages are found. */
const program = join(packageRoot, `.cache/registry-inputs-${process.pid}.mjs`);
let registry: Registry;
let fake: Server;

/** Answers like a registry that refuses, states no sha512, or sends something else than it states. */
function answer(url: string, host: string): [status: number, body: string | Buffer] {
  if (url.startsWith('/secret')) return [401, '{}'];
  if (url.endsWith('.tgz')) return [200, Buffer.from('something else')];
  const name = url.slice(1);
  const stated =
    name === 'weak' ? { shasum: '0'.repeat(40) } : { integrity: `sha512-${Buffer.alloc(64).toString('base64')}` };
  const dist = { tarball: `http://${host}/${name}-1.0.0.tgz`, ...stated };
  return [
    200,
    JSON.stringify({ name, 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': { name, version: '1.0.0', dist } } }),
  ];
}

beforeAll(async () => {
  buildSync({
    entryPoints: [join(packageRoot, 'src/cli/main.ts')],
    outfile: program,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  registry = await startRegistry();
  fake = createServer((request, response) => {
    const [status, body] = answer(request.url ?? '', request.headers.host ?? '');
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => fake.listen(0, '127.0.0.1', resolve));
  const releases = (version: string) => readFileSync(join(packageRoot, 'releases', `${version}.json`), 'utf8');
  publish('@serviceai/api-spec', '1.1.22', { 'openapi.json': releases('1.1.22') });
  publish('@serviceai/api-spec', '1.1.24', { 'openapi.json': releases('1.1.24') });
  publish('@acme/api', '2.0.0', { 'openapi.yaml': 'openapi: 3.1.0\ninfo: {title: x, version: two}\npaths: {}\n' });
  publish('@acme/none', '1.0.0', { 'readme.txt': '' });
  const deep = (version: string) => JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version }, paths: {} });
  publish('@acme/deep', '1.0.0', { 'docs/v1.yaml': deep('one'), 'docs/@v2.json': deep('two') });
  // The general registry is dead: only who reads the folder's own configuration finds the scopes.
  writeFileSync(join(folder, '.npmrc'), `@serviceai:registry=${registry.url}\n@acme:registry=${registry.url}\n`);
}, 60_000);

afterAll(() => {
  expect(registry.strays()).toEqual([]);
  registry.stop();
  fake.close();
  rmSync(program);
  rmSync(folder, { recursive: true });
});

function publish(name: string, version: string, files: Record<string, string>): void {
  const source = mkdtempSync(join(tmpdir(), 'publish-'));
  writeFileSync(join(source, 'package.json'), JSON.stringify({ name, version }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), text);
  }
  registry.npm(source, 'publish');
  rmSync(source, { recursive: true });
}

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in that folder, with npm held to loopback. */
function cli(args: readonly string[], settings: Record<string, string> = {}): Promise<Ended> {
  const env: NodeJS.ProcessEnv = {
    ...registry.env,
    npm_config_registry: dead,
    npm_config_fetch_retries: '0',
    ...settings,
  };
  if (new URL(env.npm_config_registry ?? '').hostname !== '127.0.0.1') throw new Error('npm would leave this machine');
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: folder, env, encoding: 'utf8' }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

const cacheOf = (name: string) => ({ npm_config_cache: join(folder, name) });
const port = () => (fake.address() as AddressInfo).port;

describe('releases from the registry', () => {
  let online: Ended;

  it('are compared outside of this repository, through the configuration of npm there', async () => {
    online = await cli(['diff', '1.1.22', '1.1.24', '--format', 'json'], cacheOf('cache'));
    expect(online.stderr).toBe('');
    const { base, revision, verdict, bump } = JSON.parse(online.stdout);
    expect([base.version, revision.version, verdict, bump]).toEqual(['1.1.22', '1.1.24', 'compatible', 'patch']);
  });

  it('are compared offline when both are in the cache', async () => {
    const asked = registry.requests().length;
    const offline = await cli(['diff', '1.1.22', '1.1.24', '--format', 'json'], {
      ...cacheOf('cache'),
      npm_config_offline: 'true',
    });
    expect(offline).toEqual(online);
    expect(registry.requests().length).toBe(asked);
  });

  it('leave nothing in the cache but tarballs under their hashes and what they are', () => {
    const cache = join(folder, 'cache/_api-spec');
    expect(readdirSync(cache).sort()).toEqual(['releases', 'tarballs']);
    expect(readdirSync(join(cache, 'tarballs')).every((name) => /^[0-9a-f]{128}\.tgz$/.test(name))).toBe(true);
    expect(readdirSync(join(cache, 'tarballs'))).toHaveLength(2);
  });

  it('are fetched again when what is kept is damaged', async () => {
    const tarballs = join(folder, 'cache/_api-spec/tarballs');
    for (const name of readdirSync(tarballs)) writeFileSync(join(tarballs, name), 'damaged');
    // npm has a cache of its own, which would heal this offline too.
    rmSync(join(folder, 'cache/_cacache'), { recursive: true });
    const offline = await cli(['diff', '1.1.22', '1.1.24'], { ...cacheOf('cache'), npm_config_offline: 'true' });
    expect([offline.code, offline.stdout]).toEqual([2, '']);
    expect(await cli(['diff', '1.1.22', '1.1.24', '--format', 'json'], cacheOf('cache'))).toEqual(online);
  });

  it('may be of another package, in YAML too', async () => {
    const { stdout } = await cli(
      ['diff', 'npm:@acme/api@2.0.0', 'npm:@acme/api@2.0.0', '--format', 'json'],
      cacheOf('cache'),
    );
    expect(JSON.parse(stdout).base).toEqual({ version: 'two', source: 'npm:@acme/api@2.0.0' });
  });

  it('may be any file of a package', async () => {
    const files = ['npm:@acme/deep@1.0.0/docs/v1.yaml', 'npm:@acme/deep@1.0.0/./docs/@v2.json'];
    const { stdout } = await cli(['diff', ...files, '--format', 'json'], cacheOf('cache'));
    const { base, revision } = JSON.parse(stdout);
    expect([base.version, revision.version, base.source]).toEqual(['one', 'two', files[0]]);
  });

  it('come from releases/ where they are', async () => {
    mkdirSync(join(folder, 'releases'));
    writeFileSync(
      join(folder, 'releases/9.9.9.json'),
      JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version: 'here' }, paths: {} }),
    );
    const { stdout } = await cli(['diff', '9.9.9', '9.9.9', '--format', 'json'], cacheOf('nothing'));
    expect(JSON.parse(stdout).base.version).toBe('here');
  });
});

describe('what is missing is said in one sentence', () => {
  const sentences: [string, string, () => Record<string, string>, RegExp][] = [
    [
      'offline',
      '1.1.22',
      () => ({ npm_config_offline: 'true' }),
      /^1\.1\.22: there is no releases\/1\.1\.22\.json here, and @serviceai\/api-spec@1\.1\.22 is not in the cache \(.*empty\/_api-spec\), and the registry \S+ cannot be reached \(ENOTCACHED\); connect once, or name a file$/,
    ],
    [
      'nobody there',
      'npm:lonely@1.0.0',
      () => ({}),
      /^npm:lonely@1\.0\.0: lonely@1\.0\.0 is not in the cache \(.*\), and the registry http:\/\/127\.0\.0\.1:9\/ cannot be reached \(ECONNREFUSED\); connect once, or name a file$/,
    ],
    [
      'no such version',
      '7.7.7',
      () => ({}),
      /^7\.7\.7: there is no releases\/7\.7\.7\.json here, and the registry \S+ has no @serviceai\/api-spec@7\.7\.7; check/,
    ],
    [
      'no such package',
      'npm:@acme/nope@1.0.0',
      () => ({}),
      /^npm:@acme\/nope@1\.0\.0: the registry \S+ has no @acme\/nope@1\.0\.0; check the name/,
    ],
    [
      'no document',
      'npm:@acme/none@1.0.0',
      () => ({}),
      /: @acme\/none@1\.0\.0 holds no openapi\.json, openapi\.yaml, openapi\.yml in its top folder; there is no JSON or YAML in it that may be a document, so name another package$/,
    ],
    [
      'no document at the top',
      'npm:@acme/deep@1.0.0',
      () => ({}),
      /in its top folder; name a file of it as npm:@acme\/deep@1\.0\.0\/PATH, where PATH may be docs\/\S+, docs\/\S+$/,
    ],
    [
      'no such file in it',
      'npm:@acme/deep@1.0.0/docs/v3.yaml',
      () => ({}),
      /: @acme\/deep@1\.0\.0 holds no file docs\/v3\.yaml; name a file of it as npm:@acme\/deep@1\.0\.0\/PATH, where/,
    ],
    [
      'a range',
      'npm:@acme/api@^2',
      () => ({}),
      /^npm:@acme\/api@\^2: write it as npm:NAME@VERSION or npm:NAME@VERSION\/PATH with a whole version,/,
    ],
    [
      'refused',
      'npm:secret@1.0.0',
      () => ({ npm_config_registry: `http://127.0.0.1:${port()}/` }),
      /: the registry \S+ does not hand it out to you \(E401\); log in/,
    ],
    [
      'no sha512',
      'npm:weak@1.0.0',
      () => ({ npm_config_registry: `http://127.0.0.1:${port()}/` }),
      /: the registry \S+ states no sha512 for weak@1\.0\.0,/,
    ],
    [
      'other bytes',
      'npm:other@1.0.0',
      () => ({ npm_config_registry: `http://127.0.0.1:${port()}/` }),
      /EINTEGRITY|is not what it states/,
    ],
    [
      'no npm',
      '1.1.22',
      () => ({ PATH: folder }),
      /: npm is not installed, or not on the PATH; install it, or name a file$/,
    ],
  ];
  it.each(sentences)('%s', async (_, input, settings, want) => {
    const { code, stdout, stderr } = await cli(['bump', input, input], { ...cacheOf('empty'), ...settings() });
    expect(stderr).toMatch(/^api-spec: [^\n]*\n$/);
    expect(stderr.slice('api-spec: '.length).trimEnd()).toMatch(want);
    expect([code, stdout]).toEqual([2, '']);
  });
});
