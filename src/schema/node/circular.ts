/**
 * Schemas that lead back to themselves for the same value: a parent whose `oneOf` lists children that build on it by
 * `allOf`. What is met again on such a way is being judged already, so it adds nothing. Where the way is made of
 * alternatives alone (`A: { anyOf: [{ $ref: A }, ...] }`) JSON Schema leaves open what that means (core, section
 * 9.4.1), and so do we.
 */
import type { Json } from '../../json.js';
import type { SchemaSource } from '../question.js';
import { ANYTHING, Node } from './node.js';

const known = new WeakMap<Node, boolean>();

/** Does the schema, or one that it applies to the same value, lead back to itself there? */
export function isCircular(schema: Json, source: SchemaSource): boolean {
  return circles(Node.of(schema, source));
}

/** The same of a node. */
export function circles(node: Node): boolean {
  return known.get(node) ?? leadsBack(node, new Set());
}

function leadsBack(node: Node, above: Set<Node>): boolean {
  if (above.has(node)) return true;
  const settled = known.get(node);
  if (settled !== undefined) return settled;
  above.add(node);
  let answer = false;
  for (const part of inPlace(node)) answer ||= leadsBack(part, above);
  above.delete(node);
  known.set(node, answer);
  return answer;
}

/**
 * The way by which a schema of a circle was reached: each one above it, and whether the next holds whenever it does.
 */
export interface Way {
  readonly node: Node;
  readonly certain: boolean;
  readonly above: Way | undefined;
}

/** The schema that a part of another one comes to, and the way to it where that is in a circle. */
export interface Reached {
  readonly node: Node;
  readonly above?: Way;
}

/** A part of a schema at the same value. One met again by way of something certain is the schema that says nothing. */
export function reach(from: Node, above: Way | undefined, part: Node): Reached {
  const node = part.deref();
  if (!circles(node)) return { node };
  const way: Way = { node: from, certain: isCertain(from, part), above };
  let certain = false;
  for (let step: Way | undefined = way; step !== undefined; step = step.above) {
    certain ||= step.certain;
    if (step.node === node) return { node: certain ? ANYTHING : OPEN };
  }
  return { node, above: way };
}

/** What a circle of alternatives alone means: nothing is proved of it. */
const OPEN: Node = Node.faulty('the schema leads back to itself for one value');

function isCertain(from: Node, part: Node): boolean {
  return from.target() === part || from.list('allOf').includes(part);
}

function* inPlace(node: Node): Iterable<Node> {
  const target = node.target();
  if (target !== undefined) yield target;
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) yield* node.list(keyword);
  for (const keyword of ['not', 'if', 'then', 'else']) {
    const part = node.sub(keyword);
    if (part !== undefined) yield part;
  }
  yield* node.map('dependentSchemas').values();
}
