/**
 * What a receiver takes of a value that travels as texts, whatever typed value each text is read as: a number for a
 * word, a list of one for its item, an object member by member.
 */
import type { JsonObject } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import type { Answer, Direction } from '../../../schema/question.js';
import { withoutDocument } from '../engine.js';
import { uncut } from '../style/lists.js';
import { hasLists } from '../style/sent.js';
import { singleTypes } from '../style/text-schemas.js';
import { askCarried, butFor, type Exchange, isWrittenAlike, nothingEmpty } from './exchange.js';
import { type Fields, Widening } from './widening.js';

/**
 * Does it take all that is sent, read so? A value that it does not take is a hint, one that is surely carried if there
 * is one.
 */
export function readSo(exchange: Exchange, document: OpenApi, place: Located, direction: Direction): Answer {
  // Labels are joined by the sign that stands in numbers.
  if (!isWrittenAlike(exchange) || exchange.sends.writing.style === 'label')
    return { kind: 'unproven', reason: 'it is written in another way' };
  if (!hasLists(exchange.sends) && exchange.ask(exchange.sender, withoutDocument(single)).kind !== 'holds')
    return { kind: 'unproven', reason: 'no standard says how a list or an object is written as one text' };
  const form = formOf(exchange);
  const { ask, limits } = exchange;
  const widening = new Widening({
    document,
    source: document.source,
    form,
    direction,
    ask: (asked) => ask(asked.sender, asked.receiver),
  });
  const [sent, wide] = [butFor(exchange.sender, nothingEmpty), widening.at(place, [])];
  const answer = askCarried(exchange, sent, wide);
  if (answer.kind !== 'fails' || limits === undefined) return answer;
  const fit = ask(butFor(sent, limits.fit), wide);
  return fit.kind === 'fails' ? fit : answer;
}

const single: JsonObject = { type: [...singleTypes, 'null'] };

/** A value whose parts are single texts, and nothing in them. */
function formOf(exchange: Exchange): Fields {
  const { sends, reads, texts } = exchange;
  // Who reads a list cuts the text.
  const isUncut = (): boolean =>
    reads.separator === null ||
    (texts.sender !== null &&
      exchange.ask(withoutDocument(texts.sender.schema), withoutDocument(uncut(reads))).kind === 'holds');
  const isAlone = hasLists(sends) && sends.writing.style !== 'deepObject' && isUncut();
  return {
    isForm: false,
    isTextAt: (path) => path.length === 0 || (path.length === 1 && hasLists(sends)),
    isTextAtAny: () => true,
    isItemAlone: (path) => path.length === 0 && isAlone,
  };
}
