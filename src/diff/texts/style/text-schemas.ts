/**
 * Schemas of texts: what a schema says of typed values, said of the texts in which a parameter or header carries them.
 */
import { type Json, type JsonObject, member } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import { Node } from '../../../schema/node/node.js';
import { ifTold } from '../../../schema/strings/patterns.js';
import { validAt } from '../../../schema/values/validate.js';
import { demandKeywords } from '../../keywords.js';
import { alternativesOf } from '../../schemas/read/alternatives.js';
import { within } from '../../schemas/read/view.js';
import { integersOf, mayHaveExponent } from './integers.js';
import { holdsList } from './lists.js';
import { hasLists } from './sent.js';
import { type Carrier, carrierOf, elements } from './style.js';

/** The texts of single values that are no strings. */
export const texts: Readonly<Record<'integer' | 'number' | 'boolean', JsonObject>> = {
  integer: { type: 'string', pattern: '^(0|-?[1-9][0-9]*)$' },
  number: { type: 'string', pattern: '^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$' },
  boolean: { enum: ['true', 'false'] },
};

/** The types of the single values that have a text of their own: how null is written no standard says. */
export const singleTypes: readonly string[] = ['string', 'number', 'boolean'];

/**
 * A schema of texts. Of a sender it takes all that may be sent; `exact`: and nothing else, or of a receiver, nothing
 * that it refuses.
 */
export interface Texts {
  readonly schema: Json;
  readonly exact: boolean;
}

/** Who the texts are of, and the way there. */
interface Way {
  readonly document: OpenApi;
  readonly sends: boolean;
  readonly carrier: Carrier;
  /** Is it an item of a list? */
  readonly isItem: boolean;
}

/** The texts that are sent, or read, for the values of a schema; null where no schema says it. */
export function textsOf(document: OpenApi, place: Located, sends: boolean, carrier: Carrier): Texts | null {
  return textsAt({ document, sends, carrier, isItem: false }, place);
}

/** Does a schema take every text but, perhaps, the empty one? */
export function takesAnyText(document: OpenApi, place: Located): boolean {
  const schema = textsOf(document, place, false, carrierOf(document, place))?.schema ?? null;
  const parts = member(schema, 'anyOf');
  return (Array.isArray(parts) ? parts : [schema]).some((part) => {
    if (member(part, 'type') !== 'string') return false;
    return demandKeywords.string.every((keyword) => {
      const limit = member(part, keyword);
      return limit === undefined || (keyword === 'minLength' && Number(limit) <= 1);
    });
  });
}

function textsAt(way: Way, place: Located): Texts | null {
  const ways = alternativesOf(way.document, place);
  return ways && join(ways.map((schema) => textsOfOne(way, place, schema)));
}

/** The texts of one alternative of the schema at a place. */
function textsOfOne(way: Way, place: Located, schema: JsonObject): Texts | null {
  const { enum: listed, type } = schema;
  if (Array.isArray(listed))
    return listOf(way, Object.keys(schema).length === 1 ? listed : heldOf(listed, way.document, place));
  if (type === undefined && way.sends) return anything(way);
  return join([type ?? 'string'].flat().map((each) => textsOfType(way, place, schema, String(each))));
}

/** Of the values that a schema lists, those that it holds, whatever else it says; null where that cannot be told. */
function heldOf(values: readonly Json[], { source }: OpenApi, { json }: Located): readonly Json[] | null {
  // What is left out of a message is no text, so the direction says nothing here.
  return ifTold(() => values.filter((value) => validAt(value, Node.of(json, source), 'request'))) ?? null;
}

/** What may be sent for any value at all: where a list and an object are one text, any text. */
function anything({ carrier, isItem }: Way): Texts | null {
  if ((isItem && carrier.writing.style !== elements) || !hasLists(carrier))
    return { schema: { type: 'string' }, exact: false };
  if (carrier.separator === null) return null;
  return { schema: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] }, exact: false };
}

