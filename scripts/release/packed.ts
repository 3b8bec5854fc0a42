/** The tarball that would be published: packed, looked into, and tried out in a folder of its own. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readTarball } from '../../src/cli/load/tar.js';
import { integrityOf } from '../../src/cli/load/tarball-cache.js';
import { artifacts } from '../../src/compile/artifacts.js';
import { packageName } from '../../src/release/changeset.js';
import { checkTarball, type Entries, manifestOf } from '../../src/release/tarball.js';
import { Failed, run } from './run.js';

/** A tarball in memory. */
export interface Packed {
  readonly integrity: string;
  readonly size: number;
  readonly entries: Entries;
}

/**
 * Packs with npm.
 *
 * @param what a release in the registry, or nothing for the package itself.
 * @throws Failed with npm's words.
 */
export async function pack(root: string, env: NodeJS.ProcessEnv, ...what: string[]): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  try {
    const args = ['pack', ...what, '--ignore-scripts', '--pack-destination', folder];
    const ended = await run('npm', args, root, env);
    const [file] = readdirSync(folder);
    if (ended.code !== 0 || file === undefined) throw new Failed(['npm', ...args], ended);
    const bytes = readFileSync(join(folder, file));
    return { integrity: integrityOf(bytes), size: bytes.length, entries: await readTarball(bytes, () => true) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One sentence for each thing that is wrong with the tarball of a version. */
export async function tarballProblems(root: string, { entries }: Packed, version: string): Promise<string[]> {
  const frozen = readFileSync(join(root, 'releases', `${version}.json`), 'utf8');
  const exact = new Map<string, string>();
  for (const { path, render } of artifacts) exact.set(path, await render(JSON.parse(frozen)));
  const problems = checkTarball(entries, { name: packageName, version, exact });
  return problems.length > 0 ? problems : importProblems(root, entries, version);
}

/** Every entry point that holds code or data is imported and required where only the tarball and zod are. */
async function importProblems(root: string, entries: Entries, version: string): Promise<string[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'importing-')));
  try {
    for (const [path, bytes] of entries) {
      const file = join(folder, 'node_modules', packageName, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    symlinkSync(realpathSync(join(root, 'node_modules/zod')), join(folder, 'node_modules/zod'));
    writeFileSync(join(folder, 'package.json'), '{}');
    const problems: string[] = [];
    for (const [name, type, code] of trials(entries, version)) {
      const { code: exit, stderr } = await run(process.execPath, [`--input-type=${type}`, '-e', code], folder);
      if (exit !== 0) problems.push(`the tarball fails when it is ${name}:\n${stderr.trim()}`);
    }
    return problems;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function trials(entries: Entries, version: string): [name: string, type: string, code: string][] {
  const { exports = {}, bin = {} } = (manifestOf(entries) ?? {}) as {
    exports?: Record<string, unknown>;
    bin?: Record<string, string>;
  };
  const names = (condition: string) =>
    Object.entries(exports)
      .filter(([, target]) => hasCode(target, condition))
      .map(([path]) => packageName + path.slice(1));
  const data = Object.entries(exports).filter(([, target]) => typeof target === 'string' && target.endsWith('.json'));
  const check = `if (api.API_VERSION !== ${JSON.stringify(version)}) throw new Error('API_VERSION is ' + api.API_VERSION);`;
  const modules = (condition: string) => JSON.stringify(names(condition));
  return [
    [
      'imported',
      'module',
      `for (const name of ${modules('import')}) await import(name); const api = await import('${packageName}'); ${check}`,
    ],
    [
      'required',
      'commonjs',
      `for (const name of ${modules('require')}) require(name);
       for (const name of ${JSON.stringify(data.map(([path]) => packageName + path.slice(1)))}) require(name);
       const api = require('${packageName}'); ${check}`,
    ],
    ...Object.values(bin).map((path): [string, string, string] => [
      `run as ${path}`,
      'commonjs',
      `const { status, stderr } = require('node:child_process').spawnSync(process.execPath, [require('node:path').join('node_modules', '${packageName}', '${path}'), '--help'], { encoding: 'utf8' });
       if (status !== 0) throw new Error(stderr);`,
    ]),
  ];
}

/** Has this entry point JavaScript under a condition? `./types` has declarations alone. */
function hasCode(target: unknown, condition: string): boolean {
  const nested = (target as Record<string, Record<string, unknown> | undefined> | null)?.[condition];
  return typeof nested === 'object' && typeof nested.default === 'string';
}
