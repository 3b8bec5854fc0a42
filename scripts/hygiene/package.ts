/** The package as it is installed: unpacked beside zod, in a folder that has nothing else. */
import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** One thing that must hold of the package. */
export interface Check {
  readonly name: string;
  /** What does not hold: a sentence each, with the place and the way out. */
  readonly find: (installed: Installed) => Promise<readonly string[]> | readonly string[];
}

/** What the checks look at. */
export interface Installed {
  /** The sources' folder: where the tools are. */
  readonly root: string;
  readonly tarball: string;
  /** The consumer: a folder whose node_modules holds the package and zod. */
  readonly consumer: string;
  /** The unpacked package, below the consumer. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The parts of a package.json that the checks read. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly sideEffects?: unknown;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: object;
  readonly optionalDependencies?: object;
  readonly bundledDependencies?: readonly string[];
  readonly peerDependencies?: object;
}

const run = promisify(execFile);

/** Packs the folder unless a tarball is given, and unpacks it. The caller removes what came of it. */
export async function unpack(
  root: string,
  tarball?: string,
): Promise<(Installed & { readonly remove: () => void }) | { readonly problem: string }> {
  if (tarball === undefined && !existsSync(join(root, 'dist/index.js')))
    return { problem: 'dist/ is not built, so there is nothing to pack; run `npm run build`' };
  if (tarball !== undefined && !existsSync(tarball)) return { problem: `${tarball} does not exist` };
  const consumer = realpathSync(mkdtempSync(join(tmpdir(), 'hygiene-')));
  const packed = tarball === undefined ? await pack(root, consumer) : resolve(tarball);
  await run('tar', ['-xzf', packed, '-C', consumer]);
  const manifest = JSON.parse(readFileSync(join(consumer, 'package/package.json'), 'utf8')) as Manifest;
  const folder = join(consumer, 'node_modules', manifest.name);
  mkdirSync(join(folder, '..'), { recursive: true });
  renameSync(join(consumer, 'package'), folder);
  symlinkSync(join(root, 'node_modules/zod'), join(consumer, 'node_modules/zod'));
  const remove = () => rmSync(consumer, { recursive: true, force: true });
  return { root, tarball: packed, consumer, folder, manifest, remove };
}

async function pack(root: string, target: string): Promise<string> {
  // A dry run of what called this packs nothing.
  const flags = ['--no-dry-run', '--silent', '--offline', '--ignore-scripts', '--pack-destination', target];
  const { stdout } = await run('npm', ['pack', ...flags], { cwd: root });
  return join(target, stdout.trim());
}
