/**
 * New paths that match requests to an old template: a concrete path goes before a template, whichever methods it has,
 * and so does a template that is more concrete. Of two that are so at different places, either may (OpenAPI 3.1.1,
 * section 4.8.8.2).
 */
import type { Operation } from '../../../openapi/model.js';
import { blank, signature } from './templates.js';
import { normalPath } from './uris.js';

/** An old operation, and what takes requests that it answered. */
export interface Shadow {
  readonly old: Operation;
  /** Of the new path: the operation with the same method, else its first. */
  readonly added: Operation;
  /** May the old operation still be the one that answers? */
  readonly isAmbiguous: boolean;
}

/**
 * The old operations that lose requests to new paths, each once for a path. A path that the base had already went
 * before the template then, so that only its new methods can take anything: from servers that looked at the method
 * first.
 */
export function shadowed(
  added: readonly Operation[],
  old: readonly Operation[],
  known: readonly Operation[],
): Shadow[] {
  const paths = new Map<string, Operation[]>();
  for (const operation of added) {
    if (operation.kind !== 'path') continue;
    const path = normalPath(operation.path);
    const others = paths.get(path);
    if (others === undefined) paths.set(path, [operation]);
    else others.push(operation);
  }
  if (paths.size === 0) return [];
  const before = new Set(known.map(({ path }) => signature(path)));
  const templates = bySegments(old);
  return [...paths].flatMap(([path, operations]) => {
    const segments = path.split('/');
    const losing = templates.get(segments.length)?.filter((each) => mayBeTaken(each, path, segments)) ?? [];
    return losing.flatMap(({ operation, segments: old }) => {
      const same = operations.find(({ method }) => method === operation.method);
      const found = same ?? (before.has(blank(path)) ? undefined : operations[0]);
      return found === undefined ? [] : [{ old: operation, added: found, isAmbiguous: !covers(old, segments) }];
    });
  });
}

interface Template {
  readonly operation: Operation;
  readonly segments: readonly string[];
}

function bySegments(operations: readonly Operation[]): Map<number, Template[]> {
  const found = new Map<number, Template[]>();
  for (const operation of operations) {
    if (operation.kind !== 'path' || !operation.path.includes('{')) continue;
    const segments = normalPath(operation.path).split('/');
    const others = found.get(segments.length);
    if (others === undefined) found.set(segments.length, [{ operation, segments }]);
    else others.push({ operation, segments });
  }
  return found;
}

/** Does some address match both, of which the old template is not the more concrete one? */
function mayBeTaken({ operation, segments }: Template, path: string, others: readonly string[]): boolean {
  if (!segments.every((segment, i) => overlap(segment, others[i] as string))) return false;
  return signature(operation.path) !== blank(path) && (covers(segments, others) || !covers(others, segments));
}

/** Does a template match whatever another path matches? */
function covers(segments: readonly string[], others: readonly string[]): boolean {
  return segments.every((segment, i) => matchesTemplate(segment, others[i] as string));
}

/**
 * Is there a text that both segments match? Two templates meet where their ends do: their parameters take what is
 * between.
 */
export function overlap(one: string, other: string): boolean {
  if (!one.includes('{')) return matchesTemplate(other, one);
  if (!other.includes('{')) return matchesTemplate(one, other);
  const [[from, to], [its, end]] = [endsOf(one), endsOf(other)];
  return (from.startsWith(its) || its.startsWith(from)) && (to.endsWith(end) || end.endsWith(to));
}

/** What stands before the first parameter of a segment, and behind its last. */
function endsOf(segment: string): [string, string] {
  return [segment.slice(0, segment.indexOf('{')), segment.slice(segment.lastIndexOf('}') + 1)];
}

/**
 * What the parameters of a template are in a path that it matches, where that is certain: a text, or those of a
 * template.
 */
export function textsIn(template: string, path: string): [name: string, text: string][] {
  const segments = path.split('/');
  return template.split('/').flatMap((segment, i): [string, string][] => {
    const text = segments[i] as string;
    const [, before, name, behind] = /^([^{]*)\{([^}]*)\}([^{]*)$/.exec(segment) ?? [];
    if (before === undefined || name === undefined || behind === undefined || !matchesTemplate(segment, text))
      return [];
    return [[name, text.slice(before.length, text.length - behind.length)]];
  });
}

/**
 * Does a segment of a template match a segment of a path? Each parameter takes at least one character. What stands
 * between two parameters is looked for from the left: an earlier place leaves more to what follows.
 */
export function matchesTemplate(template: string, segment: string): boolean {
  if (!template.includes('{')) return template === segment;
  const pieces = template.split(/\{[^}]*\}/);
  const first = pieces.shift() as string;
  const last = pieces.pop();
  if (last === undefined) return template === segment;
  if (!segment.startsWith(first) || !segment.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces) {
    const found = segment.indexOf(piece, at + 1);
    // Past the end, an empty text is found before the place where the search began.
    if (found < at + 1) return false;
    at = found + piece.length;
  }
  return segment.length - last.length > at;
}
