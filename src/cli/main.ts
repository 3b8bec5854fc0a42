#!/usr/bin/env node
/** The process: the only place that exits. */
import { run } from './run.js';
import { optimizeLate } from './v8.js';
import { world } from './world.js';

const { stdout, stderr, argv } = process;

// A reader that stops early, such as head, is no fault.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

optimizeLate();
const { output, error, exit } = await run(argv.slice(2), world);
if (error !== '') stderr.write(error);
process.exitCode = exit;
if (output === '') process.exit();
else stdout.write(output, () => process.exit());
