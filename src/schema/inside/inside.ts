/**
 * A quick proof that the receiver holds everything that the sender may write: keyword by keyword along both schemas,
 * branch by branch through unions, recursion coinductively. It finds most of what an author would see at a glance and
 * says nothing of the rest; then the search decides. Whatever it calls proved is proved.
 */
import { Budget } from '../budget.js';
import { circles } from '../node/circular.js';
import { choice } from '../node/discriminator.js';
import { type Hidden, hiddenAt, NONE } from '../node/hidden.js';
import type { Node } from '../node/node.js';
import { demanded, deniableBy, disjoint, possible } from '../node/outline.js';
import { same } from '../node/same.js';
import { OBJECT } from '../node/types.js';
import type { Direction, SchemaSource } from '../question.js';
import { all, PROVED, UNSEEN } from './answers.js';
import { claims, neverWritten, type Part } from './claims.js';
import {
  byLikelihood,
  type Case,
  cheapFirst,
  chosenBranches,
  isApart,
  isKnown,
  leavesOut,
  unchanged,
} from './glance.js';
import { passesAsListed } from './listed.js';
import { canSplit, conceding, factsOf, premisesOf, splitBy, type Union } from './premises.js';
import { Settled } from './settled.js';
import { type Entry, Trail } from './trail.js';

/** The steps of one proof, of all proofs for a document, and of a late one; beyond them the search is as quick. */
const COST = [30_000, 150_000, 1_500] as const;
const budgets = new WeakMap<SchemaSource, Budget>();
/** What took so many of them without an answer is not tried again. */
const LONG = 5_000;
/** How deep schemas of one place may lie inside each other. */
const MAX_DEPTH = 40;
/** How many unions are gone through at once. */
const MAX_SPLITS = 3;
/** How deep places may lie inside each other. */
const MAX_PLACES = 300;

const NO_NODES: readonly Node[] = [];

/** Is everything that a sender with the one schema may write proved to be inside the other, without a search? */
export function isInside(sender: Node, receiver: Node, direction: Direction): boolean {
  const budget = budgets.get(sender.source) ?? new Budget(...COST);
  budgets.set(sender.source, budget);
  budget.begin();
  return (
    new Proof(direction, budget).place({ roots: [sender.deref()], claim: receiver.deref(), closing: true }) === PROVED
  );
}

class Proof {
  private nested = 0;
  private readonly trail = new Trail();
  private readonly settled: Settled;

  constructor(
    private readonly direction: Direction,
    private readonly budget: Budget,
  ) {
    this.settled = new Settled(direction);
  }

  /** A place of the message. Met again below itself it counts as proved: the value there is smaller. */
  place(part: Part): number {
    const { roots, asides = NO_NODES, claim, closing } = part;
    const only = roots.length === 1 && asides.length === 0 ? (roots[0] as Node) : undefined;
    if (only !== undefined && same(only, claim)) return PROVED;
    if (circles(claim)) return UNSEEN;
    const known = only === undefined ? undefined : this.settled.recall(only, claim, closing);
    if (known !== undefined) return known ? PROVED : UNSEEN;
    const above = this.trail.find(part);
    if (above !== undefined) return above.low;
    if (this.nested > MAX_PLACES) return UNSEEN;
    const entry = this.trail.push(part, this.settled.met([...roots, ...asides, claim]), this.budget.remaining);
    this.nested++;
    const low = this.shown(part);
    this.nested--;
    return this.conclude(entry, low);
  }

  private shown({ roots, asides = NO_NODES, claim, closing }: Part): number {
    const known = premisesOf(roots, asides, closing, this.direction);
    if (known.types === 0) return PROVED;
    return this.claim({ known, hidden: hiddenAt(claim, this.direction), depth: 0, splits: 0 }, claim);
  }

  /** What rests on no earlier place is settled, with all that rested on it. */
  private conclude(entry: Entry, low: number): number {
    const here = entry.low;
    if (low === UNSEEN) {
      this.trail.cut(here);
      if (!this.budget.isSpent || entry.since - this.budget.remaining > LONG) this.settle(entry, entry, false);
      return UNSEEN;
    }
    entry.low = low;
    if (low < here) return low;
    for (const each of this.trail.cut(here)) this.settle(each, entry, true);
    return PROVED;
  }

  /** `first`: the place that the answer was waiting for. */
  private settle({ part: { roots, asides = NO_NODES, claim, closing } }: Entry, first: Entry, answer: boolean): void {
    const [root] = roots;
    if (roots.length === 1 && asides.length === 0)
      this.settled.settle(root as Node, claim, closing, answer, first.mark);
  }

  /** What an attempt that shows nothing left on the trail is taken off: nothing rests on it. */
  private attempt(trying: () => number): number {
    const start = this.trail.length;
    const answer = trying();
    if (answer === UNSEEN) this.trail.cut(start);
    return answer;
  }

  /** One schema of the receiver at the place. */
  private claim(at: Case, node: Node): number {
    return this.attempt(() => this.claimed(at, node));
  }

