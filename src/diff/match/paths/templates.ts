/** Path templates: texts in which `{name}` stands for a path parameter. */
import { normalPath } from './uris.js';

/** A path template with its parameters' names blanked. */
export function blank(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}');
}

/**
 * What a path is found by: neither the names of its parameters nor what is encoded needlessly makes another one of it.
 */
export function signature(path: string): string {
  return blank(normalPath(path));
}

/** The names of a path template's parameters, in order. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] as string);
}
