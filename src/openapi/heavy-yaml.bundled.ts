/** What heavy-yaml.ts is in dist/: the same export, from a file of its own beside the bundle. */
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** The module js-yaml. */
export function yaml(): typeof import('js-yaml') {
  return load('./lazy/js-yaml.cjs') as typeof import('js-yaml');
}
