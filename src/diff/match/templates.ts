/** Path templates: texts in which `{name}` stands for a path parameter. */

/** A path template with its parameters' names blanked. */
export function blank(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}');
}

/** The names of a path template's parameters, in order. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] as string);
}
