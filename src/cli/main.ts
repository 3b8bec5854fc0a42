/** The process: the only place that exits. */
import { run } from './run.js';
import { write } from './streams.js';
import { world } from './world.js';

async function main(words: readonly string[]): Promise<void> {
  const { output, error, exit } = await run(words, world);
  process.exitCode = exit;
  if (error !== '') await write(2, error);
  try {
    if (output !== '') await write(1, output);
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException;
    process.exitCode = 2;
    await write(2, `api-spec: the standard output cannot be written (${code}); send it where there is room\n`);
  }
  process.exit();
}

void main(process.argv.slice(2));
