/** One release at a time: a file that names the process which works, made in one step. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContractError } from '../../src/compile/contract-error.js';

const LOCK = '.cache/release.lock';

/** Runs the work while no other release runs in this folder. @throws ContractError when one does. */
export async function alone<Result>(root: string, work: () => Promise<Result>): Promise<Result> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const lock = join(root, LOCK);
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    take(lock, own);
    try {
      return await work();
    } finally {
      rmSync(lock, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** A link is there whole or not at all, and fails when the name is taken. */
function take(lock: string, own: string): void {
  if (link(own, lock)) return;
  const holder = Number(read(lock));
  if (!runs(holder)) {
    // Set aside before it goes: another process may have done the same a moment ago and hold the lock by now.
    const aside = `${own}.aside`;
    renameSync(lock, aside);
    const mistaken = Number(read(aside)) !== holder;
    if (mistaken) link(aside, lock);
    rmSync(aside, { force: true });
    rmSync(`${lock}.${holder}`, { force: true });
    if (!mistaken && link(own, lock)) return;
  }
  throw new ContractError(
    LOCK,
    `another release is under way here (process ${read(lock)}); wait for it, or remove the file when that is something else`,
  );
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(lock: string): string {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return '';
  }
}

function runs(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
