/**
 * What the sender may follow besides the schemas that hold so far: several branches of an `anyOf` may hold, and a
 * member or an item of which all of them speak is closed over what all of them declare there. So that it cannot be what
 * it must be is proved only when that counts.
 */
import { choice } from '../node/discriminator.js';
import { inside } from '../node/members.js';
import { Node } from '../node/node.js';
import { OBJECT } from '../node/types.js';
import { type Clause, declaresInside, fact, type Lit, litKey, placeLit, within } from './facts.js';
import type { Searcher } from './found.js';
import { turned } from './keywords/keyword.js';
import type { State } from './state.js';
import { status } from './status.js';

/** The branches of its `anyOf` that may hold besides the one that was followed, as far as they are meant. */
export function branchesBeside(
  state: State,
  truth: Lit,
  search: Searcher,
  isMeant: (branch: Node) => boolean,
): readonly Node[] {
  return followable(state, truth).filter((branch) => {
    if (!isMeant(branch)) return false;
    search.spend(1 + state.truths.length + state.denied.length);
    return status(state, fact(within(truth, branch))) === 'open';
  });
}

/** Where a discriminator chose a branch, no other one is followed; where it chose none, any of those that are left. */
function followable(state: State, truth: Lit): readonly Node[] {
  const made = state.setting.type === OBJECT ? choice(truth.node) : undefined;
  if (made?.keyword !== 'anyOf' || state.hasnt.has(made.property)) return truth.node.list('anyOf');
  return made.rest.some((branch) => state.seen.has(litKey(within(truth, branch)))) ? made.rest : [];
}

/**
 * The ways to follow a branch more, of those that speak of what is inside the member (or the items, where no name is
 * given) as nothing that holds does. Whatever holds may be followed; so each is tried only where the ones before it do
 * not hold.
 */
export function branchesInside(state: State, name: string | undefined, search: Searcher): Clause {
  return state.truths.flatMap((truth) => {
    if (truth.role !== 'closing' || truth.node.get('anyOf') === undefined) return [];
    const known = closingAlready(state, name, truth.group);
    const isNew = (branch: Node): boolean => inside(branch, name).some((node) => !known.has(node));
    const branches = branchesBeside(state, truth, search, isNew);
    return branches.map((branch, at) => [
      fact(within(truth, branch)),
      ...branches.slice(0, at).map((other) => fact(turned(truth, other, false))),
    ]);
  });
}

/** All that may come to be declared inside the member or the items, as schemas that assert nothing. */
export function offered(state: State, name: string | undefined): Lit[] {
  const groups = new Map<number, Set<Node>>();
  const offer = ({ group }: Lit, nodes: readonly Node[]): void => {
    groups.set(group, new Set([...(groups.get(group) ?? []), ...nodes]));
  };
  const kind = name === undefined ? 'items' : 'properties';
  for (const truth of state.truths) {
    if (truth.role !== 'closing') continue;
    for (const branch of alternatives(truth.node)) {
      const nodes = inside(branch, name);
      if (nodes.length > 0 && status(state, fact(within(truth, branch))) === 'open') offer(truth, nodes);
    }
    const rest = truth.opened?.kind === kind ? truth.opened.rest : undefined;
    if (rest !== undefined && declaresInside(rest)) offer(rest, [rest.node]);
  }
  if (name === undefined) for (const { lit } of state.contains) if (declaresInside(lit)) offer(lit, [lit.node]);
  return [...groups].flatMap(([group, nodes]) => {
    const known = closingAlready(state, name, group);
    const more = [...nodes].filter((node) => !known.has(node));
    return more.length === 0 ? [] : [placeLit(Node.perhaps(more), true, 'closing', state.setting.direction, group)];
  });
}

/** The schemas that close the member or every item already. */
function closingAlready(state: State, name: string | undefined, group: number): ReadonlySet<Node> {
  if (name === undefined && state.truths.some((truth) => truth.node.get('prefixItems') !== undefined)) return new Set();
  const lits = name === undefined ? state.itemLits(0) : state.partLits(name);
  const own = lits.filter((lit) => lit.role === 'closing' && lit.group === group);
  return new Set(own.map((lit) => lit.node));
}

const parted = new WeakMap<Node, readonly Node[]>();

/** The parts of a schema that apply to the same value or do not, as is still to be chosen. */
function alternatives(node: Node): readonly Node[] {
  let found = parted.get(node);
  if (found === undefined) {
    const conditional = ['then', 'else'].flatMap((keyword) => node.sub(keyword) ?? []);
    const cases = (choice(node)?.cases ?? []).map((entry) => entry.node);
    const branches = [...node.list('anyOf'), ...node.list('oneOf')];
    found = [...branches, ...conditional, ...node.map('dependentSchemas').values(), ...cases];
    parted.set(node, found);
  }
  return found;
}
