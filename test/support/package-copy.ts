/** A copy of the package's sources in a folder of its own, for tests that build, break and kill. */
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The package's own folder. */
export const packageRoot = join(import.meta.dirname, '../..');

const PARTS = [
  ...[
    'src',
    'scripts',
    'releases',
    'docs',
    '.changeset',
    'openapi.json',
    'openapi.yaml',
    'types.d.ts',
    'CHANGELOG.md',
    'README.md',
    'CONTRIBUTING.md',
  ],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.dist.json'],
  ...['redocly.yaml', 'biome.json', 'knip.jsonc'],
];

/** Copies what a build reads; the installed packages are the same ones. */
export function copyPackage(): { readonly root: string; readonly remove: () => void } {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'api-spec-')));
  for (const part of PARTS) cpSync(join(packageRoot, part), join(root, part), { recursive: true });
  symlinkSync(join(packageRoot, 'node_modules'), join(root, 'node_modules'));
  return { root, remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }) };
}
