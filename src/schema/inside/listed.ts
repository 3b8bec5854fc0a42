/** Values that the sender lists: each is simply tried. */
import type { Node } from '../node/node.js';
import { finite } from '../node/outline.js';
import { among } from '../node/types.js';
import { statesUnknown } from '../node/unknown.js';
import type { Direction } from '../question.js';
import { valid } from '../values/validate.js';
import type { Case } from './glance.js';
import { factsOf } from './premises.js';

const MAX_VALUES = 500;

/** Does the sender list its values, each of which passes? */
export function passesAsListed({ known, hidden }: Case, node: Node, direction: Direction): boolean {
  const [first, ...others] = [...factsOf(known)].map(finite).filter((values) => values !== null);
  if (first === undefined || first.length > MAX_VALUES || statesUnknown(node)) return false;
  return first.every(
    (value) => others.some((values) => !among(value, values)) || valid(value, node, hidden, direction),
  );
}
