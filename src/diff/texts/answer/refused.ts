/** Whether a value is refused, whatever may be sent for it and whatever may be read from that. */

import { isObject, type Json, type JsonObject } from '../../../json.js';
import { type AskedSchema, withoutDocument } from '../engine.js';
import { hasOthers, withMembers } from '../names/others.js';
import { jsonOf } from '../style/limits.js';
import { holdsList } from '../style/lists.js';
import { hasLists, isEmpty, readingsOf, type Sent, sentFor } from '../style/sent.js';
import { isJson } from '../style/style.js';
import { singleTypes } from '../style/text-schemas.js';
import type { Exchange } from './exchange.js';

const anyObject: JsonObject = { type: 'object', additionalProperties: true };

/** Is it, by the receiver and by whoever else must? */
export function isRefused(exchange: Exchange, value: Json): boolean {
  if (isEmpty(value) || (exchange.sends.writing.style === 'deepObject' && !isKnownInBrackets(exchange, value)))
    return false;
  const sent = sentFor(value, exchange.sends);
  if (sent === undefined || exchange.limits?.isFit(sent) === false) return false;
  return isRefusedAs(exchange, sent) && isReallyRefused(exchange, value, sent);
}

/** Is it refused as it is really written as well, where it was compared as if both wrote alike? */
function isReallyRefused(exchange: Exchange, value: Json, sent: Sent): boolean {
  const { really, receiver, sends } = exchange;
  if (really === undefined) return true;
  // What travels under the names of members, or is waited for there, may go unread.
  if (sends.separator === null && (sent.kind === 'members' || !isNever(exchange, anyObject, receiver))) return false;
  const isBy = (each: Json, by: AskedSchema): boolean =>
    exchange.ask(withoutDocument({ const: each }), by).kind === 'fails';
  if (isJson(really.sends))
    return areRefused(exchange, readingsOf({ kind: 'text', text: JSON.stringify(value) }, really.reads), isBy);
  if (!isJson(really.reads)) return sent.kind === 'text' && sentFor(value, really.sends) !== undefined;
  const texts = sent.kind === 'items' ? sent.texts : sent.kind === 'text' ? [sent.text] : [];
  return areRefused(exchange, texts.flatMap(jsonOf), isBy);
}

/**
 * In brackets a standard writes objects alone. But however a list or a single value is written there, who reads any
 * reads its items, or its text.
 */
function isKnownInBrackets(exchange: Exchange, value: Json): boolean {
  const alike: JsonObject = { type: Array.isArray(value) ? 'array' : [...singleTypes] };
  return isObject(value) || !isNever(exchange, alike, exchange.receiver);
}

function isRefusedAs(exchange: Exchange, sent: Sent): boolean {
  const { sends, reads, unread } = exchange;
  if (unread !== null) return false;
  if (sent.kind === 'nothing') return reads.demanded;
  // Members under their own names are no value of a parameter that is no object; in brackets they have its name.
  const isNamed = sends.writing.style === 'deepObject' && reads.writing.style === 'deepObject';
  const noObject = (): boolean => isNever(exchange, anyObject, exchange.receiver);
  if (sent.kind === 'members' && !isNamed && !reads.demanded && noObject()) return false;
  if (sent.kind === 'members' && hasOthers(exchange.others)) return isRefusedAmong(exchange, sent);
  if (sent.kind === 'text' && sent.text === '' && reads.takesEmpty) return false;
  if (!hasLists(reads) && readsParts(exchange)) return false;
  return areRefused(
    exchange,
    readingsOf(sent, reads),
    (value, receiver) => exchange.ask(withoutDocument({ const: value }), receiver).kind === 'fails',
  );
}

/** Is an object refused whatever others send to it, and whether it reads or leaves what is theirs? */
function isRefusedAmong(exchange: Exchange, { texts }: Extract<Sent, { kind: 'members' }>): boolean {
  const { reads, others } = exchange;
  const own = texts.filter(([name]) => !others.taken.all.includes(name));
  return (own.length < texts.length ? [texts, own] : [texts]).every((members) => {
    if (members.length === 0 && others.supplied.all.length + others.perhaps.length === 0) return reads.demanded;
    const readings = readingsOf({ kind: 'members', texts: members }, reads);
    return areRefused(exchange, readings, (value, receiver) => isNever(exchange, withMembers(value, others), receiver));
  });
}

function areRefused(
  { receiver, also }: Exchange,
  readings: readonly Json[] | undefined,
  isBy: (value: Json, receiver: AskedSchema) => boolean,
): boolean {
  const all = also === undefined ? [receiver] : [receiver, also];
  return readings !== undefined && all.every((one) => readings.every((value) => isBy(value, one)));
}

/**
 * May a text stand for a list or an object that the receiver takes? Which do no standard says where a media type writes
 * them.
 */
function readsParts(exchange: Exchange): boolean {
  const { receiver } = exchange.texts;
  const parts: Json = { anyOf: [{ type: 'array' }, anyObject] };
  return (receiver === null || holdsList(receiver.schema)) && !isNever(exchange, parts, exchange.receiver);
}

/** Does a receiver take no value of a schema? */
function isNever({ ask }: Exchange, values: Json, receiver: AskedSchema): boolean {
  return ask(withoutDocument(values), { ...receiver, schema: { not: receiver.schema } }).kind === 'holds';
}
