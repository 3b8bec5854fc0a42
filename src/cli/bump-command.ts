import type { Command } from './command.js';
import { compare, usesOption } from './compare.js';

export const bumpCommand: Command = {
  name: 'bump',
  about: 'the least version bump that a release needs: major, minor, patch or none',
  usage: 'bump BASE REVISION [options]',
  options: [usesOption],
  examples: [
    ['api-spec bump 1.1.22 1.1.24', 'prints patch'],
    ['npm version "$(api-spec bump git:main:openapi.json openapi.json)"', 'version by what changed'],
  ],
  run: async (given, world) => ({ output: `${(await compare('bump', given, world)).bump}\n`, exit: 0 }),
};
