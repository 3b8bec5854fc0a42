/**
 * What only alternatives hide: which alternative hides it, and who is excused from demanding it. A demand that stands
 * inside the very branch that hides the member counts nowhere; any other counts unless a branch that hides it holds.
 */
import { choice } from './discriminator.js';
import { allParts, certainParts, type Hidden, isCertain } from './hidden.js';
import type { Node } from './node.js';

/** The condition that an alternative stands under. */
interface Condition {
  readonly node: Node;
  readonly holds: boolean;
}

/** An alternative beside what certainly holds: a branch of a union, or what a condition leads to. */
interface Gate {
  readonly node: Node;
  readonly condition?: Condition;
  /** Does more than this decide whether it applies? So with what a discriminator chooses. */
  readonly isVague: boolean;
  readonly certain: ReadonlySet<Node>;
  readonly all: ReadonlySet<Node>;
}

/**
 * Where the branch holds, or the condition as it is said, a member is hidden; if hiders are named, only where one
 * holds.
 */
export interface Opening {
  readonly branch?: Node;
  readonly condition?: Condition;
  readonly hiders: readonly Node[];
}

interface Gates {
  readonly certain: ReadonlySet<Node>;
  readonly gates: readonly Gate[];
}

const known = new WeakMap<Node, Gates>();

function gatesOf(root: Node): Gates {
  let found = known.get(root);
  if (found === undefined) {
    const certain = certainParts(root);
    found = { certain, gates: [...certain].flatMap((node) => gatesIn(node, certain)) };
    known.set(root, found);
  }
  return found;
}

function gatesIn(node: Node, outside: ReadonlySet<Node>): Gate[] {
  const gate = (part: Node, isVague: boolean, condition?: Condition): Gate[] =>
    outside.has(part)
      ? []
      : [{ node: part, isVague, certain: certainParts(part), all: allParts(part), ...(condition && { condition }) }];
  const unions = ['anyOf', 'oneOf'].flatMap((keyword) => {
    const isChosen = choice(node)?.keyword === keyword;
    return node.list(keyword).flatMap((part) => gate(part, isChosen));
  });
  const condition = node.sub('if');
  const conditional = (['then', 'else'] as const).flatMap((keyword) => {
    const part = node.sub(keyword);
    if (part === undefined || condition === undefined) return [];
    return gate(part, false, { node: condition, holds: keyword === 'then' });
  });
  return [...unions, ...conditional, ...[...node.map('dependentSchemas').values()].flatMap((part) => gate(part, true))];
}

/** Is the member hidden wherever what this schema demands is asked for? */
export function isExcused(hidden: Hidden, node: Node, name: string): boolean {
  const hiders = hidden.by?.get(name);
  if (hiders === undefined || hidden.root === undefined) return isCertain(hidden, name);
  const { certain, gates } = gatesOf(hidden.root);
  if (certain.has(node)) return false;
  const around = gates.filter((gate) => gate.all.has(node));
  return around.length > 0 && around.every((gate) => hiders.some((one) => gate.certain.has(one)));
}

/** The alternatives that may hide the member, one of which applies wherever it is hidden. */
export function openings({ by, root }: Hidden, name: string): Opening[] {
  const hiders = by?.get(name);
  if (hiders === undefined || root === undefined) return [];
  return gatesOf(root).gates.flatMap(({ node, condition, isVague, certain, all }): Opening[] => {
    const inside = hiders.filter((one) => all.has(one));
    if (inside.length === 0) return [];
    if (isVague) return [{ hiders: inside }];
    const left = inside.some((one) => certain.has(one)) ? [] : inside;
    return [condition === undefined ? { branch: node, hiders: left } : { condition, hiders: left }];
  });
}
