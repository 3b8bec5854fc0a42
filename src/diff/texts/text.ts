/**
 * Parameters and headers travel as text: 5 and "5" are the same message. Where typed values disagree, the texts are compared: all
 * hold when schemas of texts prove it, and a value breaks when whatever may be read from its text is refused.
 */
import type { Json, JsonObject } from '../../json.js';
import type { Answer, Direction } from '../../schema/question.js';
import { type Pair, receiverOf, type SideName, senderOf } from '../change/draft.js';
import type { Documents } from '../change/subjects.js';
import type { Elsewhere } from '../match/beside.js';
import { type Ask, type Asked, plain } from './asked.js';
import { holdsByMembers } from './by-members.js';
import { type Limits, limitsOf } from './carried.js';
import { alignLists, anyList, holdsList, isCut, isJoined, uncut } from './lists.js';
import { isShared, type Others, sharesOf, withMembers, withoutMembers } from './others.js';
import { type Texts, textsOf } from './schemas.js';
import { asWritten, hasLists, isSent, readingsOf, type Sent, sentFor } from './sent.js';
import { type Carrier, type CarrierPlace, carrierOf } from './writing.js';

/** Who writes, who reads, and how to ask about them. */
interface Exchange {
  readonly sender: Asked;
  readonly receiver: Asked;
  readonly sends: Carrier;
  readonly reads: Carrier;
  /** What is not carried between them. */
  readonly limits: Limits | undefined;
  readonly others: Others;
  /** What is asked of it beside the others, the part in question first. */
  readonly shares: readonly Json[];
  readonly texts: { readonly sender: Texts | null; readonly receiver: Texts | null };
  ask(sender: Asked, receiver: Asked): Answer;
}

/** A value that travels as text: its schemas, and what is known of its way. */
export interface Textual {
  readonly pair: Pair;
  readonly direction: Direction;
  readonly elsewhere: Elsewhere;
  /** The part of the message that carries it. */
  readonly part: CarrierPlace;
  /** Who else has to do with its members. */
  readonly others: Others;
  /** What is asked of the value as a whole, where the question is not about a part of it. */
  readonly demand?: Json;
  /** How the values are written, where the place does not say it. */
  readonly carried?: Readonly<Record<SideName, Carrier>>;
}

/** Asks about texts where typed values fail, or may. */
export function textAnswer(
  documents: Documents,
  subsume: Ask,
  { pair, direction, elsewhere, part, others, demand, carried }: Textual,
  typed: Answer,
): Answer {
  const [from, to] = [senderOf[direction], receiverOf[direction]];
  const side = (name: SideName): Asked => ({ schema: pair[name].json, source: documents[name].source });
  const carrier = (name: SideName): Carrier => carried?.[name] ?? carrierOf(documents[name], pair[name], part);
  const [sends, reads] = [carrier(from), carrier(to)];
  const exchange: Exchange = {
    sender: side(from),
    receiver: side(to),
    sends,
    reads,
    limits: limitsOf(sends, elsewhere),
    others,
    shares: sharesOf(documents[to], pair[to], others, reads.demanded, demand),
    texts: {
      sender: textsOf(documents[from], pair[from], true, sends),
      receiver: textsOf(documents[to], pair[to], false, reads),
    },
    ask: (sender, receiver) => subsume({ sender, receiver, direction }),
  };
  const byTexts = asTexts(exchange);
  if (byTexts.kind === 'holds' || holdsAsItem(exchange) || holdsAsShare(exchange)) return { kind: 'holds' };
  const asks = (given: Asked, taken: Asked): Answer => askCarried(exchange, given, taken);
  // Labels are joined by the sign that stands in numbers.
  const isObject =
    hasLists(sends) &&
    isWrittenAlike(sends, reads) &&
    sends.writing.style !== 'label' &&
    holdsByMembers(documents[to], pair[to], side(from), direction, asks);
  if (isObject) return { kind: 'holds' };
  return broken(exchange, typed, byTexts) ?? unproven(typed, isDoubtful(exchange, typed) ? sends.place : undefined);
}

/** Do schemas of the texts prove that all hold? A failure among them is no more than a hint. */
function asTexts(exchange: Exchange): Answer {
  const {
    texts: { sender, receiver },
    sends,
    reads,
  } = exchange;
  const nothing: Answer = { kind: 'unproven', reason: 'no schema says which texts these are' };
  if (sender === null || receiver === null || !isWrittenAlike(sends, reads)) return nothing;
  if (!hasLists(sends) && [sender, receiver].some(({ schema }) => holdsList(schema))) return nothing;
  const asked = (given: Json, taken: Json): Answer => askCarried(exchange, plain(given), plain(taken));
  const holds = (given: Json, taken: Json): boolean => asked(given, taken).kind === 'holds';
  const taken = reads.takesEmpty ? { anyOf: [receiver.schema, { const: '' }] } : receiver.schema;
  if (receiver.exact && isJoined(sender.schema, taken, reads)) {
    const joined: Json = { type: 'string', minLength: holds(sender.schema, noEmptyTexts) ? 1 : 0 };
    if (holds(joined, taken)) return { kind: 'holds' };
  }
  const answer = asked(...alignLists(sender.schema, taken));
  // `a,b` is one text to its sender and two items to who reads a list.
  const isRead = !isCut(sender.schema, taken, reads) || holds(sender.schema, uncut(reads)) || holds(anyList, taken);
  return answer.kind === 'holds' && !(receiver.exact && isRead) ? nothing : answer;
}

