/**
 * May the sender write the value? It must hold under the sender's schemas, and every object in it may contain only
 * members that the schemas at its place evaluate, unless they declare none. Where several alternatives hold, the sender
 * may have followed any of them: all together are tried first, then each alone.
 */
import { isObject, type Json, type JsonObject } from '../../json.js';
import { circles } from '../node/circular.js';
import { branchesFor } from '../node/discriminator.js';
import { type Hidden, hiddenAt, hides, isHidden, NONE } from '../node/hidden.js';
import { declaresMembers, itemNode, memberNodes } from '../node/members.js';
import { composes, type Node } from '../node/node.js';
import type { Direction } from '../question.js';
import { evaluate, hiddenIn, validAt } from './validate.js';

/** Which of the alternatives that hold the sender is taken to follow: all, or of each union the one of this number. */
type Follow = 'all' | number;

/** Each is another walk through the value, and within it again: few are ever needed. */
const MAX_ALTERNATIVES = 16;

/** Values that lie deeper are not judged. */
const MAX_DEPTH = 500;

/** The sender's schemas at one place. */
interface Applied {
  /** By the name of the member, or the index of the item. */
  readonly parts: Map<string, Node[]>;
  readonly names: Set<string>;
  bare: boolean;
  /** Is a member left out that what the sender follows demands, and nothing of it hides? */
  lacking: boolean;
  /** The most alternatives of one union that hold. */
  alternatives: number;
}

/** May a sender with these schemas at the place write the value? */
export function writable(value: Json, nodes: readonly Node[], direction: Direction): boolean {
  const holds = nodes.every((node) => validAt(value, node, direction));
  return holds && closed(value, nodes, direction, 0);
}

function closed(value: Json, nodes: readonly Node[], direction: Direction, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > MAX_DEPTH) return false;
  const all = appliedTo(value, nodes, direction, 'all');
  if (isClosed(value, all, direction, depth)) return true;
  for (let i = 0; i < Math.min(all.alternatives, MAX_ALTERNATIVES); i++)
    if (isClosed(value, appliedTo(value, nodes, direction, i), direction, depth)) return true;
  return false;
}

/** What the schemas say of the value and its parts. */
function appliedTo(value: Json[] | JsonObject, nodes: readonly Node[], direction: Direction, follow: Follow): Applied {
  const applied: Applied = { parts: new Map(), names: new Set(), bare: true, lacking: false, alternatives: 0 };
  for (const node of nodes) {
    const { names } = applied;
    const perhaps = hiddenAt(node, direction);
    const hidden = hiddenIn(value, perhaps, direction);
    const walk: Walk = { value, direction, follow, hidden, applied, names, walked: new Set(), followed: new Set() };
    collect(walk, node, true);
    // All that is left out is hidden somewhere at this place; the question is whether where the sender goes.
    if (perhaps.by !== undefined && isObject(value)) applied.lacking ||= lacks(walk, perhaps, value);
  }
  return applied;
}

/** Does what the sender follows demand a member that is not there, and hide it nowhere? */
function lacks({ followed, direction }: Walk, { by }: Hidden, value: JsonObject): boolean {
  const isOwed = (name: string): boolean =>
    by?.has(name) === true &&
    !Object.hasOwn(value, name) &&
    ![...followed].some((node) => hides(node, name, direction));
  return [...followed].some((node) => {
    const table = node.get('dependentRequired');
    const dependent = Object.entries(isObject(table) ? table : {}).filter(([name]) => Object.hasOwn(value, name));
    return [...node.texts('required'), ...dependent.flatMap(([, needed]) => needed)].some((name) =>
      isOwed(String(name)),
    );
  });
}

/** Are all members declared, here and in each part, and none of them hidden? */
function isClosed(value: Json[] | JsonObject, applied: Applied, direction: Direction, depth: number): boolean {
  if (applied.lacking) return false;
  if (isObject(value)) {
    const names = Object.keys(value);
    if (!applied.bare && names.some((name) => !applied.names.has(name))) return false;
    for (const name of names) if (applied.parts.get(name)?.some((part) => isHidden(part, direction))) return false;
  }
  return Object.entries(value).every(([key, part]) => closed(part, applied.parts.get(key) ?? [], direction, depth + 1));
}

