/**
 * What heavy.ts is in dist/: the same exports, from files of their own beside the bundle. A bundle that carried the
 * libraries would be read whole at every start, and most runs need none of them.
 */
import type { FormatTable, Refa, Validators } from './libraries.js';

let validators: Validators | undefined;
let formats: FormatTable | undefined;
let automata: Refa | undefined;

/** ajv's class for JSON Schema 2020-12. */
export function ajv(): Validators {
  validators ??= require('./lazy/ajv.cjs') as Validators;
  return validators;
}

/** The format checks of ajv-formats (`fullFormats`), without ajv itself. */
export function ajvFormats(): FormatTable {
  formats ??= (require('./lazy/ajv-formats.cjs') as { fullFormats: FormatTable }).fullFormats;
  return formats;
}

/** refa: regular expressions as finite automata. */
export function refa(): Refa {
  automata ??= require('./lazy/refa.cjs') as Refa;
  return automata;
}
