/**
 * The YAML reader, loaded when the first YAML text comes: importing it costs more than reading a small JSON document.
 * The bundler puts heavy-yaml.bundled.ts in this file's place, with the same exports, so that one file stays lazy.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

let loaded: typeof import('js-yaml') | undefined;

/** The module js-yaml. */
export function yaml(): typeof import('js-yaml') {
  loaded ??= require('js-yaml') as typeof import('js-yaml');
  return loaded;
}
