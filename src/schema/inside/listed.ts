/** Values that the sender lists: each is simply tried. */
import type { Node } from '../node/node.js';
import { finite } from '../node/outline.js';
import { among } from '../node/types.js';
import type { Direction } from '../question.js';
import { isOpaqueOfTexts } from '../strings/formats.js';
import { valid } from '../values/validate.js';
import type { Case } from './glance.js';
import { factsOf } from './premises.js';

const MAX_VALUES = 500;

/** By schema: does it state a format of which nothing is known, of values that it does not list beside it? */
const unsure = new WeakMap<Node, boolean>();

function statesUnknown(node: Node, above: ReadonlySet<Node> = new Set()): boolean {
  const known = unsure.get(node);
  if (known !== undefined || above.has(node)) return known ?? false;
  const inside = new Set([...above, node]);
  const format = node.text('format');
  const isListed = node.get('enum') !== undefined || node.get('const') !== undefined;
  const parts = [...SINGLE.map((keyword) => node.sub(keyword)), ...LISTS.flatMap((keyword) => node.list(keyword))];
  const found =
    (format !== undefined && !isListed && isOpaqueOfTexts(format)) ||
    [node.target(), ...parts].some((part) => part !== undefined && statesUnknown(part, inside));
  if (above.size === 0) unsure.set(node, found);
  return found;
}

const SINGLE = ['not', 'if', 'then', 'else'];
const LISTS = ['allOf', 'anyOf', 'oneOf'];

/** Does the sender list its values, each of which passes? */
export function passesAsListed({ known, hidden }: Case, node: Node, direction: Direction): boolean {
  const [first, ...others] = [...factsOf(known)].map(finite).filter((values) => values !== null);
  if (first === undefined || first.length > MAX_VALUES || statesUnknown(node)) return false;
  return first.every(
    (value) => others.some((values) => !among(value, values)) || valid(value, node, hidden, direction),
  );
}
