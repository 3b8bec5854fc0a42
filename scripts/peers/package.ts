/** Fetches one file of a published npm package into .cache/, once. Nothing of it becomes a dependency. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of a package, and where to keep it. */
export interface Wanted {
  /** With its exact version, such as `left-pad@1.3.0`. */
  readonly package: string;
  /** Inside the package. */
  readonly file: string;
  /** The path to keep it at. */
  readonly target: string;
}

/** Fetches the file unless it is there already; npm checks the archive against the registry's digest. Throws what npm or tar say. */
export function fetchFile({ package: name, file, target }: Wanted): string {
  if (existsSync(target)) return target;
  mkdirSync(dirname(target), { recursive: true });
  const scratch = mkdtempSync(`${target}-`);
  try {
    const packed = execFileSync('npm', ['pack', name, '--silent', '--pack-destination', scratch], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    execFileSync('tar', ['-xzf', join(scratch, packed.trim()), '-C', scratch, `package/${file}`]);
    renameSync(join(scratch, 'package', file), target);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return target;
}