interface Walk {
  readonly value: Json[] | JsonObject;
  readonly direction: Direction;
  readonly follow: Follow;
  readonly hidden: Hidden;
  readonly applied: Applied;
  /**
   * The members that are declared inside the nearest `unevaluatedProperties`, or the items inside `unevaluatedItems`.
   */
  readonly names: Set<string>;
  /** The schemas that were walked for this value: one met again declares nothing more. */
  readonly walked: Set<Node>;
  /** The schemas that the sender writes by. */
  readonly followed: Set<Node>;
}

function apply(applied: Applied, key: string, node: Node): void {
  const known = applied.parts.get(key);
  if (known === undefined) applied.parts.set(key, [node]);
  else known.push(node);
}

/**
 * Walks the composition that holds; `writing` is off inside `if`, which evaluates members but neither declares nor
 * closes.
 */
function collect(walk: Walk, node: Node, writing: boolean): void {
  if (circles(node) || (writing && composes(node))) {
    if (walk.walked.has(node)) return;
    walk.walked.add(node);
  }
  const { value, applied } = walk;
  if (writing) walk.followed.add(node);
  const isList = Array.isArray(value);
  const rest = node.sub(isList ? 'unevaluatedItems' : 'unevaluatedProperties');
  // Which items nothing evaluates is told by all that holds.
  const follow = isList ? 'all' : walk.follow;
  const inside = rest === undefined ? walk : { ...walk, follow, names: new Set<string>() };
  if (isList) ofItems(inside, value, node, writing);
  else own(inside, value, node, writing);
  inPlace(inside, node, writing);
  if (rest === undefined) return;
  for (const name of Object.keys(value)) {
    walk.names.add(name);
    if (writing && !inside.names.has(name)) apply(applied, name, rest);
  }
}

function ofItems({ applied, names, direction }: Walk, value: readonly Json[], node: Node, writing: boolean): void {
  for (const [index, item] of value.entries()) {
    const wanted = node.sub('contains');
    const counts = wanted !== undefined && validAt(item, wanted, direction);
    for (const part of [itemNode(node, index), counts ? wanted : undefined]) {
      if (part === undefined) continue;
      names.add(String(index));
      if (writing) apply(applied, String(index), part);
    }
  }
}

function own({ applied, names }: Walk, value: JsonObject, node: Node, writing: boolean): void {
  if (writing && declaresMembers(node)) applied.bare = false;
  for (const name of Object.keys(value)) {
    const nodes = memberNodes(node, name);
    if (nodes.length === 0) continue;
    names.add(name);
    if (writing) for (const part of nodes) apply(applied, name, part);
  }
}

function inPlace(walk: Walk, node: Node, writing: boolean): void {
  const { value, direction, hidden } = walk;
  const target = node.target();
  if (target !== undefined) collect(walk, target, writing);
  for (const part of node.list('allOf')) collect(walk, part, writing);
  for (const keyword of ['anyOf', 'oneOf'] as const)
    for (const part of followed(walk, node, keyword)) collect(walk, part, writing);
  const condition = node.sub('if');
  if (condition !== undefined) {
    const met = evaluate(value, condition, NONE, direction, 0) !== undefined;
    if (met) collect({ ...walk, hidden: NONE }, condition, false);
    const part = node.sub(met ? 'then' : 'else');
    if (part !== undefined) collect(walk, part, writing);
  }
  if (Array.isArray(value)) return;
  for (const [name, part] of node.map('dependentSchemas')) {
    if (Object.hasOwn(value, name) && evaluate(value, part, hidden, direction, 0)) collect(walk, part, writing);
  }
}

function followed(walk: Walk, node: Node, keyword: 'anyOf' | 'oneOf'): readonly Node[] {
  const { value, direction, follow, hidden, applied } = walk;
  const holding = branchesFor(value, node, keyword).filter(
    (part) => evaluate(value, part, hidden, direction, 0) !== undefined,
  );
  applied.alternatives = Math.max(applied.alternatives, holding.length);
  if (follow === 'all' || holding.length === 0) return holding;
  return [holding[Math.min(follow, holding.length - 1)] as Node];
}
