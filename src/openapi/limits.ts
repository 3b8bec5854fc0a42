/** What a document may measure before it is refused; real ones stay far below. */

/** Containers inside one another. Everything above the reader may recurse over a document, so this bounds the stack. */
export const MAX_DEPTH = 400;

/** What is said of a document that goes deeper. */
export const tooDeepSays = `more than ${MAX_DEPTH} objects and arrays stand inside one another; write the document flatter`;

/**
 * Operations in the callbacks of one operation, those of their callbacks included: callbacks that lead to one another multiply.
 */
export const MAX_CALLBACKS = 1000;

/** What is said of an operation that has more. */
export const tooManyCallbacksSays = `its callbacks, and theirs, come to more than ${MAX_CALLBACKS} operations; let fewer of them lead to one another`;

/** YAML: names brought in by merge keys. */
export const MAX_MERGED_KEYS = 100_000;

/** YAML: how many values may stand for each value of the text once aliases are written out. */
export const valuesPerValue = 4;

/** YAML: how many more than that may stand in any document. */
export const valuesToSpare = 500_000;
