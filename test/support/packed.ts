/** The tarball of the package, built and packed once for each state of the files, however many tests ask for it. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { copyPackage, packageRoot } from './package-copy.js';

const FOLDER = join(packageRoot, '.cache/packed');
const HOUR = 3_600_000;

/**
 * Builds and packs a copy of the package, unless somebody did so with the same files. Blocks meanwhile.
 *
 * @returns the path of the tarball; who changes it works on a copy.
 */
export function packedTarball(): string {
  const copy = copyPackage();
  try {
    const kept = join(FOLDER, hashOf(copy.root));
    mkdirSync(FOLDER, { recursive: true });
    whileNobodyElse(join(FOLDER, 'lock'), () => {
      if (existsSync(kept)) return;
      for (const name of readdirSync(FOLDER))
        if (Date.now() - statSync(join(FOLDER, name)).mtimeMs > HOUR)
          rmSync(join(FOLDER, name), { recursive: true, force: true });
      const fresh = mkdtempSync(join(FOLDER, 'fresh-'));
      pack(copy.root, fresh);
      renameSync(fresh, kept);
    });
    return join(kept, readdirSync(kept)[0] as string);
  } finally {
    copy.remove();
  }
}

function pack(root: string, target: string): void {
  // A build keeps the engine's half of dist/ under the hash of its sources, which are the same here.
  const own = join(packageRoot, '.cache');
  for (const name of readdirSync(own).filter((one) => one.startsWith('engine-')))
    cpSync(join(own, name), join(root, '.cache', name), { recursive: true });
  execFileSync(process.execPath, ['scripts/run.mjs', 'build-api-spec'], { cwd: root });
  execFileSync('npm', ['pack', '--silent', '--offline', '--ignore-scripts', '--pack-destination', target], {
    cwd: root,
  });
}

/** A name for a folder's files, those that are linked in left out. */
function hashOf(root: string): string {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

/** Test files run in processes of their own: the lock names the one that works, and the others wait as long as it lives. */
function whileNobodyElse(lock: string, work: () => void): void {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      if (!lives(lock)) rmSync(lock, { force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function lives(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}
