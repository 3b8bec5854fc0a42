/** Files replaced whole: prepared in a folder of this build, then renamed into place, so that no reader ever sees half of one. */
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PREFIX = 'build-';

/** The folder in which one build prepares its files; on the same file system as the package, so that a rename is atomic. */
export interface Workshop {
  /** Its absolute path. */
  readonly path: string;
  /** Prepares a file: its text is on the disk before the name is given. */
  prepare(name: string, text: string): void;
  /** Puts a prepared file or folder where it belongs; an old folder of that name is set aside first. */
  place(name: string, target: string): void;
  /** Removes the folder. */
  close(): void;
}

/**
 * Opens a workshop under `cache`, after clearing those that builds left which no longer run.
 *
 * @param cache a folder that version control ignores.
 */
export function openWorkshop(cache: string): Workshop {
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache))
    if (isLeftOver(name)) rmSync(join(cache, name), { recursive: true, force: true });
  const path = join(cache, `${PREFIX}${process.pid}`);
  mkdirSync(path, { recursive: true });
  return {
    path,
    prepare: (name, text) => writeDurably(join(path, name), text),
    place: (name, target) => placeWhole(join(path, name), target, join(path, `${name}.old`)),
    close: () => rmSync(path, { recursive: true, force: true }),
  };
}

function isLeftOver(name: string): boolean {
  if (!name.startsWith(PREFIX)) return false;
  try {
    process.kill(Number(name.slice(PREFIX.length)), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function writeDurably(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const handle = openSync(file, 'w');
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function placeWhole(prepared: string, target: string, aside: string): void {
  try {
    renameSync(prepared, target);
  } catch (error) {
    // A folder that is not empty cannot be renamed over (POSIX rename: ENOTEMPTY or EEXIST).
    if (!['ENOTEMPTY', 'EEXIST'].includes(String((error as NodeJS.ErrnoException).code))) throw error;
    renameSync(target, aside);
    renameSync(prepared, target);
  }
}
