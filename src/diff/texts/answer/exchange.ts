/** A value that travels as text between two releases: who writes it, who reads it, and how to ask about them. */
import type { Json, JsonObject } from '../../../json.js';
import type { Answer, Direction, Side } from '../../../schema/question.js';
import { type Pair, receiverOf, senderOf } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import type { Elsewhere } from '../../match/paths/concrete-paths.js';
import { type Ask, type AskedSchema, askedOf } from '../engine.js';
import { type Others, sharesOf } from '../names/others.js';
import type { Unread } from '../names/unread.js';
import { type Carriers, carriersOf, writtenAlike } from '../style/carriers.js';
import { type Limits, limitsOf } from '../style/limits.js';
import { holdsList } from '../style/lists.js';
import { addsNothing, type Carrier, type CarrierPlace } from '../style/style.js';
import { type Texts, textsOf } from '../style/text-schemas.js';

/** A value that travels as text: its schemas, and what is known of its way. */
export interface Textual {
  readonly pair: Pair;
  readonly direction: Direction;
  readonly elsewhere: Elsewhere;
  /** The part of the message that carries it. */
  readonly part: CarrierPlace;
  /** Who else has to do with its members. */
  readonly others: Others;
  /** Does nobody read what is sent for it? */
  readonly unread: Unread;
  /** What is asked of the value as a whole, where the question is not about a part of it. */
  readonly demand?: Json;
  /** How the values are written, where the place does not say it. */
  readonly carried?: Carriers;
  /** Another receiver, which must refuse the message as well. */
  readonly also?: Side | undefined;
  /** Values of which one may be refused. */
  readonly found?: readonly Refusal[];
}

/** A value that typed values refuse. */
export type Refusal = Extract<Answer, { kind: 'fails' }>;

/** Who writes, who reads, and how to ask about them. */
export interface Exchange {
  readonly sender: AskedSchema;
  readonly receiver: AskedSchema;
  readonly also: AskedSchema | undefined;
  readonly sends: Carrier;
  readonly reads: Carrier;
  /** How it is really written, where it is compared as if both wrote alike. */
  readonly really: Readonly<Record<'sends' | 'reads', Carrier>> | undefined;
  /** What is not carried between them. */
  readonly limits: Limits | undefined;
  readonly others: Others;
  readonly unread: Unread;
  /** What is asked of it beside the others, the part in question first. */
  readonly shares: readonly Json[];
  readonly texts: { readonly sender: Texts | null; readonly receiver: Texts | null };
  ask(sender: AskedSchema, receiver: AskedSchema): Answer;
  /** Looks for a value of a sender that the receiver refuses, and whoever else must. */
  seek(sender: AskedSchema): Answer;
}

/** Puts it together. */
export function exchangeOf(documents: Documents, subsume: Ask, textual: Textual): Exchange {
  const { pair, direction, elsewhere, part, others, unread, demand, carried, also } = textual;
  const [from, to] = [senderOf[direction], receiverOf[direction]];
  const own = carried ?? carriersOf(documents, pair, part);
  const alike = writtenAlike(own);
  const { [from]: sends, [to]: reads } = alike;
  const receiver = askedOf(documents, pair, to);
  return {
    sender: askedOf(documents, pair, from),
    receiver,
    also,
    sends,
    reads,
    really: alike === own ? undefined : { sends: own[from], reads: own[to] },
    limits: limitsOf(sends, elsewhere),
    others,
    unread,
    shares: sharesOf(documents[to], pair[to], others, reads.demanded, demand),
    texts: {
      sender: textsOf(documents[from], pair[from], true, sends),
      receiver: textsOf(documents[to], pair[to], false, reads),
    },
    ask: (given, taken) => subsume({ sender: given, receiver: taken, direction }),
    seek: (given) => subsume({ sender: given, receiver, direction, ...(also && { also }) }),
  };
}

/** Does a receiver take all values of a sender that are carried? */
export function askCarried({ ask, limits }: Exchange, sender: AskedSchema, receiver: AskedSchema): Answer {
  const answer = ask(sender, receiver);
  return answer.kind === 'holds' || limits === undefined ? answer : ask(butFor(sender, limits.carried), receiver);
}

/** A sender that writes only what a schema, in words that both dialects have, takes as well. */
export function butFor(sender: AskedSchema, limit: Json): AskedSchema {
  return { ...sender, schema: { allOf: [sender.schema, limit] } };
}

/** Of what is empty nothing is sent. */
export const nothingEmpty: JsonObject = { not: { enum: [[], {}] } };

/**
 * Else a value of more than one text is written in another way, which another rule tells; a single one may have no
 * other.
 */
export function isWrittenAlike({ sends, reads, texts }: Exchange): boolean {
  const isSingle = texts.sender !== null && !holdsList(texts.sender.schema);
  if (isSingle && [sends, reads].every(addsNothing)) return true;
  return (
    sends.separator === reads.separator &&
    (sends.writing.style === 'deepObject') === (reads.writing.style === 'deepObject')
  );
}

/** Is what is joined the text that is read, since neither of the two adds anything to it, or both the same? */
export function isOneText({ sends, reads }: Exchange): boolean {
  const isAsItIs = [sends, reads].every(addsNothing);
  return isAsItIs || sends.writing.style === reads.writing.style;
}
