/**
 * What heavy.ts is in dist/: the same exports, from files of their own beside the bundle. A bundle that carried the
 * libraries would be read whole at every start, and most runs need none of them.
 */
import type { FormatTable, Refa, Validators } from './libraries.js';

/** ajv's class for JSON Schema 2020-12. */
export function ajv(): Validators {
  return require('./lazy/ajv.cjs') as Validators;
}

/** The format checks of ajv-formats (`fullFormats`), without ajv itself. */
export function ajvFormats(): FormatTable {
  return (require('./lazy/ajv-formats.cjs') as { fullFormats: FormatTable }).fullFormats;
}

/** refa: regular expressions as finite automata. */
export function refa(): Refa {
  return require('./lazy/refa.cjs') as Refa;
}
