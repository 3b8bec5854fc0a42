/** Verdicts that one value of the sender decides. */
import type { Answer, Direction } from '../../../schema/question.js';
import type { Kind, Sampled, Settled } from '../../change/draft.js';
import { receiverOf, senderOf } from '../../change/pair.js';
import { isWorse } from '../../change/verdict.js';
import { knownByText } from '../../texts/answer/known-text.js';
import type { Subsume } from '../messages/in-message.js';
import type { Sides } from './sides.js';

/** The worst verdict that falls since the sender may write such a value, one that the receiver knows too; with the value. */
export function sampleOf(subsume: Subsume, sides: Sides, sampled: Sampled, direction: Direction): Settled {
  let worst = sampled.otherwise(direction);
  for (const kind of sampled.kinds) {
    const { found } = kind;
    const isOther = kind.knownByText !== undefined && kind.knownByText !== receiverOf[direction];
    if (isOther || !isWorse(found.verdict, worst.verdict)) continue;
    const answer = knownValue(subsume, sides, sampled, kind, direction);
    if (answer.kind === 'holds') continue;
    const { witness } = found;
    if (answer.kind === 'unproven') {
      if (isWorse('review', worst.verdict))
        worst = { verdict: 'review', reason: { kind: 'unproven', why: answer.reason } };
    } else if (witness === undefined) worst = found;
    else {
      const payload = kind.shown === undefined ? answer.payload : kind.shown(answer.payload);
      worst = { ...found, witness: { ...witness, payload, at: '' } };
    }
  }
  return worst;
}

/** Such a value of one kind: it fails to be none. */
function knownValue(
  subsume: Subsume,
  sides: Sides,
  { schemas, texts }: Sampled,
  kind: Kind,
  direction: Direction,
): Answer {
  const [sender, receiver] = [senderOf[direction], receiverOf[direction]];
  const from = sides.side(schemas[sender].json, sender);
  const to = sides.side(schemas[receiver].json, receiver);
  const values = sides.written.mark(kind.values);
  const known = sides.written.mark({ allOf: [values, to.schema] });
  const other = { ...to, schema: sides.written.mark({ not: known }) };
  const isTextAlone = kind.knownByText !== undefined;
  const typed: Answer = isTextAlone ? { kind: 'holds' } : subsume({ sender: from, receiver: other, direction });
  if (texts === undefined || typed.kind === 'fails') return typed;
  const byText = knownByText({
    documents: sides.documents,
    schemas,
    direction,
    values,
    texts,
    isTextAlone,
    mark: (schema) => sides.written.mark(schema),
    side: (schema, name) => sides.side(schema, name),
    subsume: (question) => subsume(question),
  });
  return byText.kind === 'holds' ? typed : byText;
}
