/** Only the files that people need are published: no sources, tests, source maps or leftovers. */
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Check } from './package.js';

const ALLOWED = [
  /^dist\/([\w-]+\/)*[\w.-]+\.(js|cjs|d\.ts|d\.cts)$/,
  /^docs\/(api-versioning|ios-contract)\.md$/,
  /^(openapi\.json|openapi\.yaml|types\.d\.ts|package\.json|README\.md|CHANGELOG\.md)$/,
];

/** Holds the tarball's files against the list. */
export const files: Check = {
  name: 'files',
  find({ folder }) {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((file) => !ALLOWED.some((pattern) => pattern.test(file)))
      .map(
        (file) => `${file} is published; take it out of \`files\` of package.json, or put it on the list of this check`,
      );
  },
};
