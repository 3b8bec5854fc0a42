/**
 * Parameters and headers travel as text: 5 and "5" are the same message. Where typed values disagree, the texts are
 * compared: each schema is rewritten as one that speaks of the texts of its values.
 */
import { isObject, type Json, type JsonObject, member } from '../../json.js';
import type { Located, OpenApi } from '../../openapi/model.js';
import { Node } from '../../schema/node/node.js';
import type { Answer, Direction, SchemaSource } from '../../schema/question.js';
import { Undecided } from '../../schema/strings/patterns.js';
import { validAt } from '../../schema/values/validate.js';
import { type Pair, receiverOf, type SideName, senderOf } from '../change/draft.js';
import type { Documents } from '../change/subjects.js';
import { isAnnotation, noteKeywords } from '../keywords.js';
import { follow, says, subschemas, within } from '../schemas/view.js';
import { alignLists, isCut, isJoined, listWriting, widerReceiver } from './lists.js';

const texts: Record<string, JsonObject> = {
  integer: { type: 'string', pattern: '^-?(0|[1-9][0-9]*)$' },
  number: { type: 'string', pattern: '^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$' },
  boolean: { enum: ['true', 'false'] },
  null: { enum: [''] },
};

const numeric = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];
const textual = ['minLength', 'maxLength', 'pattern', 'format'];
const listKeywords = ['minItems', 'maxItems', 'uniqueItems'];

/** A schema of texts; `exact` when it speaks of the texts of all values and no others. */
interface Texts {
  readonly schema: Json;
  readonly exact: boolean;
}

type Ask = (question: {
  sender: { schema: Json; source: SchemaSource };
  receiver: { schema: Json; source: SchemaSource };
  direction: Direction;
}) => Answer;

/** Texts that are never cut into items, and what may come of those that are. */
const whole: Json = { type: 'string', pattern: '^[^,|%\\s]*$' };
const anyList: Json = { type: 'array', items: { type: 'string' }, minItems: 1 };

/** Asks about texts where typed values fail; keeps the typed answer where a schema cannot be rewritten. */
export function textAnswer(
  documents: Documents,
  subsume: Ask,
  pair: Pair,
  direction: Direction,
  typed: Answer,
): Answer {
  const [from, to] = [senderOf[direction], receiverOf[direction]];
  const sender = textsOf(documents[from], pair[from], 0);
  const receiver = textsOf(documents[to], pair[to], 0);
  const lists = listWriting(documents[to], pair[to]);
  const side = (name: SideName) => ({ schema: pair[name].json, source: documents[name].source });
  const takes = (name: SideName, value: Json): boolean =>
    subsume({ sender: { schema: { const: value }, source: plain }, receiver: side(name), direction }).kind === 'holds';
  const typedOnly = (): Answer => {
    const wider = widerReceiver(typed, pair[to].json, lists, () => takes(to, ''));
    const receiver = { ...side(to), schema: wider ?? false };
    const answer = wider === undefined ? typed : subsume({ sender: side(from), receiver, direction });
    return unlessReadOtherwise(answer, (value) => takes(to, value));
  };
  if (sender === null || receiver === null) return typedOnly();
  const ask = (given: Json, taken: Json): Answer =>
    subsume({ sender: { schema: given, source: plain }, receiver: { schema: taken, source: plain }, direction });
  if (isJoined(sender.schema, receiver.schema, lists) && ask({ type: 'string' }, receiver.schema).kind === 'holds')
    return { kind: 'holds' };
  const answer = ask(...alignLists(sender.schema, receiver.schema, lists, () => takes(to, '')));
  if (answer.kind === 'fails' && sender.exact) {
    const payload = asWritten(answer.payload, (value) => takes(from, value));
    return { ...answer, payload, at: isObject(payload) || Array.isArray(payload) ? answer.at : '' };
  }
  // `a,b` is one text to its sender and two items to who reads a list.
  const isRead =
    !isCut(sender.schema, receiver.schema, lists) ||
    ask(sender.schema, whole).kind === 'holds' ||
    ask(anyList, receiver.schema).kind === 'holds';
  return answer.kind === 'holds' && receiver.exact && isRead ? answer : typedOnly();
}

/** A typed value whose text the receiver may also read as a value that it takes proves nothing. */
function unlessReadOtherwise(typed: Answer, takes: (value: Json) => boolean): Answer {
  if (typed.kind !== 'fails' || !readings(typed.payload).some(takes)) return typed;
  return {
    kind: 'unproven',
    reason: 'the text of a value that is refused may be read as another value, which is taken',
  };
}

/** The other values that are written as the same text: `5`, `"5"`, a list of one of them, and an object whose members are either. */
function readings(payload: Json): Json[] {
  if (isObject(payload)) return readingsOfMembers(payload);
  const list = Array.isArray(payload) ? payload : [payload];
  if (list.some((item) => item !== null && typeof item === 'object')) return [];
  const texts = list.map((item) => (item === null ? '' : String(item)));
  const ways = [list, texts, texts.map(valueOfText), texts.map(numberOfText)];
  return list.length === 1 ? [...ways, ...ways.map(([only]) => only as Json)] : ways;
}

