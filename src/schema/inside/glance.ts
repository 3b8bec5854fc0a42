/** What a glance at two schemas tells, before anything is shown of their members. */
import { type Choice, choice } from '../node/discriminator.js';
import { type Hidden, isCertain } from '../node/hidden.js';
import type { Node } from '../node/node.js';
import { disjoint } from '../node/outline.js';
import { same } from '../node/same.js';
import { OBJECT } from '../node/types.js';
import { factsOf, type Premises, type Union } from './premises.js';

/** What the receiver claims at a place, under what is known there. */
export interface Case {
  readonly known: Premises;
  readonly hidden: Hidden;
  readonly depth: number;
  readonly splits: number;
}

/**
 * The branches of a sender's union that the receiver's has as well. Of a `oneOf` that settles something only where
 * every other branch of the receiver is one of the sender's others, since those hold nowhere beside this one, or is
 * apart from it.
 */
export function unchanged({ known, hidden }: Case, union: Union, node: Node, keyword: string): ReadonlySet<number> {
  const found = new Set<number>();
  if (keyword !== union.keyword || choice(node) !== undefined || choice(union.node) !== undefined) return found;
  if (known.hidden.size + hidden.names.size > 0) return found;
  const from = union.node.list(keyword);
  const to = node.list(keyword);
  const copies = new Map<number, number>();
  const edited: Node[] = [];
  for (const [at, branch] of to.entries()) {
    const partner = partnerOf(branch, from, at);
    if (partner === undefined) edited.push(branch);
    else copies.set(partner, (copies.get(partner) ?? 0) + 1);
  }
  const isAlone = (at: number): boolean =>
    copies.get(at) === 1 && edited.every((branch) => disjoint(from[at] as Node, branch, hidden.names));
  for (const at of copies.keys()) if (keyword === 'anyOf' || isAlone(at)) found.add(at);
  return found;
}

/** Where the same branch stands among others, first of all at its own place. */
function partnerOf(branch: Node, others: readonly Node[], at: number): number | undefined {
  const here = others[at];
  if (here !== undefined && same(here, branch)) return at;
  const found = others.findIndex((other) => same(other, branch));
  return found === -1 ? undefined : found;
}

/**
 * The branches that a discriminator chooses for the values that are known of its member; undefined where that is not
 * told.
 */
export function chosenBranches({ known }: Case, made: Choice): readonly Node[] | undefined {
  const values = known.types === OBJECT ? known.tags.get(made.property) : undefined;
  const chosen = values?.map((value) => made.cases.filter((entry) => entry.values.includes(value)));
  if (chosen === undefined || chosen.some((entries) => entries.length !== 1)) return undefined;
  return chosen.flatMap((entries) => entries.map((entry) => entry.node));
}

/** The branches that say the same as something that holds come first. */
export function byLikelihood({ known, hidden }: Case, branches: readonly Node[]): [number, Node][] {
  const all = [...branches.entries()];
  const likely = all.filter(([, branch]) => isKnown(known, branch, hidden));
  return [...likely, ...all.filter((entry) => !likely.includes(entry))];
}

const ordered = new WeakMap<Node, readonly string[]>();

/**
 * The keywords of a schema, those last that lead to other places: much is shown there in vain where another one fails.
 */
export function cheapFirst(node: Node): readonly string[] {
  let found = ordered.get(node);
  if (found === undefined) {
    const leading = node.keywords.filter((keyword) => LEADING.has(keyword));
    found = leading.length === 0 ? node.keywords : [...node.keywords.filter((each) => !LEADING.has(each)), ...leading];
    ordered.set(node, found);
  }
  return found;
}

const LEADING = new Set([
  '$ref',
  'allOf',
  'anyOf',
  'oneOf',
  'properties',
  'items',
  'prefixItems',
  'additionalProperties',
]);

/** Is it seen at a glance that the branch does not hold? Its members need no look then. */
export function isApart({ known, hidden }: Case, branch: Node): boolean {
  for (const truth of factsOf(known)) if (disjoint(truth, branch, known.hidden, hidden.names)) return true;
  return false;
}

/**
 * Is it apart from some branch that the sender may follow? Then it holds a part at most; branch by branch is tried
 * besides.
 */
export function leavesOut({ known, hidden, splits }: Case, branch: Node): boolean {
  const isLeftOut = (union: Union): boolean =>
    choice(union.node) === undefined &&
    union.node.list(union.keyword).some((other) => disjoint(other, branch, known.hidden, hidden.names));
  return splits === 0 && known.unions.some(isLeftOut);
}

/** Does a schema that holds say the same? */
export function isKnown(known: Premises, node: Node, hidden: Hidden): boolean {
  for (const name of known.hidden) if (!isCertain(hidden, name)) return false;
  for (const truth of factsOf(known)) if (same(truth, node)) return true;
  return false;
}
