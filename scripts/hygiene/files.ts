/** Only the files that people need are published: no sources, tests, source maps or leftovers. */
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { belongs } from '../../src/release/tarball.js';
import type { Check } from './package.js';

/** Holds the tarball's files against the list that release:publish goes by. */
export const files: Check = {
  name: 'files',
  find({ folder }) {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((file) => !belongs(file))
      .map(
        (file) =>
          `${file} is published; take it out of \`files\` of package.json, or put it on the list in src/release/tarball.ts`,
      );
  },
};