function readingsOfMembers(payload: JsonObject): Json[] {
  const members = Object.entries(payload);
  if (members.some(([, value]) => value === null || typeof value === 'object')) return [];
  const texts = members.map(([name, value]) => [name, String(value)] as const);
  return [Object.fromEntries(texts), Object.fromEntries(texts.map(([name, text]) => [name, valueOfText(text)]))];
}

/** The sender's own value behind a text, or behind a list of texts: the number 5 is sent as "5", and so is a list of it. */
function asWritten(payload: Json, takes: (value: Json) => boolean): Json {
  const typed = Array.isArray(payload) ? payload.map(valueOfText) : valueOfText(payload);
  const ways = [payload, typed].flatMap((way) =>
    Array.isArray(way) && way.length === 1 ? [way, way[0] as Json] : [way],
  );
  return ways.find(takes) ?? payload;
}

/** Any way to write a number is one to its reader. */
function numberOfText(text: string): Json {
  return new RegExp(String(texts.number?.pattern)).test(text) ? Number(text) : text;
}

function valueOfText(text: Json): Json {
  if (text === '') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return typeof text === 'string' && String(number) === text ? number : text;
}

/** Schemas written here need no document. */
const plain: SchemaSource = { resolve: () => undefined, read: (schema) => schema };

/** Does a schema take every text but, perhaps, the empty one? */
export function takesAnyText(document: OpenApi, place: Located): boolean {
  const schema = textsOf(document, place, 0)?.schema ?? null;
  const parts = member(schema, 'anyOf');
  return (Array.isArray(parts) ? parts : [schema]).some((part) => {
    if (member(part, 'type') !== 'string') return false;
    return textual.every((keyword) => {
      const limit = member(part, keyword);
      return limit === undefined || (keyword === 'minLength' && Number(limit) <= 1);
    });
  });
}

function textsOf(document: OpenApi, place: Located, depth: number): Texts | null {
  if (depth > 20) return null;
  const schema = says(document, place.json);
  const known = Object.keys(schema).filter((keyword) => !isAnnotation(keyword) && !noteKeywords.has(keyword));
  if (typeof schema.$ref === 'string')
    return known.length === 1 ? textsOf(document, follow(document, schema.$ref), depth + 1) : null;
  const listed = schema.const !== undefined ? [schema.const] : schema.enum;
  if (Array.isArray(listed)) return listOf(known.length === 1 ? listed : heldOf(listed, document, place));
  for (const keyword of ['anyOf', 'oneOf', 'allOf'] as const) {
    if (schema[keyword] === undefined) continue;
    const parts = subschemas(place, schema, keyword);
    if (known.length !== 1 || (keyword !== 'anyOf' && parts.length !== 1)) return null;
    return join(parts.map(([, part]) => textsOf(document, part, depth + 1)));
  }
  const types = schema.type === undefined ? ['string'] : Array.isArray(schema.type) ? schema.type : [schema.type];
  return join(types.map((type) => textsOfType(document, place, schema, String(type), depth)));
}

/** Of the values that a schema lists, those that it holds, whatever else it says; null where that cannot be told. */
function heldOf(values: readonly Json[], { source }: OpenApi, { json }: Located): readonly Json[] | null {
  try {
    // What is left out of a message is no text, so the direction says nothing here.
    return values.filter((value) => validAt(value, Node.of(json, source), 'request'));
  } catch (error) {
    if (error instanceof Undecided) return null;
    throw error;
  }
}

function textsOfType(document: OpenApi, place: Located, schema: JsonObject, type: string, depth: number): Texts | null {
  if (schema.not !== undefined || schema.if !== undefined) return null;
  if (type === 'array' && ['prefixItems', 'contains', 'unevaluatedItems'].some((name) => schema[name] !== undefined))
    return null;
  if (type === 'string') return { schema: { type: 'string', ...pick(schema, textual) }, exact: true };
  if (type === 'array') {
    const items =
      schema.items === undefined
        ? { schema: { type: 'string' }, exact: true }
        : textsOf(document, within(place, schema.items, 'items'), depth + 1);
    return items === null
      ? null
      : { schema: { type: 'array', items: items.schema, ...pick(schema, listKeywords) }, exact: items.exact };
  }
  const text = texts[type];
  if (text === undefined) return null;
  const bounded = numeric.some((keyword) => schema[keyword] !== undefined) || schema.format !== undefined;
  return { schema: text, exact: !bounded || type === 'boolean' };
}

function pick(schema: JsonObject, keywords: readonly string[]): JsonObject {
  return Object.fromEntries(
    keywords.flatMap((keyword) => (schema[keyword] === undefined ? [] : [[keyword, schema[keyword] as Json]])),
  );
}

function listOf(values: readonly Json[] | null): Texts | null {
  if (values === null) return null;
  const found = values.map((value) =>
    typeof value === 'object' && value !== null ? null : value === null ? '' : String(value),
  );
  return found.includes(null) ? null : { schema: { enum: found }, exact: true };
}

function join(parts: readonly (Texts | null)[]): Texts | null {
  const known = parts.filter((part): part is Texts => part !== null);
  if (known.length !== parts.length || known.length === 0) return null;
  if (known.length === 1) return known[0] as Texts;
  return { schema: { anyOf: known.map((part) => part.schema) }, exact: known.every((part) => part.exact) };
}