  private claimed(at: Case, node: Node): number {
    const { known, hidden } = at;
    const isSpent = !this.budget.spend(1 + known.truths.size + known.asides.size);
    if (isSpent || at.depth > MAX_DEPTH || node.broken !== undefined) return UNSEEN;
    if (typeof node.schema === 'boolean') return node.schema || known.types === 0 ? PROVED : UNSEEN;
    if (isKnown(known, node, hidden)) return PROVED;
    if (passesAsListed(at, node, this.direction)) return PROVED;
    let low = PROVED;
    for (const keyword of cheapFirst(node)) {
      const shown = this.keyword(at, node, keyword);
      const answer = shown === UNSEEN ? this.byBranches(at, node, keyword) : shown;
      if (answer === UNSEEN) return UNSEEN;
      low = Math.min(low, answer);
    }
    return low;
  }

  /** The same for each branch of some union that the sender may follow. */
  private byBranches(at: Case, node: Node, keyword: string): number {
    if (at.splits >= MAX_SPLITS) return UNSEEN;
    for (const union of at.known.unions) {
      if (!canSplit(at.known, union)) continue;
      const low = this.attempt(() => this.inEach(at, union, node, keyword));
      if (low !== UNSEEN) return low;
    }
    return UNSEEN;
  }

  private inEach(at: Case, union: Union, node: Node, keyword: string): number {
    let low = PROVED;
    for (const branch of splitBy(at.known, union, unchanged(at, union, node, keyword))) {
      if (branch.types === 0) continue;
      const inner: Case = { ...at, known: branch, splits: at.splits + 1 };
      const shown = this.keyword(inner, node, keyword);
      const again = shown === UNSEEN ? this.byBranches(inner, node, keyword) : shown;
      if (again === UNSEEN) return UNSEEN;
      low = Math.min(low, again);
    }
    return low;
  }

  private keyword(at: Case, node: Node, keyword: string): number {
    return this.attempt(() => this.keywordAt(at, node, keyword));
  }

  private keywordAt(at: Case, node: Node, keyword: string): number {
    if ((deniableBy(node, keyword) & at.known.types) === 0) return PROVED;
    const inner: Case = { ...at, depth: at.depth + 1 };
    switch (keyword) {
      case '$ref':
        return node.target() === undefined ? UNSEEN : this.claim(inner, node.target() as Node);
      case 'allOf':
        return all(node.list('allOf').map((part) => () => this.claim(inner, part)));
      case 'anyOf':
      case 'oneOf':
        return this.union(inner, node, keyword);
      case 'not':
        return this.fails(at, node.sub('not') as Node, NONE);
      case 'discriminator':
        return PROVED;
      default:
        return this.parts(at, node, keyword);
    }
  }

  private parts({ known, hidden }: Case, node: Node, keyword: string): number {
    const needs = claims[keyword]?.(known, node, hidden, this.direction) ?? false;
    if (needs === false) return UNSEEN;
    return all(
      needs.map(({ roots, asides = NO_NODES, claim, closing }) => () => {
        const part = { roots: roots.map(behind), asides: asides.map(behind), claim: claim.deref(), closing };
        return this.place(part);
      }),
    );
  }

  /** Some branch holds; of a `oneOf`, none of the others; where a discriminator chooses, the chosen ones. */
  private union(at: Case, node: Node, keyword: 'anyOf' | 'oneOf'): number {
    const made = choice(node);
    if (made?.keyword === keyword && (at.known.types & OBJECT) !== 0) {
      const chosen = chosenBranches(at, made);
      return chosen === undefined ? UNSEEN : all(chosen.map((branch) => () => this.claim(at, branch)));
    }
    const branches = node.list(keyword);
    for (const [i, branch] of byLikelihood(at, branches)) {
      if (isApart(at, branch) || leavesOut(at, branch)) continue;
      const held = this.claim(at, branch);
      if (held === UNSEEN) continue;
      if (keyword === 'anyOf') return held;
      const others = branches.filter((_, other) => other !== i);
      return Math.min(held, all(others.map((other) => () => this.fails(at, other, at.hidden))));
    }
    return UNSEEN;
  }

  /**
   * Does the schema hold nowhere? Because something that holds excludes it, or because it lies inside what does not
   * hold.
   */
  private fails({ known, depth, splits }: Case, node: Node, hidden: Hidden): number {
    for (const truth of factsOf(known)) if (disjoint(truth, node, known.hidden, hidden.names)) return PROVED;
    if (known.hidden.size + hidden.names.size > 0) return UNSEEN;
    this.settled.met([node]);
    // What is no object lacks nothing.
    const onlyObjects = (known.types & possible(node) & ~OBJECT) === 0;
    if (onlyObjects && demanded(node).some((name) => neverWritten(known, name))) return PROVED;
    if (known.lies.some((lie) => same(node, lie))) return PROVED;
    if (depth > MAX_DEPTH) return UNSEEN;
    const inner = conceding(known, node);
    if (inner.types === 0) return PROVED;
    for (const lie of known.lies) {
      const held = this.claim({ known: inner, hidden: NONE, depth: depth + 1, splits }, lie);
      if (held !== UNSEEN) return held;
    }
    return UNSEEN;
  }
}

function behind(node: Node): Node {
  return node.deref();
}
