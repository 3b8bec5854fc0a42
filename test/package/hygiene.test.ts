import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coldImport } from '../../scripts/hygiene/cold-import.js';
import { type Installed, type Manifest, unpack } from '../../scripts/hygiene/package.js';
import { checks, main } from '../../scripts/hygiene.js';
import { packageRoot } from '../support/package-copy.js';
import { packedTarball } from '../support/packed.js';

const scratch = mkdtempSync(join(tmpdir(), 'hygiene-test-'));
let tarball: string;
beforeAll(() => {
  tarball = packedTarball();
}, 120_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The package, unpacked and changed, and packed again for the checks that read a tarball; the caller removes it. */
async function changed(change: (folder: string) => void, name: string) {
  const unpacked = await unpack(packageRoot, tarball);
  if ('problem' in unpacked) throw new Error(unpacked.problem);
  const { consumer, folder } = unpacked;
  change(folder);
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  if (!['publint', 'types of every entry point'].includes(name)) return { ...unpacked, manifest };
  const packed = join(consumer, 'changed.tgz');
  const shape = ['--transform', 's,^\\.,package,', '-I', 'gzip -1'];
  execFileSync('tar', ['-C', folder, ...shape, '-cf', packed, '.']);
  return { ...unpacked, manifest, tarball: packed };
}

const check = (name: string) => checks.find((one) => one.name === name) ?? expect.fail(`no check ${name}`);
const editManifest = (edit: (manifest: Record<string, unknown>) => void) => (folder: string) => {
  const file = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  edit(manifest);
  writeFileSync(file, JSON.stringify(manifest, null, 2));
};
const append = (file: string, text: string) => (folder: string) => appendFileSync(join(folder, file), text);

describe('what the package holds', () => {
  it.each(checks.filter((one) => one !== coldImport).map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const unpacked = await unpack(packageRoot, tarball);
    if ('problem' in unpacked) throw new Error(unpacked.problem);
    expect(await one.find(unpacked)).toEqual([]);
    unpacked.remove();
  });
});

describe('what each check catches', () => {
  const faults: readonly (readonly [string, string, (folder: string) => void, RegExp])[] = [
    ['files', 'a source', append('dist/index.ts', ''), /^dist\/index\.ts is published/],
    ['files', 'a source map', append('dist/index.js.map', '{}'), /index\.js\.map/],
    ['files', 'a leftover', append('.env', 'SECRET=1'), /^\.env/],
    ['dependencies', 'a dependency', editManifest((m) => (m.dependencies = { ajv: '^8.0.0' })), /has dependencies/],
    ['dependencies', 'another peer', editManifest((m) => (m.peerDependencies = { zod: '^4.0.0', hono: '*' })), /hono/],
    ['dependencies', 'a script', editManifest((m) => (m.scripts = { postinstall: 'true' })), /postinstall/],
    [
      'dependencies',
      'an import of a stranger',
      append('dist/index.js', "\nimport 'ajv';"),
      /dist\/index\.js imports ajv/,
    ],
    ['dependencies', 'a require of one', append('dist/index.cjs', "\nrequire('hono');"), /index\.cjs imports hono/],
    ['size', 'a large file', append('dist/index.js', `//${'x'.repeat(80_000)}`), /main entry.*64000/],
    ['size', 'large types', append('types.d.ts', `//${'x'.repeat(80_000)}`), /types\.d\.ts/],
    ['publint', 'a file that is not there', editManifest((m) => (m.main = './dist/none.cjs')), /none\.cjs/],
    [
      'types of every entry point',
      'one kind of types for both kinds of importer',
      editManifest((m) => {
        (m.exports as Record<string, unknown>)['.'] = {
          types: './dist/index.d.ts',
          import: './dist/index.js',
          require: './dist/index.cjs',
        };
      }),
      /FalseESM at .*index\.d\.ts/,
    ],
    [
      'types of every entry point',
      'an entry point without types',
      (folder) => {
        writeFileSync(join(folder, 'dist/extra.js'), 'export {};');
        editManifest((m) => ((m.exports as Record<string, unknown>)['./extra'] = './dist/extra.js'))(folder);
      },
      /\.\/extra/,
    ],
    ['a bundler drops what is not used', 'a wrong claim', editManifest((m) => delete m.sideEffects), /sideEffects/],
    [
      'a bundler drops what is not used',
      'all areas in one module',
      (folder) => {
        const text = readFileSync(join(folder, 'dist/index.js'), 'utf8');
        writeFileSync(join(folder, 'dist/index.js'), `${text}\nglobalThis.kept = areas;`);
      },
      /holds on to what is not used/,
    ],
  ];
  it.each(faults)('%s: %s', async (name, _, change, words) => {
    const unpacked = await changed(change, name);
    expect((await check(name).find(unpacked)).join('\n')).toMatch(words);
    unpacked.remove();
  });
});

describe('cold import', () => {
  /** A consumer of two made-up packages: `zod`, and one whose main module is as given. */
  const consumerOf = (text: string): Installed => {
    const consumer = mkdtempSync(join(scratch, 'cold-'));
    const write = (name: string, source: string) => {
      mkdirSync(join(consumer, 'node_modules', name), { recursive: true });
      writeFileSync(join(consumer, 'node_modules', name, 'package.json'), '{"type":"module","main":"index.js"}');
      writeFileSync(join(consumer, 'node_modules', name, 'index.js'), source);
    };
    write('zod', busy(30));
    write('own', text);
    const manifest: Manifest = { name: 'own', version: '1.0.0', exports: {} };
    return { root: packageRoot, tarball: '', consumer, folder: join(consumer, 'node_modules/own'), manifest };
  };
  /** A module that computes for so many milliseconds of processor time. */
  const busy = (ms: number) =>
    `const from = process.cpuUsage(); for (;;) { const { user, system } = process.cpuUsage(from); if (user + system > ${ms}000) break; }`;

  it('lets pass what does little beside zod', async () => {
    expect(await coldImport.find(consumerOf("import 'zod';"))).toEqual([]);
  });

  it('catches work that is done while modules load', async () => {
    const found = await coldImport.find(consumerOf(`import 'zod'; ${busy(30)}`));
    expect(found.join()).toMatch(/own takes [\d.]+ ms of processor time where zod alone takes/);
  });
});

describe('the command', () => {
  it.each([
    [['--fast'], 2],
    [['a.tgz', 'b.tgz'], 2],
    [[join(scratch, 'none.tgz')], 2],
  ])('%j is refused', async (args, code) => {
    expect(await main(args, packageRoot)).toBe(code);
  });

  it('has something to pack only once it is built', async () => {
    cpSync(join(packageRoot, 'package.json'), join(scratch, 'package.json'));
    expect(await main([], scratch)).toBe(2);
  });
});