function textsOfType(way: Way, place: Located, schema: JsonObject, type: string): Texts | null {
  if (schema.not !== undefined || schema.if !== undefined) return null;
  // In a text the whole is one text, however a list or an object is written there.
  if (way.sends && !hasLists(way.carrier) && (type === 'array' || type === 'object')) return anything(way);
  // How a list in a list is written no standard says.
  if (type === 'array') return way.isItem ? null : textsOfList(way, place, schema);
  if (type === 'string') return { schema: { type: 'string', ...pick(schema, demandKeywords.string) }, exact: true };
  const text = type === 'null' ? { enum: nulls(way.sends) } : textsOfKind(type);
  if (text === undefined) return null;
  const isNumber = type === 'integer' || type === 'number';
  const isBounded =
    demandKeywords.number.some((keyword) => schema[keyword] !== undefined) || schema.format !== undefined;
  const pattern = type === 'integer' && isBounded ? integersOf(schema) : undefined;
  if (pattern !== undefined) return { schema: { type: 'string', pattern }, exact: true };
  return { schema: text, exact: !isNumber || !isBounded };
}

function textsOfKind(type: string): JsonObject | undefined {
  return type === 'integer' || type === 'number' || type === 'boolean' ? texts[type] : undefined;
}

function textsOfList(way: Way, place: Located, schema: JsonObject): Texts | null {
  if (['prefixItems', 'contains', 'unevaluatedItems'].some((name) => schema[name] !== undefined)) return null;
  const items =
    schema.items === undefined
      ? { schema: { type: 'string' }, exact: true }
      : textsAt({ ...way, isItem: true }, within(place, schema.items, 'items'));
  if (items === null || holdsList(items.schema)) return null;
  // 1 and "1" are two items and one text.
  const isApart =
    schema.uniqueItems !== true ||
    (schema.items !== undefined && areOneKind(way, within(place, schema.items, 'items')));
  const limits = pick(schema, ['minItems', 'maxItems', ...(isApart ? ['uniqueItems'] : [])]);
  return { schema: { type: 'array', items: items.schema, ...limits }, exact: items.exact && isApart };
}

/** Are all values of one kind, each with a text of its own? */
export function areOneKind({ document }: Pick<Way, 'document'>, place: Located): boolean {
  const types = typesIn(document, place);
  return types.size === 1 && ['string', 'integer', 'boolean'].some((type) => types.has(type));
}

/** Is no text that of two of its values? A number is written in one way, whatever other texts may be read as it. */
export function haveOwnTexts(document: OpenApi, place: Located): boolean {
  const types = typesIn(document, place);
  return [['string'], ['boolean'], ['integer', 'number']].some((kind) =>
    [...types].every((type) => kind.includes(type)),
  );
}

function typesIn(document: OpenApi, place: Located): ReadonlySet<string> {
  return new Set((alternativesOf(document, place) ?? [{}]).map(({ type }) => String(type)));
}

/** What a schema says by some keywords. */
export function pick(schema: JsonObject, keywords: readonly string[]): JsonObject {
  return Object.fromEntries(
    keywords.flatMap((keyword) => (schema[keyword] === undefined ? [] : [[keyword, schema[keyword] as Json]])),
  );
}

function listOf({ sends }: Way, values: readonly Json[] | null): Texts | null {
  if (values === null || values.some(hasNoText)) return null;
  const found = values.flatMap((value) => (value === null ? nulls(sends) : [String(value)]));
  return { schema: { enum: [...new Set(found)] }, exact: true };
}

/** Lists and objects have no text of their own, and how the largest numbers are written is not said. */
function hasNoText(value: Json): boolean {
  return (typeof value === 'object' && value !== null) || (typeof value === 'number' && mayHaveExponent(value));
}

/** What may be sent for null, which no standard says; and what is surely read as it. */
function nulls(sends: boolean): string[] {
  return sends ? ['', 'null'] : [''];
}

function join(parts: readonly (Texts | null)[]): Texts | null {
  const known = parts.filter((part): part is Texts => part !== null);
  if (known.length !== parts.length || known.length === 0) return null;
  if (known.length === 1) return known[0] as Texts;
  return { schema: { anyOf: known.map((part) => part.schema) }, exact: known.every((part) => part.exact) };
}
