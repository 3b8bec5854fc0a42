/**
 * Who takes the requests of an operation that is gone: an address is looked for by its text, so that a template takes those of a concrete
 * path, a concrete path some of those of a template, and a path behind a shorter server those of the rest of it behind a longer one.
 */
import type { OpenApi, Operation } from '../../openapi/model.js';
import { type Address, addressesOf, lostAddresses } from './addresses.js';
import { blank } from './match.js';
import { matches, textsIn } from './shadows.js';

/** Texts of a path parameter that another path takes: one, or those of a shape, given as what stands around its parameters. */
export type Taken = { readonly text: string } | { readonly pieces: readonly string[] };

/** An operation that takes requests of another, and of which of its parameters it takes some texts alone. */
export interface Taker {
  readonly operation: Operation;
  readonly of: ReadonlyMap<string, Taken>;
  /** What its own parameters are in those requests, where that is certain: a text, or those of a template. */
  readonly texts: readonly (readonly [name: string, text: string])[];
}

/** The operations of a release that take requests to one which it no longer has, as far as addresses say: for each of its servers. */
export function takersOf(document: OpenApi, gone: Operation): Taker[][] {
  if (gone.kind !== 'path') return [];
  return lostAddresses(gone, document).map((addresses) => {
    const found = addresses.flatMap((address) => takersAt(document, gone.method, address));
    return found.filter(({ operation }, i) => found.findIndex((each) => each.operation === operation) === i);
  });
}

function takersAt(document: OpenApi, method: string, address: Address): Taker[] {
  const gone = address.text.split('/');
  const alike = placesOf(document).get(keyOf(method, address, gone)) ?? [];
  return alike.flatMap(({ operation, segments }) => {
    const of = new Map<string, Taken>();
    const isTaker = segments.every((segment, i) => {
      const taken = meet(gone[i] as string, segment);
      if (taken !== null && taken !== 'all') of.set(...taken);
      return taken !== null;
    });
    return isTaker ? [{ operation, of, texts: textsIn(segments.join('/'), address.text) }] : [];
  });
}

interface Place {
  readonly operation: Operation;
  readonly segments: readonly string[];
}

const known = new WeakMap<OpenApi, Map<string, Place[]>>();

/** The operations of a document by their methods and how many segments their addresses have. */
function placesOf(document: OpenApi): Map<string, Place[]> {
  let places = known.get(document);
  if (places !== undefined) return places;
  places = new Map<string, Place[]>();
  known.set(document, places);
  for (const operation of document.operations()) {
    for (const address of operation.kind === 'path' ? addressesOf(operation).flat() : []) {
      const segments = address.text.split('/');
      const key = keyOf(operation.method, address, segments);
      const others = places.get(key);
      if (others === undefined) places.set(key, [{ operation, segments }]);
      else others.push({ operation, segments });
    }
  }
  return places;
}

function keyOf(method: string, { part }: Address, segments: readonly string[]): string {
  return `${method} ${segments.length} ${part}`;
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
