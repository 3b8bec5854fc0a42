/**
 * Parameters and headers travel as text: 5 and "5" are the same message. Where typed values disagree, the texts are
 * compared: all hold when schemas of texts prove it, and a value breaks when whatever may be read from its text is
 * refused.
 */
import type { Json, JsonObject } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import type { Answer } from '../../../schema/question.js';
import { receiverOf } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { mannerOf } from '../../match/content/manner.js';
import { type Ask, withoutDocument } from '../engine.js';
import { withoutMembers } from '../names/others.js';
import { alignLists, anyList, holdsList, isCut, isJoined, uncut } from '../style/lists.js';
import { asWritten, hasLists, sentFor } from '../style/sent.js';
import { addsNothing, type CarrierPlace } from '../style/style.js';
import { singleTypes, takesAnyText } from '../style/text-schemas.js';
import {
  askCarried,
  butFor,
  type Exchange,
  exchangeOf,
  isOneText,
  isWrittenAlike,
  nothingEmpty,
  type Textual,
} from './exchange.js';
import { readSo } from './read-as.js';
import { isRefused } from './refused.js';

/** Asks about texts where typed values fail, or may. */
export function textAnswer(documents: Documents, subsume: Ask, textual: Textual, typed: Answer): Answer {
  const exchange = exchangeOf(documents, subsume, textual);
  const { sends, unread } = exchange;
  if (unread === 'fine') return { kind: 'holds' };
  const byTexts = asTexts(exchange);
  if (byTexts.kind === 'holds' || holdsAsItem(exchange) || holdsAsShare(exchange)) return { kind: 'holds' };
  const { pair, direction } = textual;
  const receiver = documents[receiverOf[direction]];
  if (isAnyText(exchange, receiver, pair[receiverOf[direction]])) return { kind: 'holds' };
  if (isJoinedText(exchange, receiver, pair[receiverOf[direction]])) return { kind: 'holds' };
  const read = readSo(exchange, receiver, pair[receiverOf[direction]], direction);
  if (read.kind === 'holds') return read;
  const found = [...(textual.found ?? []), read];
  const answer = broken(exchange, typed, byTexts, found);
  if (answer !== undefined) return answer;
  if (typed.kind === 'fails' && exchange.really !== undefined) return otherFormat;
  return unproven(typed, isDoubtful(exchange, typed) ? sends.place : undefined);
}

const otherFormat: Answer = {
  kind: 'unproven',
  reason: 'what is refused is written in another format now, so that it may go unread, or be taken',
};

/** Is what a media type writes as one text read by who takes any, as it is? */
function isAnyText({ really }: Exchange, document: OpenApi, place: Located): boolean {
  if (really === undefined || hasLists(really.sends)) return false;
  return (
    (addsNothing(really.reads) || mannerOf(really.reads.writing.style) === 'text') && takesAnyText(document, place)
  );
}

/** Is a joined object read as one text, whatever that is? */
function isJoinedText({ sender, sends, reads, ask }: Exchange, document: OpenApi, place: Located): boolean {
  const isOne = sends.separator !== null && sends.writing.style === reads.writing.style;
  if (!isOne || !takesAnyText(document, place)) return false;
  return ask(butFor(sender, nothingEmpty), withoutDocument(flatObject)).kind === 'holds';
}

/** Do schemas of the texts prove that all hold? A failure among them is no more than a hint. */
function asTexts(exchange: Exchange): Answer {
  const {
    texts: { sender, receiver },
    sends,
    reads,
  } = exchange;
  const nothing: Answer = { kind: 'unproven', reason: 'no schema says which texts these are' };
  if (sender === null || receiver === null) return nothing;
  if (!hasLists(sends) && [sender, receiver].some(({ schema }) => holdsList(schema))) return nothing;
  const asked = (given: Json, taken: Json): Answer =>
    askCarried(exchange, withoutDocument(given), withoutDocument(taken));
  const holds = (given: Json, taken: Json): boolean => asked(given, taken).kind === 'holds';
  const taken = reads.takesEmpty ? { anyOf: [receiver.schema, { const: '' }] } : receiver.schema;
  // Who reads no list cuts nothing, so that it does not matter how a list would be written there.
  if (receiver.exact && isOneText(exchange) && isJoined(sender.schema, taken, sends)) {
    const joined: Json = { type: 'string', minLength: holds(sender.schema, noEmptyTexts) ? 1 : 0 };
    if (holds(joined, taken)) return { kind: 'holds' };
  }
  if (!isWrittenAlike(exchange)) return nothing;
  const answer = asked(...alignLists(sender.schema, taken));
  // `a,b` is one text to its sender and two items to who reads a list.
  const isRead = !isCut(sender.schema, taken, reads) || holds(sender.schema, uncut(reads)) || holds(anyList, taken);
  return answer.kind === 'holds' && !(receiver.exact && isRead) ? nothing : answer;
}

