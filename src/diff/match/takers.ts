/**
 * Who takes the requests of an operation that is gone: a path is looked for by its text, so that a template takes those of a concrete
 * path, and a concrete path some of those of a template.
 */
import type { OpenApi, Operation } from '../../openapi/model.js';
import { blank } from './match.js';
import { matches, textsIn } from './shadows.js';

/** Texts of a path parameter that another path takes: one, or those of a shape, given as what stands around its parameters. */
export type Taken = { readonly text: string } | { readonly pieces: readonly string[] };

/** An operation that takes requests of another, and of which of its parameters it takes some texts alone. */
export interface Taker {
  readonly operation: Operation;
  readonly of: ReadonlyMap<string, Taken>;
}

/** The operations of a release that take requests to a path which it no longer has, as far as the paths say. */
export function takersOf(document: OpenApi, { kind, method, path }: Operation): Taker[] {
  if (kind !== 'path') return [];
  const gone = path.split('/');
  const alike = pathsOf(document).get(keyOf(method, gone)) ?? [];
  return alike.flatMap(({ operation, segments }) => {
    const of = new Map<string, Taken>();
    const isTaker = segments.every((segment, i) => {
      const taken = meet(gone[i] as string, segment);
      if (taken !== null && taken !== 'all') of.set(...taken);
      return taken !== null;
    });
    return isTaker ? [{ operation, of }] : [];
  });
}

interface Path {
  readonly operation: Operation;
  readonly segments: readonly string[];
}

const known = new WeakMap<OpenApi, Map<string, Path[]>>();

/** The operations of a document by their methods and how many segments their paths have. */
function pathsOf(document: OpenApi): Map<string, Path[]> {
  let paths = known.get(document);
  if (paths !== undefined) return paths;
  paths = new Map<string, Path[]>();
  known.set(document, paths);
  for (const operation of document.operations()) {
    if (operation.kind !== 'path') continue;
    const segments = operation.path.split('/');
    const key = keyOf(operation.method, segments);
    const others = paths.get(key);
    if (others === undefined) paths.set(key, [{ operation, segments }]);
    else others.push({ operation, segments });
  }
  return paths;
}

function keyOf(method: string, segments: readonly string[]): string {
  return `${method} ${segments.length}`;
}

/** What a segment takes of another: nothing (null), some texts of its parameter, or all as far as can be told. */
function meet(own: string, other: string): [name: string, taken: Taken] | 'all' | null {
  if (!own.includes('{')) return matches(other, own) ? 'all' : null;
  if (!other.includes('{')) {
    if (!matches(own, other)) return null;
    const [found] = textsIn(own, other);
    // What is encoded may be any of several texts.
    return found === undefined || found[1].includes('%') ? 'all' : [found[0], { text: found[1] }];
  }
  const pieces = other.split(/\{[^}]*\}/);
  if (!mayMeet(own.split(/\{[^}]*\}/), pieces)) return null;
  const [, name] = /^\{([^}]*)\}$/.exec(own) ?? [];
  return name === undefined || blank(other) === '{}' ? 'all' : [name, { pieces }];
}

/** May two templates of a segment match one text, by how it begins and ends? */
function mayMeet(own: readonly string[], other: readonly string[]): boolean {
  const [first, begin] = [own, other].map((pieces) => pieces[0] as string) as [string, string];
  const [last, end] = [own, other].map((pieces) => pieces.at(-1) as string) as [string, string];
  return (first.startsWith(begin) || begin.startsWith(first)) && (last.endsWith(end) || end.endsWith(last));
}
