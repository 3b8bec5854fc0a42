/** A value that is one text, wherever in a message it stands: a parameter of its own, or a part of something. */
import type { Answer, Direction } from '../../../schema/question.js';
import { type Pair, receiverOf, senderOf } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { nowhere } from '../../match/paths/concrete-paths.js';
import { type Ask, askedOf } from '../engine.js';
import { nobody } from '../names/others.js';
import type { Carriers } from '../style/carriers.js';
import { holdsList } from '../style/lists.js';
import { textsOf } from '../style/text-schemas.js';
import { textAnswer } from './text.js';

/** A part of a message, and how it is written. */
export interface TextPart {
  readonly pair: Pair;
  readonly direction: Direction;
  readonly carried: Carriers;
  /** Is a list no text there, since no standard says how one is written? */
  readonly isSingle: boolean;
}

/** Does the receiver take its text, whatever it is? Undefined where no standard says that it is one. */
export function oneTextAnswer(
  documents: Documents,
  subsume: Ask,
  { pair, direction, carried, isSingle }: TextPart,
): Answer | undefined {
  const [from, to] = [senderOf[direction], receiverOf[direction]];
  const texts = [from, to].map((side) => textsOf(documents[side], pair[side], side === from, carried[side]));
  if (texts[0] === null) return undefined;
  if (isSingle && texts.some((each) => each === null || holdsList(each?.schema ?? null))) return undefined;
  const typed = subsume({ sender: askedOf(documents, pair, from), receiver: askedOf(documents, pair, to), direction });
  if (typed.kind === 'holds') return typed;
  const way = { elsewhere: nowhere, part: 'body', others: nobody, unread: null, carried } as const;
  return textAnswer(documents, subsume, { pair, direction, ...way }, typed);
}