/** Do typed values pass where a list of one is taken for its item, and of what is empty nothing is sent? */
function holdsAsItem(exchange: Exchange): boolean {
  const { sender, receiver, sends } = exchange;
  if (!hasLists(sends) || !isWrittenAlike(exchange)) return false;
  const item: Json = { allOf: [receiver.schema, { not: { type: 'array' } }, { not: { type: 'object' } }] };
  const schema: Json = { anyOf: [receiver.schema, { type: 'array', items: item, maxItems: 1 }] };
  return askCarried(exchange, butFor(sender, nothingEmpty), { ...receiver, schema }).kind === 'holds';
}

/** Do typed values pass but for the members that others send or read? */
function holdsAsShare(exchange: Exchange): boolean {
  if (exchange.reads.separator !== null || !isWrittenAlike(exchange)) return false;
  return askShares(exchange).some(({ kind }) => kind === 'holds');
}

function askShares({ sender, receiver, shares, ask }: Exchange): readonly Answer[] {
  const sent = butFor(sender, nothingEmpty);
  return shares.map((schema) => ask(sent, { ...receiver, schema }));
}

/** Of several items there is what joins them, and of none nothing is sent. */
const noEmptyTexts: Json = { minLength: 1, not: { enum: [['']] } };

const flatObject: JsonObject = { type: 'object', additionalProperties: { type: [...singleTypes] } };

/** The kinds of values among which one that breaks is looked for. */
const kinds: readonly JsonObject[] = [
  { type: 'string' },
  { type: 'number' },
  { type: 'boolean' },
  { type: 'array', minItems: 2 },
  { type: 'array', minItems: 1 },
  { type: 'object', minProperties: 1 },
];

/** A value whose text is refused however it is read, if one is found. */
function broken(exchange: Exchange, typed: Answer, byTexts: Answer, hints: readonly Answer[]): Answer | undefined {
  const { sender, limits, seek } = exchange;
  if (byTexts.kind === 'fails') {
    const payload = asWritten(byTexts.payload).find((value) => isOf(exchange, value) && isRefused(exchange, value));
    if (payload !== undefined) return { ...byTexts, payload, at: typeof payload === 'object' ? byTexts.at : '' };
  }
  const found = [typed, ...hints, ...askShares(exchange)].find(
    (each) => each.kind === 'fails' && isRefused(exchange, each.payload),
  );
  if (found !== undefined) return found;
  const fit = limits === undefined ? sender : butFor(sender, limits.fit);
  const taken = exchange.others.taken.all;
  for (const writer of taken.length === 0 ? [fit] : [butFor(fit, withoutMembers(taken)), fit]) {
    for (const kind of kinds) {
      const answer = seek(butFor(writer, kind));
      if (answer.kind === 'fails' && isRefused(exchange, answer.payload)) return answer;
    }
  }
  return undefined;
}

/** Is it a value that the sender may write? */
function isOf({ sender, ask }: Exchange, value: Json): boolean {
  return ask(withoutDocument({ const: value }), sender).kind === 'holds';
}

/** Is there a doubt whether the value that was found is carried? */
function isDoubtful({ sends, limits }: Exchange, typed: Answer): boolean {
  const sent = typed.kind === 'fails' ? sentFor(typed.payload, sends) : undefined;
  return sent !== undefined && limits?.isFit(sent) === false;
}

/** Why nothing is proved although typed values fail; `doubtful`: what does not surely carry the one that was found. */
export function unproven(typed: Answer, doubtful?: CarrierPlace): Answer {
  if (typed.kind !== 'fails') return typed;
  return {
    kind: 'unproven',
    reason:
      doubtful === undefined
        ? 'the text of a value that is refused may be read as another value, which is taken'
        : `what is found to be refused no ${doubtful} surely carries`,
  };
}
