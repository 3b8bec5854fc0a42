/** All commands: a command is a file in this folder and a line in this list. */
import { bumpCommand } from './bump.js';
import type { Command } from './command.js';
import { diffCommand } from './diff.js';
import { usesCommand } from './uses.js';

/** In the order of the help. */
export const commands: readonly Command[] = [diffCommand, bumpCommand, usesCommand];
