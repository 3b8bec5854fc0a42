/**
 * Which members are hidden for one value. What only alternatives hide is hidden where one of these applies to the
 * value; that may hang on members that are hidden themselves, so at first all of them count as hidden, and fewer step
 * by step.
 */
import { isObject, type Json, type JsonObject } from '../../json.js';
import { branchesFor } from '../node/discriminator.js';
import { type Hidden, hides, hiding, NONE } from '../node/hidden.js';
import type { Node } from '../node/node.js';
import type { Direction } from '../question.js';

/** Does the part of the composition hold, with these names hidden? */
type Holds = (part: Node, hidden: Hidden) => boolean;

/** Of the names hidden at a place those that are hidden for this value, as far as it lacks them. */
export function hiddenFor(value: Json, hidden: Hidden, direction: Direction, holds: Holds): Hidden {
  const { by, root } = hidden;
  if (by === undefined || root === undefined || !isObject(value)) return hidden;
  const always = [...hidden.names].filter((name) => !by.has(name));
  let left = [...by.keys()].filter((name) => !Object.hasOwn(value, name));
  for (;;) {
    const now = hiding(new Set([...always, ...left]));
    if (left.length === 0) return now;
    const applied = [...appliedTo(value, root, (part, names = now) => holds(part, names))];
    const still = left.filter((name) => applied.some((node) => hides(node, name, direction)));
    if (still.length === left.length) return now;
    left = still;
  }
}

/** The schemas of the composition that apply to the value. */
function appliedTo(value: JsonObject, root: Node, holds: (part: Node, hidden?: Hidden) => boolean): Set<Node> {
  const applied = new Set([root]);
  for (const node of applied) {
    const condition = node.sub('if');
    const parts = [
      node.target(),
      ...node.list('allOf'),
      ...(['anyOf', 'oneOf'] as const).flatMap((keyword) =>
        // A union of one branch is the branch, whatever comes of it.
        branchesFor(value, node, keyword).filter((part) => node.list(keyword).length === 1 || holds(part)),
      ),
      condition && node.sub(holds(condition, NONE) ? 'then' : 'else'),
      ...[...node.map('dependentSchemas')].flatMap(([name, part]) => (Object.hasOwn(value, name) ? [part] : [])),
    ];
    for (const part of parts) if (part !== undefined) applied.add(part);
  }
  return applied;
}
