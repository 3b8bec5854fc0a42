/** Formats of which nothing is known, wherever a schema states one of the value itself. */
import { isOpaqueOfTexts } from '../strings/formats.js';
import type { Node } from './node.js';

const unsure = new WeakMap<Node, boolean>();

/** Does the schema, or what it composes, state a format of which nothing is known, of values that it does not list beside it? */
export function statesUnknown(node: Node): boolean {
  let found = unsure.get(node);
  if (found === undefined) {
    found = states(node, new Set());
    unsure.set(node, found);
  }
  return found;
}

/** `seen`: those that were looked at already, or are being. */
function states(node: Node, seen: Set<Node>): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  const format = node.text('format');
  const isListed = node.get('enum') !== undefined || node.get('const') !== undefined;
  if (format !== undefined && !isListed && isOpaqueOfTexts(format)) return true;
  const parts = [...SINGLE.map((keyword) => node.sub(keyword)), ...LISTS.flatMap((keyword) => node.list(keyword))];
  return [node.target(), ...parts].some((part) => part !== undefined && states(part, seen));
}

const SINGLE = ['not', 'if', 'then', 'else'];
const LISTS = ['allOf', 'anyOf', 'oneOf'];
