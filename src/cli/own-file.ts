/** Files that are published beside this program. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The path of a file at the root of the package, or undefined when there is none. */
export function ownFile(name: string): string | undefined {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, name))) {
    if (dirname(folder) === folder) return undefined;
    folder = dirname(folder);
  }
  return join(folder, name);
}

/** The version of this package; undefined when its package.json is not there. */
export function ownVersion(): string | undefined {
  const path = ownFile('package.json');
  if (path === undefined) return undefined;
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { readonly version?: unknown };
  return typeof version === 'string' ? version : undefined;
}
