/**
 * A map of a document: every parameter, body, response and schema that a message reaches, who sends it, by which way, and
 * which operations carry it. Drawn apart from the product's own walk, from the tables in grammar.ts.
 */
import { isObject, type Json, toPointer } from '../../src/json.js';
import { children, type Hop, type Part } from './grammar.js';
import { isHidden } from './left-out.js';
import type { Release } from './release.js';
import { type Direction, turned } from './words.js';

/** A part of the document, and what it leads to. */
export interface Spot {
  readonly part: Part;
  readonly json: Json;
  /** The JSON Pointer of the part itself. */
  readonly pointer: string;
  readonly out: Way[];
  readonly in: Way[];
  /** The first way by which a message of a direction gets here. */
  readonly reached: Partial<Record<Direction, Way | null>>;
}

/** A step from one part to another. */
export interface Way {
  readonly from: Spot;
  readonly to: Spot;
  readonly hop: Hop;
}

/** The whole map. */
export class Atlas {
  readonly #spots = new Map<string, Spot>();
  readonly #names = new Map<Spot, readonly string[]>();
  readonly #roots = new Map<Spot, string>();

  constructor(readonly release: Release) {
    const queue: [Spot, Direction][] = [];
    for (const [section, direction] of [
      ['paths', 'request'],
      ['webhooks', 'response'],
    ] as const) {
      const items = release.json[section];
      for (const [name, json] of isObject(items) ? Object.entries(items) : []) {
        if (section === 'paths' && name.startsWith('x-')) continue;
        const spot = this.#spot('pathItem', json, toPointer([section, name]));
        this.#roots.set(spot, section === 'paths' ? name : `webhook:${name}`);
        spot.reached[direction] = null;
        queue.push([spot, direction]);
      }
    }
    for (const [spot, direction] of queue) this.#spread(spot, direction, queue);
  }

  /** All parts that some message reaches. */
  get spots(): Iterable<Spot> {
    return this.#spots.values();
  }

  /** The part at a pointer, if a message reaches it. */
  find(pointer: string): Spot | undefined {
    return this.#spots.get(pointer);
  }

  #spot(part: Part, json: Json, pointer: string): Spot {
    const known = this.#spots.get(pointer);
    if (known !== undefined) return known;
    const made: Spot = { part, json, pointer, out: [], in: [], reached: {} };
    this.#spots.set(pointer, made);
    for (const child of children(this.release, part, json)) {
      const target =
        child.hop.kind === 'ref' ? this.release.pointerOf(child.hop.ref) : pointer + toPointer(child.tokens);
      const way = { from: made, to: this.#spot(child.part, child.json, target), hop: child.hop };
      made.out.push(way);
      way.to.in.push(way);
    }
    return made;
  }

  #spread(spot: Spot, direction: Direction, queue: [Spot, Direction][]): void {
    for (const way of spot.out) {
      const flow = way.hop.kind === 'turn' ? turned(direction) : direction;
      if (way.to.reached[flow] !== undefined || this.#blocked(way, flow)) continue;
      way.to.reached[flow] = way;
      queue.push([way.to, flow]);
    }
  }

  #blocked({ hop, to }: Way, direction: Direction): boolean {
    return (hop.kind === 'property' || hop.kind === 'pattern') && isHidden(this.release, to.json, direction);
  }

  /** The way from the schema of a message to a part, and that schema's place. Undefined for what is no part of a schema. */
  route(spot: Spot, direction: Direction): { root: Spot; holder: Spot; hops: Hop[] } | undefined {
    const hops: Hop[] = [];
    let at = spot;
    for (let way = at.reached[direction]; way != null; way = at.reached[direction]) {
      if (way.from.part !== 'schema') return { root: at, holder: way.from, hops };
      hops.unshift(way.hop);
      at = way.from;
    }
    return undefined;
  }

  /** Does every way to a part keep what is narrower narrower? Not under `not`, `if`, `oneOf`, `contains`. */
  isPlain(spot: Spot): boolean {
    return [...this.#above(spot)].every((each) => each.in.every((way) => !way.hop.mixed));
  }

  /** The operations that carry a part, by name. */
  operations(spot: Spot): string[] {
    const above = [...this.#above(spot)];
    const shared = above
      .filter((each) => each.part === 'parameter')
      .flatMap((each) => each.in.map((way) => way.from).filter((from) => from.part === 'pathItem'));
    const below = shared.flatMap((item) => item.out.map((way) => way.to));
    const names = [...above, ...below].filter((each) => each.part === 'operation').flatMap((each) => this.names(each));
    return [...new Set(names)];
  }

  #above(spot: Spot): Set<Spot> {
    const seen = new Set([spot]);
    for (const at of seen) if (at.part !== 'operation') for (const way of at.in) seen.add(way.from);
    return seen;
  }

  /** What an operation is called; several names where a path item or a callback is shared. */
  names(operation: Spot): readonly string[] {
    const known = this.#names.get(operation);
    if (known !== undefined) return known;
    this.#names.set(operation, []);
    const method = operation.pointer.slice(operation.pointer.lastIndexOf('/') + 1).toUpperCase();
    const names = operation.in.flatMap((way) => this.#owners(way.from, new Set())).map((owner) => owner(method));
    this.#names.set(operation, [...new Set(names)]);
    return this.#names.get(operation) as readonly string[];
  }

  /** What has a path item, each as what it makes of a method; `address`: that of a callback which has several. */
  #owners(spot: Spot, passed: Set<Spot>, address = ''): ((method: string) => string)[] {
    if (passed.has(spot)) return [];
    passed.add(spot);
    const own = this.#roots.get(spot);
    const above = spot.in.flatMap((way) => {
      if (way.hop.kind === 'turn' && way.hop.callback !== undefined) {
        const { callback } = way.hop;
        return this.names(way.from).map(
          (name) => (method: string) =>
            `${name} callback:${callback}${method === 'POST' ? '' : ` ${method}`}${address}`,
        );
      }
      const isOneOfMany = way.from.part === 'callback' && way.hop.kind === 'plain' && way.from.out.length > 1;
      return this.#owners(way.from, passed, isOneOfMany ? ` ${(way.hop as { token: string }).token}` : address);
    });
    return own === undefined ? above : [(method) => `${method} ${own}`, ...above];
  }
}
