/**
 * Parameters and headers travel as text: 5 and "5" are the same message. Where typed values disagree, the texts are compared: all
 * hold when schemas of texts prove it, and a value breaks when whatever may be read from its text is refused.
 */
import type { Json, JsonObject } from '../../json.js';
import { literals } from '../../schema/node/node.js';
import type { Answer, Direction, SchemaSource } from '../../schema/question.js';
import { type Pair, receiverOf, type SideName, senderOf } from '../change/draft.js';
import type { Documents } from '../change/subjects.js';
import { alignLists, anyList, holdsList, isCut, isJoined, uncut } from './lists.js';
import { type Texts, textsOf } from './schemas.js';
import { hasLists, isSent, readingsOf, type Sent, sentFor } from './sent.js';
import { type Carrier, carrierOf } from './writing.js';

interface Asked {
  readonly schema: Json;
  readonly source: SchemaSource;
}

type Ask = (question: { sender: Asked; receiver: Asked; direction: Direction }) => Answer;

/** Who writes, who reads, and how to ask about them. */
interface Exchange {
  readonly sender: Asked;
  readonly receiver: Asked;
  readonly sends: Carrier;
  readonly reads: Carrier;
  readonly texts: { readonly sender: Texts | null; readonly receiver: Texts | null };
  ask(sender: Asked, receiver: Asked): Answer;
}

/** Asks about texts where typed values fail, or may. */
export function textAnswer(
  documents: Documents,
  subsume: Ask,
  pair: Pair,
  direction: Direction,
  typed: Answer,
): Answer {
  const [from, to] = [senderOf[direction], receiverOf[direction]];
  const side = (name: SideName): Asked => ({ schema: pair[name].json, source: documents[name].source });
  const exchange: Exchange = {
    sender: side(from),
    receiver: side(to),
    sends: carrierOf(documents[from], pair[from]),
    reads: carrierOf(documents[to], pair[to]),
    texts: {
      sender: textsOf(documents[from], pair[from], true),
      receiver: textsOf(documents[to], pair[to], false),
    },
    ask: (sender, receiver) => subsume({ sender, receiver, direction }),
  };
  const byTexts = asTexts(exchange);
  if (byTexts.kind === 'holds' || holdsAsItem(exchange)) return { kind: 'holds' };
  return broken(exchange, typed, byTexts) ?? unproven(typed);
}

/** Do schemas of the texts prove that all hold? A failure among them is no more than a hint. */
function asTexts({ texts: { sender, receiver }, sends, reads, ask }: Exchange): Answer {
  const nothing: Answer = { kind: 'unproven', reason: 'no schema says which texts these are' };
  if (sender === null || receiver === null || !isWrittenAlike(sends, reads)) return nothing;
  if (!hasLists(sends) && [sender, receiver].some(({ schema }) => holdsList(schema))) return nothing;
  const holds = (given: Json, taken: Json): boolean => ask(plain(given), plain(taken)).kind === 'holds';
  const taken = reads.takesEmpty ? { anyOf: [receiver.schema, { const: '' }] } : receiver.schema;
  if (receiver.exact && isJoined(sender.schema, taken, reads)) {
    const joined: Json = { type: 'string', minLength: holds(sender.schema, noEmptyTexts) ? 1 : 0 };
    if (holds(joined, taken)) return { kind: 'holds' };
  }
  const answer = ask(...(alignLists(sender.schema, taken).map(plain) as [Asked, Asked]));
  // `a,b` is one text to its sender and two items to who reads a list.
  const isRead = !isCut(sender.schema, taken, reads) || holds(sender.schema, uncut(reads)) || holds(anyList, taken);
  return answer.kind === 'holds' && !(receiver.exact && isRead) ? nothing : answer;
}

/** Do typed values pass where a list of one is taken for its item, and of what is empty nothing is sent? */
function holdsAsItem({ sender, receiver, sends, reads, ask }: Exchange): boolean {
  if (!hasLists(sends) || !isWrittenAlike(sends, reads)) return false;
  const item: Json = { allOf: [receiver.schema, { not: { type: 'array' } }, { not: { type: 'object' } }] };
  const schema: Json = { anyOf: [receiver.schema, { type: 'array', items: item, maxItems: 1 }] };
  const sent: Json = { allOf: [sender.schema, { not: { enum: [[], {}] } }] };
  return ask({ ...sender, schema: sent }, { ...receiver, schema }).kind === 'holds';
}

const noEmptyTexts: Json = { minLength: 1, items: { minLength: 1 }, minItems: 1 };

/** Else a value of more than one text is written in another way, which another rule tells. */
function isWrittenAlike(sends: Carrier, reads: Carrier): boolean {
  return (
    sends.separator === reads.separator &&
    (sends.writing.style === 'deepObject') === (reads.writing.style === 'deepObject')
  );
}

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
function broken(exchange: Exchange, typed: Answer, byTexts: Answer): Answer | undefined {
  const { sender, receiver, ask } = exchange;
  if (byTexts.kind === 'fails') {
    const payload = asWritten(byTexts.payload).find((value) => isOf(exchange, value) && isRefused(exchange, value));
    if (payload !== undefined) return { ...byTexts, payload, at: typeof payload === 'object' ? byTexts.at : '' };
  }
  if (typed.kind === 'fails' && isRefused(exchange, typed.payload)) return typed;
  for (const kind of kinds) {
    const answer = ask({ ...sender, schema: { allOf: [sender.schema, kind] } }, receiver);
    if (answer.kind === 'fails' && isRefused(exchange, answer.payload)) return answer;
  }
  return undefined;
}

/** Is it a value that the sender may write? */
function isOf({ sender, ask }: Exchange, value: Json): boolean {
  return ask(plain({ const: value }), sender).kind === 'holds';
}

/** Whatever may be sent for the value, and whatever may be read from that: is it refused? */
function isRefused(exchange: Exchange, value: Json): boolean {
  if (!isSent(value)) return false;
  const sent = sentFor(value, exchange.sends);
  return sent !== undefined && isRefusedAs(exchange, sent);
}

function isRefusedAs({ receiver, reads, ask }: Exchange, sent: Sent): boolean {
  if (sent.kind === 'nothing') return reads.demanded;
  // Members under their own names are no value of a parameter that is no object.
  if (sent.kind === 'members' && !reads.demanded) {
    const noObject = { ...receiver, schema: { not: receiver.schema } };
    if (ask(plain({ type: 'object', additionalProperties: true }), noObject).kind === 'holds') return false;
  }
  if (sent.kind === 'text' && sent.text === '' && reads.takesEmpty) return false;
  const readings = readingsOf(sent, reads);
  return readings?.every((value) => ask(plain({ const: value }), receiver).kind === 'fails') === true;
}

function unproven(typed: Answer): Answer {
  if (typed.kind === 'unproven') return typed;
  return {
    kind: 'unproven',
    reason: 'the text of a value that is refused may be read as another value, which is taken',
  };
}

/** The values behind a text, or behind a list of texts: the number 5 is sent as "5", and so is a list of it. */
function asWritten(payload: Json): Json[] {
  const typed = Array.isArray(payload) ? payload.map(valueOfText) : valueOfText(payload);
  return [payload, typed].flatMap((way) => (Array.isArray(way) && way.length === 1 ? [way, way[0] as Json] : [way]));
}

function valueOfText(text: Json): Json {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return typeof text === 'string' && String(number) === text ? number : text;
}

/** Schemas written here need no document. */
function plain(schema: Json): Asked {
  return { schema, source: literals };
}
