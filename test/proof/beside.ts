/**
 * Two edits at once: a break beside another one is still told, and what breaks nothing by itself is not called a break with
 * a message that the other edit broke.
 */
import { valid } from './judge.js';
import { type Break, breakOf, isText } from './oracle.js';
import type { Random } from './random.js';
import { ask, breaking, type Ground, isAt, isPlain, type Made, type Outcome, told } from './run.js';

/** Judges what is said of the first edit when both are made. */
export function judgeBeside(ground: Ground, made: Made, other: Made, random: Random): Outcome {
  if (breakShown(ground, other, random) === undefined) return { kind: 'unclear' };
  const shown = breakShown(ground, made, random);
  const after = made.after.with(other.spot.pointer, other.edit.schema);
  const review = ask(ground, after);
  const here = review.changes.filter((change) => isAt(change, made.spot) && !isAt(change, other.spot));
  const breaks = here.filter(({ verdict, detail }) => verdict === 'wire' && detail.case !== 'overlap');
  if (shown === undefined) {
    // Nothing was found that the edit breaks; only where it cannot break at all is that known to be right.
    if (breaking(made.kind).some((direction) => made.spot.reached[direction] !== undefined)) return { kind: 'unclear' };
    if (breaks.length === 0 || !isPlain(ground, made.spot)) return { kind: 'right' };
    return { kind: 'wrong', fault: `a break is borrowed: ${told({ ...review, changes: breaks })}`, after };
  }
  if (!stillBreaks(ground, shown, after)) return { kind: 'unclear' };
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
