import { compare, usesOption } from '../compare.js';
import type { Command } from './command.js';

/** Prints the bump that a release needs. */
export const bumpCommand: Command = {
  name: 'bump',
  about: 'the least version bump that a release needs: major, minor, patch or none',
  usage: 'bump BASE REVISION [options]',
  options: [usesOption],
  exits: '0 whatever the bump',
  examples: [
    ['api-spec bump 1.1.22 1.1.24', 'prints patch'],
    ['api-spec bump git:main:openapi.json openapi.json', 'what the working copy needs; none when nothing changed'],
  ],
  run: async (given, world) => ({ output: `${(await compare('bump', given, world)).bump}\n`, exit: 0 }),
};
