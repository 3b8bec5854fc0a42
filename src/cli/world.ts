/** The world as the process sees it. */
import { writeFileSync, writeSync } from 'node:fs';
import { UsageError } from './arguments.js';
import type { World } from './commands/command.js';
import { ownVersion } from './own-file.js';
import { type ProgressStream, progressOn } from './progress.js';
import { depthOf, isTerminal } from './streams.js';
import { growNoMore } from './v8.js';

const { env } = process;

const progress = isTerminal(2) ? progressOn(errorOutput(), env, () => performance.now()) : undefined;

/** Environment, terminal and disk of this process. */
export const world: World = {
  environment: env,
  terminal: isTerminal(1) ? { columns: process.stdout.columns, depth: depthOf(process.stdout, process.env) } : null,
  version: ownVersion,
  haveRead: growNoMore,
  ...(progress === undefined ? {} : { progress }),
  write: (path, text) => {
    try {
      writeFileSync(path, text);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      throw new UsageError(`${path} cannot be written: ${reasons[code] ?? code}; name another file after --output`);
    }
  },
};

const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ENOENT: 'its folder is not there',
  ENOTDIR: 'its folder is a file',
  EACCES: 'its permissions forbid it',
  EPERM: 'its permissions forbid it',
  EROFS: 'nothing can be written there',
  ENOSPC: 'there is no room left',
};

/** The standard error, written to at once. */
function errorOutput(): ProgressStream {
  const { isTTY, columns } = process.stderr;
  return { isTTY, columns, write: (text) => writeSync(2, text) };
}
