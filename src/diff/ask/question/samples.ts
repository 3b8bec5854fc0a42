/** Verdicts that one value of the sender decides. */
import type { Direction } from '../../../schema/question.js';
import type { Sampled, Settled } from '../../change/draft.js';
import { receiverOf, senderOf } from '../../change/pair.js';
import { isWorse } from '../../change/verdict.js';
import type { Subsume } from '../messages/in-message.js';
import type { Sides } from './sides.js';

/**
 * The worst verdict that falls since the sender may write such a value, one that the receiver knows too; with the
 * value.
 */
export function sampleOf(
  subsume: Subsume,
  sides: Sides,
  { schemas, kinds, otherwise }: Sampled,
  direction: Direction,
): Settled {
  const sender = senderOf[direction];
  const receiver = receiverOf[direction];
  let worst = otherwise;
  for (const kind of kinds) {
    const { values, found } = kind;
    if (!isWorse(found.verdict, worst.verdict)) continue;
    const known = sides.written.mark({ allOf: [sides.written.mark(values), schemas[receiver].json] });
    const other = sides.side(sides.written.mark({ not: known }), receiver);
    const answer = subsume({ sender: sides.side(schemas[sender].json, sender), receiver: other, direction });
    if (answer.kind === 'holds') continue;
    const { witness } = found;
    if (answer.kind === 'unproven') worst = { verdict: 'review', reason: { kind: 'unproven', why: answer.reason } };
    else if (witness === undefined) worst = found;
    else {
      const payload = kind.shown === undefined ? answer.payload : kind.shown(answer.payload);
      worst = { ...found, witness: { ...witness, payload, at: '' } };
    }
  }
  return worst;
}
