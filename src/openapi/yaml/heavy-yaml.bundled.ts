/** What heavy-yaml.ts is in dist/: the same export, from a file of its own beside the bundle. */

/** The module js-yaml. */
export function yaml(): typeof import('js-yaml') {
  return require('./lazy/js-yaml.cjs') as typeof import('js-yaml');
}
