/**
 * A text that names an operation by method and path, `GET /api/jobs/{jobId}`: what Octokit's `request` takes, what routers
 * take, and what the table, the types and the examples of this package are written with.
 */
import { methods } from './stated-method.js';
import { hole } from './tokens.js';

/** What such a text says. */
export interface OperationText {
  /** In capitals; null where a value is written in its place. */
  readonly method: string | null;
  /** What stands behind the method. */
  readonly path: string;
  /**
   * Can it mean nothing else? In capitals, a method and what may be a path are a request, even when no document has it;
   * `delete ${name}` is English, and `${count} /api/jobs` may be anything.
   */
  readonly sure: boolean;
}

const pattern = new RegExp(`^\\s*([A-Za-z]+|${hole})\\s+((?:/|${hole}|https?://)\\S*)\\s*$`);

/** Reads it; null where it is no method with a path behind it. */
export function operationIn(said: string): OperationText | null {
  const [, word, path] = pattern.exec(said) ?? [];
  if (word === undefined || path === undefined) return null;
  if (methods.has(word)) return { method: word, path, sure: true };
  // In small letters, or with a value for the method, only a path that is written out tells it from prose.
  const isOne = word === hole || methods.has(word.toUpperCase());
  return isOne && !path.startsWith(hole)
    ? { method: word === hole ? null : word.toUpperCase(), path, sure: false }
    : null;
}

/** May a text that begins so become one, by what is added to it? */
export function mayBegin(said: string): boolean {
  const word = /^\s*([A-Za-z]+|\ufffc)\s/.exec(said)?.[1];
  return word !== undefined && (word === hole || methods.has(word.toUpperCase()));
}

/** `'GET ' + path`: does a text end where a path has to follow? */
export function awaitsPath(said: string): boolean {
  return methods.has(said.trim()) && /\s$/.test(said);
}
