/**
 * The text that a document was read from. It stands apart from read.ts because it speaks of Buffer: the declarations of
 * `./diff` reach read.ts, and whoever compiles against them need not have the types of Node.
 */
import type { OpenApi } from './model.js';

const texts = new WeakMap<OpenApi, Buffer>();

/** Notes the text of a document, as UTF-8. */
export function keepText(document: OpenApi, text: Buffer): void {
  texts.set(document, text);
}

/**
 * The text that a document was read from, as UTF-8: for reports that point at its lines. Undefined for a document made
 * otherwise.
 */
export function textOf(document: OpenApi): Buffer | undefined {
  return texts.get(document);
}
