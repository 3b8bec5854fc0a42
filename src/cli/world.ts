/** The world as the process sees it. */
import { writeFileSync } from 'node:fs';
import { UsageError } from './arguments.js';
import type { World } from './command.js';
import { progressOn } from './progress.js';

const { stdout, stderr, env } = process;

/** Environment, terminal and disk of this process. */
export const world: World = {
  environment: env,
  terminal: stdout.isTTY ? { columns: stdout.columns, depth: stdout.getColorDepth() } : null,
  progress: progressOn(stderr, env),
  write: (path, text) => {
    try {
      writeFileSync(path, text);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new UsageError(`${path} cannot be written (${code}); name another file after --output`);
    }
  },
};
