/** A consumer: a folder that has the unpacked tarball and zod beside it, and nothing else unless it is linked in. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageRoot } from './package-copy.js';
import { packedTarball } from './packed.js';

/** A consumer's folder. */
export interface Consumer {
  readonly root: string;
  /** The tarball that it has unpacked. */
  readonly tarball: string;
  /** Runs node in the folder. */
  node(...args: string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string };
  /** Links packages of this repository in, for a consumer that needs more than zod. */
  link(...names: string[]): void;
  remove(): void;
}

/** Unpacks the package for a consumer. */
export function makeConsumer(): Consumer {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'consumer-')));
  const tarball = packedTarball();
  mkdirSync(join(root, 'node_modules/@serviceai'), { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', root]);
  renameSync(join(root, 'package'), join(root, 'node_modules/@serviceai/api-spec'));
  writeFileSync(join(root, 'package.json'), '{}');
  const link = (...names: string[]) => {
    for (const name of names) {
      mkdirSync(dirname(join(root, 'node_modules', name)), { recursive: true });
      symlinkSync(join(packageRoot, 'node_modules', name), join(root, 'node_modules', name));
    }
  };
  link('zod');
  return {
    root,
    tarball,
    link,
    node: (...args) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
