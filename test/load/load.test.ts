import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load, loadPair } from '../../src/cli/load.js';
import { InputError } from '../../src/openapi/input-error.js';

const folder = mkdtempSync(join(tmpdir(), 'load-'));
const document = (version: string): string =>
  JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version }, paths: {} });

beforeAll(() => {
  mkdirSync(join(folder, 'releases'));
  writeFileSync(join(folder, 'a.json'), document('file'));
  writeFileSync(join(folder, 'a.yaml'), 'openapi: 3.1.0\ninfo: {title: x, version: yaml}\npaths: {}\n');
  writeFileSync(join(folder, 'empty.json'), '');
  writeFileSync(join(folder, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]));
  writeFileSync(join(folder, 'releases/1.1.24.json'), document('1.1.24'));
  writeFileSync(join(folder, 'huge.json'), '');
  truncateSync(join(folder, 'huge.json'), 2 ** 30);
  symlinkSync('loop', join(folder, 'loop'));
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '-q');
  git('add', 'a.json');
  git('-c', 'user.name=x', '-c', 'user.email=x@example.com', 'commit', '-qm', 'x');
  writeFileSync(join(folder, 'a.json'), document('changed'));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function sentence(input: string): Promise<string> {
  try {
    await load(input, { folder });
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('it was read without complaint');
}

const good: [string, string][] = [
  ['a.json', 'changed'],
  ['./a.yaml', 'yaml'],
  [join(folder, 'a.json'), 'changed'],
  ['1.1.24', '1.1.24'],
  ['git:HEAD:a.json', 'file'],
  ['git:HEAD:./a.json', 'file'],
];

const bad: [string, string][] = [
  ['', '"": the name of the input is empty; name a file, a version or git:REV:PATH'],
  ['gone.json', 'gone.json: there is no such file'],
  ['v1.1.22', 'v1.1.22: there is no such file; a version is written without the v: 1.1.22'],
  ['1.1.22-a_b', '1.1.22-a_b: there is no such file'],
  ['latest', 'latest: there is no such file; a version is written in full, such as 1.1.24'],
  [
    'https://api.example/openapi.json',
    'https://api.example/openapi.json: addresses are not read; save the document to a file and name that',
  ],
  ['a.json/b', 'a.json/b: there is no such file'],
  ['releases', 'releases: this is a folder; name the OpenAPI file in it'],
  ['loop', 'loop: the file is a link that leads round in a circle'],
  ['a\0b', 'a\\u0000b: a file name cannot hold a NUL character'],
  ['x'.repeat(5000), `${'x'.repeat(5000)}: the name is too long for a file`],
  ['empty.json', 'empty.json: the file is empty; expected an OpenAPI document in JSON or YAML'],
  ['picture.png', 'picture.png: this is a binary file; expected an OpenAPI document in JSON or YAML'],
  ['huge.json', 'huge.json: it is too large to read; the limit is 511 MiB'],
  [
    'npm:a',
    'npm:a: write it as npm:NAME@VERSION or npm:NAME@VERSION/PATH with a whole version, such as npm:@acme/api@2.1.0',
  ],
  [
    'npm:a@1.0.0/',
    'npm:a@1.0.0/: write it as npm:NAME@VERSION or npm:NAME@VERSION/PATH with a whole version, such as npm:@acme/api@2.1.0',
  ],
  [
    'npm:a@1.0.0/b/../../c.json',
    'npm:a@1.0.0/b/../../c.json: b/../../c.json leads out of the package; name a file in it, from its top folder',
  ],
  [
    'npm:a@1.0.0//etc/a.json',
    'npm:a@1.0.0//etc/a.json: /etc/a.json leads out of the package; name a file in it, from its top folder',
  ],
  ['git:HEAD', 'git:HEAD: write it as git:REV:PATH, such as git:main:openapi.json'],
  ['git:--output=x:a.json', 'git:--output=x:a.json: write it as git:REV:PATH, such as git:main:openapi.json'],
];

describe('load', () => {
  for (const [input, version] of good) {
    it(`reads ${input.replace(folder, '<folder>')}`, async () => {
      const { document, source } = await load(input, { folder });
      expect([document.version, document.name, source]).toEqual([version, input, input]);
    });
  }

  for (const [input, want] of bad) {
    it(`refuses ${JSON.stringify(input.slice(0, 40))} in one sentence`, async () => {
      expect(await sentence(input)).toBe(want);
    });
  }

  it('tells what git says of a file or revision that is not there', async () => {
    expect(await sentence('git:HEAD:gone.json')).toMatch(
      /^git:HEAD:gone\.json: git finds no such file there \(fatal: .*gone\.json/,
    );
    expect(await sentence('git:nope:a.json')).toMatch(
      /^git:nope:a\.json: git finds no such file there \(fatal: .*nope/,
    );
    expect(await sentence('git:HEAD:releases')).toMatch(/git finds no such file there/);
  });

  it.skipIf(process.getuid?.() === 0)('tells of a file that may not be read', async () => {
    writeFileSync(join(folder, 'secret.json'), '{}');
    chmodSync(join(folder, 'secret.json'), 0);
    expect(await sentence('secret.json')).toBe('secret.json: the file may not be read; check its permissions');
  });
});

describe('the standard input', () => {
  const script = `
    import { load, loadPair } from ${JSON.stringify(new URL('../../src/cli/load.ts', import.meta.url).href)};
    const read = process.argv[1] === 'pair' ? loadPair('-', 'a.json') : load('-');
    read.then((it) => console.log((it.base ?? it).document.version, (it.base ?? it).source), (error) => console.log(error.message));`;
  const run = (text: string, ...args: string[]): string =>
    spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, ...args], {
      input: text,
      cwd: new URL('../..', import.meta.url),
    }).stdout.toString();

  it('is read to its end', () => {
    expect(run(document('stdin').replace('"x"', `"${'x'.repeat(3_000_000)}"`))).toBe('stdin -\n');
  });

  it('is called by its name in messages', () => {
    expect(run('{')).toBe(
      'standard input:1:2: this is not JSON: the text ends where a name in double quotes or } should stand\n',
    );
  });

  it('can be one of two documents, not both', async () => {
    await expect(loadPair('-', '-')).rejects.toThrow(
      'standard input: it can be read only once; name a file for the other document',
    );
  });
});

describe('loadPair', () => {
  it('names the file at fault', async () => {
    await expect(loadPair('a.json', 'empty.json', { folder })).rejects.toThrow(/^empty\.json: the file is empty/);
    const pair = await loadPair('git:HEAD:a.json', 'a.yaml', { folder });
    expect([pair.base.document.version, pair.revision.document.version]).toEqual(['file', 'yaml']);
  });
});
