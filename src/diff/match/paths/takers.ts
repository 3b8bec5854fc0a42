/**
 * Who takes the requests of an operation that is gone: an address is looked for by its text, so that a template takes
 * those of a concrete path, a concrete path some of those of a template, and a path behind a shorter server those of
 * the rest of it behind a longer one.
 */
import type { OpenApi, Operation } from '../../../openapi/model.js';
import { type Address, addressesOf, lostAddresses } from './addresses.js';
import { overlap } from './template-matches.js';

/** An operation that takes requests of another, and the segments by which it does: those of the other, each with its own. */
export interface Taker {
  readonly operation: Operation;
  readonly segments: readonly (readonly [gone: string, own: string])[];
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
  return tree === undefined ? [] : takersBelow(tree, text.split('/'), []);
}

/** `met`: the segments that led here. */
function takersBelow({ named, open, operations }: Fork, gone: readonly string[], met: Taker['segments']): Taker[] {
  const own = gone[met.length];
  if (own === undefined) return operations.map((operation) => ({ operation, segments: met }));
  const next = named.get(own);
  const ways = own.includes('{') ? [...named, ...open] : [...(next ? [[own, next] as const] : []), ...open];
  return ways
    .filter(([segment]) => overlap(own, segment))
    .flatMap(([segment, fork]) => takersBelow(fork, gone, [...met, [own, segment]]));
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
