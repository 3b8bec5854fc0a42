/** Lists as text: a list of one item is written as the item, and of a list of none nothing is sent. */
import { isObject, type Json, type JsonObject, member } from '../../json.js';
import type { Located, OpenApi, Parameter } from '../../openapi/model.js';
import type { Answer } from '../../schema/question.js';
import { isDemanded } from '../match/parameters.js';
import { writingOf } from './writing.js';

/** How the parameter or header of a schema writes lists. */
export interface ListWriting {
  /** Is it said how a list is written? A media type says it of no list. */
  readonly said: boolean;
  /** Has a list of one item the text of the item? */
  readonly alone: boolean;
  /** Is nothing at all sent of an empty list? Elsewhere it may be the empty text. */
  readonly absent: boolean;
  /** Does the other side miss it where nothing is sent? */
  readonly demanded: boolean;
}

/** The same for the parameter or header whose schema stands at a place. */
export function listWriting(document: OpenApi, { pointer }: Located): ListWriting {
  if (/\/content\/[^/]*~1[^/]*(\/schema)?$/.test(pointer))
    return { said: false, alone: false, absent: false, demanded: true };
  const found = document.at(pointer.replace(/\/schema$/, ''));
  const json: JsonObject = isObject(found) ? found : {};
  const place = places.find((name) => name === json.in) ?? 'header';
  const writing = writingOf(json, place, false);
  return {
    said: true,
    alone: writing.style !== 'deepObject',
    absent: writing.style === 'form' && writing.explode,
    demanded: place === 'path' || isDemanded({ in: place, json }),
  };
}

const places: readonly Parameter['in'][] = ['path', 'query', 'header', 'cookie'];

/** Two schemas of texts, each speaking of lists where one does. `takesEmpty`: does the receiver take the empty text? */
export function alignLists(
  sender: Json,
  receiver: Json,
  { said, alone, absent, demanded }: ListWriting,
  takesEmpty: () => boolean,
): [Json, Json] {
  if (!said || (!holdsList(sender) && !holdsList(receiver))) return [sender, receiver];
  if (!alone && holdsList(sender)) return [sender, receiver];
  const none = holdsList(sender) && !demanded && (absent || takesEmpty());
  return [asLists(sender, false), asLists(receiver, none)];
}

/** May the text of one value be read as a list of several, by where it is cut? Only a list of its own parameters is not cut. */
export function isCut(sender: Json, receiver: Json, { said, alone, absent }: ListWriting): boolean {
  return said && alone && !absent && !holdsList(sender) && holdsList(receiver);
}

/** Is the text of a list read as one value, with what its items are joined by? */
export function isJoined(sender: Json, receiver: Json, { said, alone, absent }: ListWriting): boolean {
  return said && alone && !absent && holdsList(sender) && !holdsList(receiver);
}

/** What the receiver takes as text where a typed value that it refuses is a list of one item or none; undefined for others. */
export function widerReceiver(
  typed: Answer,
  receiver: Json,
  { alone, absent, demanded }: ListWriting,
  takesEmpty: () => boolean,
): Json | undefined {
  if (!alone || typed.kind !== 'fails' || !Array.isArray(typed.payload) || typed.payload.length > 1) return undefined;
  const item = { allOf: [receiver, { not: { type: 'array' } }, { not: { type: 'object' } }] };
  return { anyOf: [receiver, listOfOne(item, !demanded && (absent || takesEmpty()))] };
}

/** Each alternative as a list, which may be empty or not; an `anyOf` of texts may hold some already. */
function asLists(schema: Json, none: boolean): Json {
  const parts = member(schema, 'anyOf');
  if (Array.isArray(parts)) return { anyOf: parts.map((part) => asLists(part, none)) };
  if (!isList(schema)) return listOfOne(schema, none);
  // A parameter that may be missing takes the list of none, of which nothing is sent.
  return none ? { anyOf: [schema, { type: 'array', maxItems: 0 }] } : schema;
}

function listOfOne(items: Json, none: boolean): Json {
  return { type: 'array', items, minItems: none ? 0 : 1, maxItems: 1 };
}

function holdsList(schema: Json): boolean {
  const parts = member(schema, 'anyOf');
  return Array.isArray(parts) ? parts.some(holdsList) : isList(schema);
}

function isList(schema: Json): boolean {
  return member(schema, 'type') === 'array';
}
