/**
 * What is known of a value at one place: the sender's schemas that certainly hold there, those that certainly do not,
 * and the unions of which some branch holds, to be gone through branch by branch.
 */
import type { Json } from '../../json.js';
import { choice } from '../node/discriminator.js';
import { hiddenAt } from '../node/hidden.js';
import { declared, declaresMembers, mayDeclare, memberNodes } from '../node/members.js';
import type { Node } from '../node/node.js';
import { demanded, disjoint, possible } from '../node/outline.js';
import { ALL, OBJECT } from '../node/types.js';
import type { Direction } from '../question.js';

/** A union of which it is not yet said which branch holds. */
export interface Union {
  readonly node: Node;
  readonly keyword: 'anyOf' | 'oneOf';
}

/** A branch of an `anyOf` that holds, and the others, which may. */
interface Beside {
  readonly holding: Node;
  readonly others: readonly Node[];
}

/** What is known of the values at one place. */
export interface Premises {
  /** Does the sender write only what the place declares? */
  readonly closing: boolean;
  /** Members that the sender does not have to write. */
  readonly hidden: ReadonlySet<string>;
  /** The sender's schemas that hold. */
  readonly truths: ReadonlySet<Node>;
  /** Other schemas that hold, which declare nothing for the sender. */
  readonly asides: ReadonlySet<Node>;
  readonly lies: readonly Node[];
  readonly unions: readonly Union[];
  /** What holds on a condition. */
  readonly perhaps: readonly Node[];
  /** The branches of each `anyOf` beside the one that does. */
  readonly beside: readonly Beside[];
  /** The value of a discriminator's member, where a branch was chosen by it. */
  readonly tags: ReadonlyMap<string, readonly Json[]>;
  /** The types that the value may have. */
  readonly types: number;
}

const NO_TAGS: ReadonlyMap<string, readonly Json[]> = new Map();
const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

/** What is known where these schemas are the outermost ones: the sender's, and others that hold as well. */
export function premisesOf(
  roots: readonly Node[],
  others: readonly Node[],
  closing: boolean,
  direction: Direction,
): Premises {
  const found = new Gathered();
  for (const root of roots) found.hold(root);
  for (const other of others) found.concede(other);
  const sets = [...roots, ...others].map((root) => hiddenAt(root, direction).names).filter((names) => names.size > 0);
  const hidden = sets.length === 0 ? NOTHING_HIDDEN : new Set(sets.flatMap((names) => [...names]));
  return { closing, hidden, ...found, tags: NO_TAGS };
}

/** The same where one more schema holds that is not the sender's. */
export function conceding(premises: Premises, node: Node): Premises {
  const found = new Gathered(premises);
  found.concede(node);
  return { ...premises, ...found };
}

/** May the values be gone through branch by branch? Not where a discriminator may meet what names no branch. */
export function canSplit(known: Premises, { node, keyword }: Union): boolean {
  const made = choice(node);
  if (made?.keyword !== keyword) return true;
  const { property, cases, rest } = made;
  const isNamed = requires(known, property) || cases.every((entry) => demanded(entry.node).includes(property));
  return known.types === OBJECT && rest.length === 0 && isNamed && !known.hidden.has(property);
}

/** What is known for each branch of a union, one of which holds; `but` names branches that need no look. */
export function* splitBy(premises: Premises, union: Union, but: ReadonlySet<number>): Iterable<Premises> {
  const made = choice(union.node);
  if (made?.keyword === union.keyword) {
    for (const { node, values } of made.cases)
      yield joined(premises, union, node, [], new Map([...premises.tags, [made.property, values]]));
    return;
  }
  const branches = union.node.list(union.keyword);
  for (const [at, branch] of branches.entries()) {
    if (but.has(at)) continue;
    const others = branches.filter((_, other) => other !== at);
    yield joined(premises, union, branch, others, premises.tags);
  }
}

function joined(
  premises: Premises,
  union: Union,
  holding: Node,
  others: readonly Node[],
  tags: Premises['tags'],
): Premises {
  const found = new Gathered(premises);
  found.hold(holding);
  if (union.keyword === 'oneOf') found.lies.push(...others);
  else found.beside.push({ holding, others });
  return { ...premises, ...found, unions: found.unions.filter((other) => other !== union), tags };
}

/** Collects what holds with a schema. */
class Gathered {
  readonly truths: Set<Node>;
  readonly asides: Set<Node>;
  readonly lies: Node[];
  readonly unions: Union[];
  readonly perhaps: Node[];
  readonly beside: Beside[];
  types: number;

  constructor(start?: Premises) {
    this.truths = new Set(start?.truths);
    this.asides = new Set(start?.asides);
    this.lies = [...(start?.lies ?? [])];
    this.unions = [...(start?.unions ?? [])];
    this.perhaps = [...(start?.perhaps ?? [])];
    this.beside = [...(start?.beside ?? [])];
    this.types = start?.types ?? ALL;
  }

  hold(node: Node): void {
    if (this.truths.has(node)) return;
    this.truths.add(node);
    this.types &= possible(node);
    const target = node.target();
    if (target !== undefined) this.hold(target);
    for (const part of node.list('allOf')) this.hold(part);
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      if (node.get(keyword) !== undefined) this.unions.push({ node, keyword });
    }
    const not = node.sub('not');
    if (not !== undefined) this.lies.push(not);
    for (const keyword of ['if', 'then', 'else']) {
      const part = node.sub(keyword);
      if (part !== undefined) this.perhaps.push(part);
    }
    this.perhaps.push(...node.map('dependentSchemas').values());
  }

  concede(node: Node): void {
    if (this.asides.has(node)) return;
    this.asides.add(node);
    this.types &= possible(node);
    const target = node.target();
    if (target !== undefined) this.concede(target);
    for (const part of node.list('allOf')) this.concede(part);
  }
}

/** Every schema that certainly holds. */
export function* factsOf({ truths, asides }: Premises): Iterable<Node> {
  yield* truths;
  yield* asides;
}

/** Does something that certainly holds pass the test? */
export function some(known: Premises, test: (truth: Node) => boolean): boolean {
  for (const node of factsOf(known)) if (test(node)) return true;
  return false;
}

/** Must a value have the member, by what certainly holds? */
export function requires(known: Premises, name: string): boolean {
  if (known.hidden.has(name)) return false;
  for (const node of factsOf(known)) if (node.texts('required').includes(name)) return true;
  return false;
}

/** The schemas that these apply to a member. */
export function membersAt(nodes: Iterable<Node>, name: string): Node[] {
  const found = new Set<Node>();
  for (const node of nodes) for (const part of memberNodes(node, name)) found.add(part);
  return [...found];
}

/** Is the place closed by what certainly holds, so that a name which nothing declares is never written? */
export function isClosed(known: Premises): boolean {
  const { closing, truths } = known;
  if (!closing || ![...truths].some(declaresMembers)) return false;
  for (const node of truths) if (declared(node).rest) return false;
  for (const node of mayHold(known)) if (declared(node).rest) return false;
  return true;
}

/** All that may hold besides what certainly does; where a name is given, of an `anyOf` only what may declare it. */
export function* mayHold({ perhaps, beside, unions, hidden }: Premises, name?: string): Iterable<Node> {
  yield* perhaps;
  for (const { holding, others } of beside)
    for (const other of others)
      if ((name === undefined || mayDeclare(other, name)) && !disjoint(holding, other, hidden)) yield other;
  for (const { node, keyword } of unions) {
    yield* node.list(keyword);
    for (const entry of choice(node)?.cases ?? []) yield entry.node;
  }
}
