/**
 * Schemas that lead back to themselves for the same value (`A: { anyOf: [{ $ref: A }, ...] }`). JSON Schema leaves open what they
 * mean (core, section 9.4.1); whoever judges one by what another says must not take the other as settled.
 */
import type { Json } from '../json.js';
import { Node } from './node.js';
import type { SchemaSource } from './question.js';

const known = new WeakMap<Node, boolean>();

/** Does the schema, or one that it applies to the same value, lead back to itself there? */
export function isCircular(schema: Json, source: SchemaSource): boolean {
  return circles(Node.of(schema, source), new Set());
}

function circles(node: Node, above: Set<Node>): boolean {
  if (above.has(node)) return true;
  const settled = known.get(node);
  if (settled !== undefined) return settled;
  above.add(node);
  let answer = false;
  for (const part of inPlace(node)) answer ||= circles(part, above);
  above.delete(node);
  known.set(node, answer);
  return answer;
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
