/**
 * Who takes the requests of an operation that is gone: an address is looked for by its text, so that a template takes
 * those of a concrete path, a concrete path some of those of a template, and a path behind a shorter server those of
 * the rest of it behind a longer one.
 */
import type { OpenApi, Operation } from '../../../openapi/model.js';
import { type Address, addressesOf, lostAddresses } from './addresses.js';
import { matchesTemplate, textsIn } from './template-matches.js';
import { blank } from './templates.js';

/**
 * Texts of a path parameter that another path takes: one, or those of a shape, given as what stands around its
 * parameters.
 */
export type Taken = { readonly text: string } | { readonly pieces: readonly string[] };

/** An operation that takes requests of another, and of which of its parameters it takes some texts alone. */
export interface Taker {
  readonly operation: Operation;
  readonly of: ReadonlyMap<string, Taken>;
  /** What its own parameters are in those requests, where that is certain: a text, or those of a template. */
  readonly texts: readonly (readonly [name: string, text: string])[];
}

/**
 * The operations of a release that take requests to one which it no longer has, as far as addresses say: for each of
 * its servers.
 */
export function takersOf(document: OpenApi, gone: Operation): Taker[][] {
  if (gone.kind !== 'path') return [];
  return lostAddresses(gone, document).map((addresses) => {
    const found = addresses.flatMap((address) => takersAt(document, gone.method, address));
    return found.filter(({ operation }, i) => found.findIndex((each) => each.operation === operation) === i);
  });
}

function takersAt(document: OpenApi, method: string, { part, text }: Address): Taker[] {
  const tree = treesOf(document).get(keyOf(method, part));
  return tree === undefined ? [] : takersBelow(tree, text.split('/'), [], new Map());
}

/** `met`: the segments that led here. */
function takersBelow(
  { named, open, operations }: Fork,
  gone: readonly string[],
  met: readonly string[],
  of: ReadonlyMap<string, Taken>,
): Taker[] {
  const own = gone[met.length];
  if (own === undefined)
    return operations.map((operation) => ({ operation, of, texts: textsIn(met.join('/'), gone.join('/')) }));
  const next = named.get(own);
  const ways = own.includes('{') ? [...named, ...open] : [...(next ? [[own, next] as const] : []), ...open];
  return ways.flatMap(([segment, fork]) => {
    const taken = meet(own, segment);
    if (taken === null) return [];
    return takersBelow(fork, gone, [...met, segment], taken === 'all' ? of : new Map([...of, taken]));
  });
}

/** Where addresses part: by segments that are one text, and by those with parameters. */
interface Fork {
  readonly named: Map<string, Fork>;
  readonly open: Map<string, Fork>;
  /** Those whose address ends here. */
  readonly operations: Operation[];
}

const known = new WeakMap<OpenApi, Map<string, Fork>>();

/** The addresses of a document as trees, so that one is found without going through all. */
function treesOf(document: OpenApi): Map<string, Fork> {
  let trees = known.get(document);
  if (trees !== undefined) return trees;
  trees = new Map<string, Fork>();
  known.set(document, trees);
  for (const operation of document.operations()) {
    for (const { part, text } of operation.kind === 'path' ? addressesOf(operation).flat() : []) {
      let fork = below(trees, keyOf(operation.method, part));
      for (const segment of text.split('/')) fork = below(segment.includes('{') ? fork.open : fork.named, segment);
      fork.operations.push(operation);
    }
  }
  return trees;
}

function below(forks: Map<string, Fork>, segment: string): Fork {
  const found = forks.get(segment) ?? { named: new Map(), open: new Map(), operations: [] };
  forks.set(segment, found);
  return found;
}

function keyOf(method: string, part: Address['part']): string {
  return `${method} ${part}`;
}

/** What a segment takes of another: nothing (null), some texts of its parameter, or all as far as can be told. */
function meet(own: string, other: string): [name: string, taken: Taken] | 'all' | null {
  if (!own.includes('{')) return matchesTemplate(other, own) ? 'all' : null;
  if (!other.includes('{')) {
    if (!matchesTemplate(own, other)) return null;
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
