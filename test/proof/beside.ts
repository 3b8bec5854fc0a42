/** Two breaking edits at once: a break beside another one is still told at its own place. */
import { valid } from './judge.js';
import { type Break, breakOf, isText } from './oracle.js';
import type { Random } from './random.js';
import { ask, breaking, type Ground, isAt, type Made, type Outcome, told } from './run.js';

/** Judges what is said of the first edit when both are made; unclear where a message does not show each of them. */
export function judgeBeside(ground: Ground, made: Made, other: Made, random: Random): Outcome {
  const shown = breakShown(ground, made, random);
  if (shown === undefined || breakShown(ground, other, random) === undefined) return { kind: 'unclear' };
  const after = made.after.with(other.spot.pointer, other.edit.schema);
  if (!stillBreaks(ground, shown, after)) return { kind: 'unclear' };
  const review = ask(ground, after);
  if (review.changes.some((change) => change.verdict === 'wire' && isAt(change, made.spot))) return { kind: 'right' };
  const says = `${shown.direction} at ${shown.root.pointer}: ${JSON.stringify(shown.payload)}`;
  const second = `beside ${other.kind.id} at ${other.spot.pointer}`;
  return { kind: 'wrong', fault: `no wire at the place but ${told(review)}\n  ${second}\n  breaks: ${says}`, after };
}

function breakShown(ground: Ground, { kind, spot, edit, after }: Made, random: Random): Break | undefined {
  const edited = { atlas: ground.atlas, before: ground.release, after };
  for (const direction of breaking(kind)) {
    if (spot.reached[direction] === undefined || isText(ground.atlas, spot, direction)) continue;
    const shown = breakOf(edited, spot, edit, direction, random);
    if (shown !== undefined) return shown;
  }
  return undefined;
}

/** Is the message of one edit written and refused as well where the other was made too? */
function stillBreaks({ release }: Ground, { direction, root, payload }: Break, after: Made['after']): boolean {
  const [sender, receiver] = direction === 'request' ? [release, after] : [after, release];
  const written = valid(sender, sender.at(root.pointer), payload, direction, true);
  return written && !valid(receiver, receiver.at(root.pointer), payload, direction, false);
}
