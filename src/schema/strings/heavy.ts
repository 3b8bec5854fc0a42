/**
 * The libraries that most questions never need, each loaded when it is first asked for: ajv, its formats, and refa.
 * Their import costs more than comparing two documents that hardly differ. A bundler replaces this file by
 * heavy.bundled.ts, whose plain `require` calls it can follow.
 */
import { createRequire } from 'node:module';
import type { FormatTable, Refa, Validators } from './libraries.js';

const load = createRequire(import.meta.url);
let validators: Validators | undefined;
let formats: FormatTable | undefined;
let automata: Refa | undefined;

/** ajv's class for JSON Schema 2020-12. Throws when the package is not installed. */
export function ajv(): Validators {
  validators ??= load('ajv/dist/2020.js') as Validators;
  return validators;
}

/** The format checks of ajv-formats (`fullFormats`), without ajv itself. */
export function ajvFormats(): FormatTable {
  formats ??= (load('ajv-formats/dist/formats.js') as { fullFormats: FormatTable }).fullFormats;
  return formats;
}

/** refa: regular expressions as finite automata. */
export function refa(): Refa {
  automata ??= load('refa') as Refa;
  return automata;
}
