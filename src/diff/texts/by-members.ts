/** Objects that travel as texts: they pass where each member is one text, which may be that of another value. */
import type { Located, OpenApi } from '../../openapi/model.js';
import type { Answer, Direction } from '../../schema/question.js';
import { alternativesOf } from '../schemas/alternatives.js';
import type { Asked } from './asked.js';
import { butFor, nothingEmpty } from './exchange.js';
import { type Fields, Widening } from './widened.js';

/** Does a receiver take all that a sender writes, read so? `carried` asks the engine about what is carried. */
export function holdsByMembers(
  document: OpenApi,
  place: Located,
  sender: Asked,
  direction: Direction,
  carried: (sender: Asked, receiver: Asked) => Answer,
): boolean {
  const isObject = alternativesOf(document, place)?.some(({ type }) => [type].flat().includes('object'));
  if (isObject !== true) return false;
  const ask = (question: { sender: Asked; receiver: Asked }): Answer => carried(question.sender, question.receiver);
  const widening = new Widening({ document, source: document.source, form: textMembers, direction, ask });
  return carried(butFor(sender, nothingEmpty), widening.at(place, [])).kind === 'holds';
}

/** A value whose members are single texts, and nothing in them. */
const textMembers: Fields = {
  isForm: false,
  isTextAt: ([first, second]) => second === undefined && first?.kind !== 'items' && first?.kind !== 'item',
  isTextAtAny: () => true,
  isItemAlone: () => false,
};
