/** The process: the only place that exits. */
import { run } from './run.js';
import { write } from './streams.js';
import { world } from './world.js';

async function main(words: readonly string[]): Promise<void> {
  const { output, error, exit } = await run(words, world);
  process.exitCode = exit;
  if (error !== '') await write(2, error);
  if (output !== '') await write(1, output);
  process.exit();
}

void main(process.argv.slice(2));
