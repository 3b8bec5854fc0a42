import type { Command } from './command.js';
import { compare } from './compare.js';

export const bumpCommand: Command = {
  name: 'bump',
  about: 'the least version bump that a release needs: major, minor, patch or none',
  usage: 'bump BASE REVISION',
  options: [],
  examples: [
    ['api-spec bump 1.1.22 1.1.24', 'prints patch'],
    ['npm version "$(api-spec bump git:main:openapi.json openapi.json)"', 'version by what changed'],
  ],
  run: async ({ operands }) => ({ output: `${(await compare('bump', operands)).bump}\n`, exit: 0 }),
};
