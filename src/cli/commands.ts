/** All commands: a command is a file in this folder and a line in this list. */
import { bumpCommand } from './bump-command.js';
import type { Command } from './command.js';
import { diffCommand } from './diff-command.js';
import { usesCommand } from './uses-command.js';

/** In the order of the help. */
export const commands: readonly Command[] = [diffCommand, bumpCommand, usesCommand];
