/** Text of a document, and names that a user gave, within a line of ours. */
import { isObject, type Json } from '../json.js';

/** A value as a sentence shows it: short, on one line. */
export function shown(value: Json): string {
  if (Array.isArray(value)) return 'an array';
  if (isObject(value)) return 'an object';
  const text = JSON.stringify(value);
  return text.length <= 120 ? text : `${text.slice(0, 80)}..."`;
}

/** Text as one line may show it: control characters and line ends are written out, so that none of them can act. */
export function safe(text: string): string {
  return text.replace(acting, escapedCode);
}

/** A character of one UTF-16 code unit as JSON and YAML write it by that: `\u0007`. */
export function escapedCode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const acting = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** Several texts within a line, cut when they are many. */
export function few(texts: readonly string[], most = 5, between = ', '): string {
  const shown = texts.slice(0, most).join(between);
  return texts.length > most ? `${shown} and ${texts.length - most} more` : shown;
}

/** The name of a document as a command to copy may hold it: FILE where it is no plain path. */
export function fileWord(name: string): string {
  return /^[\w./][\w./-]*$/.test(name) ? name : 'FILE';
}
