/**
 * The places that a proof is about: those it is in the middle of, and those that are shown if an earlier one is. Each
 * is looked at once. They are settled together with the earliest place that they take for granted, and forgotten with
 * it.
 */
import type { Node } from '../node/node.js';
import type { Part } from './claims.js';

/** A place on the trail. */
export interface Entry {
  readonly part: Part;
  /** What was met before it, as `Settled.met` marks it. */
  readonly mark: number;
  /** The steps that were left when it was met. */
  readonly since: number;
  /** The depth of the earliest place that it rests on, once it is shown; until then its own. */
  low: number;
}

const NO_NODES: readonly Node[] = [];

/** A stack of places that are found again by what is claimed of them. */
export class Trail {
  private readonly entries: Entry[] = [];
  private readonly byClaim = new Map<Node, Entry[]>();

  get length(): number {
    return this.entries.length;
  }

  /** The entry of such a place, if it is on the trail. */
  find(part: Part): Entry | undefined {
    return this.byClaim.get(part.claim)?.find((entry) => isSamePart(entry.part, part));
  }

  push(part: Part, mark: number, since: number): Entry {
    const entry: Entry = { part, mark, since, low: this.entries.length };
    this.entries.push(entry);
    const others = this.byClaim.get(part.claim);
    if (others === undefined) this.byClaim.set(part.claim, [entry]);
    else others.push(entry);
    return entry;
  }

  /** Takes off what was put on since the trail had this length. */
  cut(length: number): readonly Entry[] {
    const gone = this.entries.splice(length);
    for (const { part } of gone.toReversed()) this.byClaim.get(part.claim)?.pop();
    return gone;
  }
}

function isSamePart(a: Part, b: Part): boolean {
  const alike = (x: readonly Node[] = NO_NODES, y: readonly Node[] = NO_NODES): boolean =>
    x.length === y.length && x.every((node, i) => node === y[i]);
  return a.claim === b.claim && a.closing === b.closing && alike(a.roots, b.roots) && alike(a.asides, b.asides);
}