/** Do typed values pass where a list of one is taken for its item, and of what is empty nothing is sent? */
function holdsAsItem(exchange: Exchange): boolean {
  const { sender, receiver, sends, reads } = exchange;
  if (!hasLists(sends) || !isWrittenAlike(sends, reads)) return false;
  const item: Json = { allOf: [receiver.schema, { not: { type: 'array' } }, { not: { type: 'object' } }] };
  const schema: Json = { anyOf: [receiver.schema, { type: 'array', items: item, maxItems: 1 }] };
  const sent: Json = { allOf: [sender.schema, { not: { enum: [[], {}] } }] };
  return askCarried(exchange, { ...sender, schema: sent }, { ...receiver, schema }).kind === 'holds';
}

/** Do typed values pass but for the members that others send or read? */
function holdsAsShare(exchange: Exchange): boolean {
  const { sends, reads } = exchange;
  if (reads.separator !== null || !isWrittenAlike(sends, reads)) return false;
  return askShares(exchange).some(({ kind }) => kind === 'holds');
}

function askShares({ sender, receiver, shares, ask }: Exchange): readonly Answer[] {
  const sent: Json = { allOf: [sender.schema, { not: { enum: [[], {}] } }] };
  return shares.map((schema) => ask({ ...sender, schema: sent }, { ...receiver, schema }));
}

/** Does a receiver take all values of a sender that are carried? */
function askCarried({ ask, limits }: Exchange, sender: Asked, receiver: Asked): Answer {
  const answer = ask(sender, receiver);
  return answer.kind === 'holds' || limits === undefined ? answer : ask(butFor(sender, limits.carried), receiver);
}

function butFor(sender: Asked, limit: Json): Asked {
  return { ...sender, schema: { allOf: [sender.schema, limit] } };
}

/** Of several items there is what joins them. */
const noEmptyTexts: Json = { minLength: 1, minItems: 1, not: { enum: [['']] } };

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
  const { sender, receiver, limits, ask } = exchange;
  if (byTexts.kind === 'fails') {
    const payload = asWritten(byTexts.payload).find((value) => isOf(exchange, value) && isRefused(exchange, value));
    if (payload !== undefined) return { ...byTexts, payload, at: typeof payload === 'object' ? byTexts.at : '' };
  }
  const found = [typed, ...askShares(exchange)].find(
    (each) => each.kind === 'fails' && isRefused(exchange, each.payload),
  );
  if (found !== undefined) return found;
  const fit = limits === undefined ? sender : butFor(sender, limits.fit);
  const taken = exchange.others.taken.all;
  for (const writer of taken.length === 0 ? [fit] : [butFor(fit, withoutMembers(taken)), fit]) {
    for (const kind of kinds) {
      const answer = ask(butFor(writer, kind), receiver);
      if (answer.kind === 'fails' && isRefused(exchange, answer.payload)) return answer;
    }
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
  return sent !== undefined && exchange.limits?.isFit(sent) !== false && isRefusedAs(exchange, sent);
}

function isRefusedAs(exchange: Exchange, sent: Sent): boolean {
  const { receiver, sends, reads, ask } = exchange;
  if (sent.kind === 'nothing') return reads.demanded;
  // Members under their own names are no value of a parameter that is no object; in brackets they have its name.
  const isNamed = sends.writing.style === 'deepObject' && reads.writing.style === 'deepObject';
  const noObject = (): boolean => isNever(exchange, { type: 'object', additionalProperties: true });
  if (sent.kind === 'members' && !isNamed && !reads.demanded && noObject()) return false;
  if (sent.kind === 'members' && isShared(exchange.others)) return isRefusedAmong(exchange, sent);
  if (sent.kind === 'text' && sent.text === '' && reads.takesEmpty) return false;
  if (!hasLists(reads) && readsParts(exchange)) return false;
  const readings = readingsOf(sent, reads);
  return readings?.every((value) => ask(plain({ const: value }), receiver).kind === 'fails') === true;
}

/** Is an object refused whatever others send to it, and whether it reads or leaves what is theirs? */
function isRefusedAmong(exchange: Exchange, { texts }: Extract<Sent, { kind: 'members' }>): boolean {
  const { reads, others } = exchange;
  const own = texts.filter(([name]) => !others.taken.all.includes(name));
  return (own.length < texts.length ? [texts, own] : [texts]).every((members) => {
    if (members.length === 0 && others.supplied.all.length + others.perhaps.length === 0) return reads.demanded;
    const readings = readingsOf({ kind: 'members', texts: members }, reads);
    return readings?.every((value) => isNever(exchange, withMembers(value, others))) === true;
  });
}

/** May a text stand for a list or an object that the receiver takes? Which do no standard says where a media type writes them. */
function readsParts(exchange: Exchange): boolean {
  const { receiver } = exchange.texts;
  const parts: Json = { anyOf: [{ type: 'array' }, { type: 'object', additionalProperties: true }] };
  return (receiver === null || holdsList(receiver.schema)) && !isNever(exchange, parts);
}

/** Does the receiver take no value of a schema? */
function isNever({ receiver, ask }: Exchange, values: Json): boolean {
  return ask(plain(values), { ...receiver, schema: { not: receiver.schema } }).kind === 'holds';
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
