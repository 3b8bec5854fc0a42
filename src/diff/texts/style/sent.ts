/** What is sent for one value, and the values that may be read from it (RFC 6570; OpenAPI 3.1.1, section 4.8.12.6). */
import { isObject, type Json, type JsonObject } from '../../../json.js';
import { mayHaveExponent } from './integers.js';
import type { Carrier } from './style.js';

/**
 * Nothing, one text (of items, where they were joined), a text for each item, or a text for each member under its own
 * name.
 */
export type Sent =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'text'; readonly text: string; readonly items?: readonly string[] }
  | { readonly kind: 'items'; readonly texts: readonly string[] }
  | { readonly kind: 'members'; readonly texts: readonly (readonly [string, string])[] };

/** More than so many readings of one value are not looked at. */
const MAX_READINGS = 200;

/** What is sent for a value; undefined where no standard says it. */
export function sentFor(value: Json, carrier: Carrier): Sent | undefined {
  if (isUnwritable(value)) return undefined;
  if (typeof value !== 'object' || value === null) return { kind: 'text', text: String(value) };
  const parts = Array.isArray(value) ? value.map((item) => ['', item] as const) : Object.entries(value);
  if (!hasLists(carrier) || parts.some(([, part]) => typeof part === 'object' || isUnwritable(part))) return undefined;
  if (parts.length === 0) return { kind: 'nothing' };
  const texts = parts.map(([name, part]) => [name, String(part)] as const);
  if (!Array.isArray(value)) return membersSent(texts, carrier);
  return itemsSent(
    texts.map(([, text]) => text),
    carrier,
  );
}

/** How null is written no standard says, nor how the largest numbers are. */
function isUnwritable(value: Json): boolean {
  return value === null || (typeof value === 'number' && mayHaveExponent(value));
}

/** Does a standard say how it writes lists and objects? Of a media type none does. */
export function hasLists({ writing }: Carrier): boolean {
  return !writing.style.includes('/');
}

function itemsSent(texts: readonly string[], { separator }: Carrier): Sent {
  if (texts.length === 1) return { kind: 'text', text: texts[0] as string };
  return separator === null ? { kind: 'items', texts } : { kind: 'text', text: texts.join(separator), items: texts };
}

function membersSent(texts: readonly (readonly [string, string])[], { writing, separator }: Carrier): Sent {
  if (separator === null) return { kind: 'members', texts };
  return { kind: 'text', text: texts.map((pair) => pair.join(writing.explode ? '=' : separator)).join(separator) };
}

/** The values that a receiver may read from what was sent; undefined where there are too many of them. */
export function readingsOf(sent: Sent, carrier: Carrier): readonly Json[] | undefined {
  switch (sent.kind) {
    case 'nothing':
      return [];
    case 'text':
      return readingsOfText(sent, carrier);
    case 'items':
      return product(sent.texts.map(scalars));
    case 'members':
      return objects(sent.texts);
  }
}

function readingsOfText(
  { text, items }: Extract<Sent, { kind: 'text' }>,
  carrier: Carrier,
): readonly Json[] | undefined {
  const { separator, writing } = carrier;
  const plain = scalars(text);
  // Who reads a list cuts the text; what a separator within one item is written as, not every reader minds.
  const cut = separator === null ? [] : text.split(separator);
  const alone = items === undefined || separator === null ? plain.map((value) => [value]) : [];
  const pairs = separator === null ? undefined : pairsIn(cut, writing.explode);
  const lists = cut.length < 2 ? [] : product(cut.map(scalars));
  const sent = items === undefined ? [] : product(items.map(scalars));
  const read = pairs === undefined ? [] : objects(pairs);
  if (lists === undefined || sent === undefined || read === undefined) return undefined;
  return [...plain, ...alone, ...lists, ...sent, ...read];
}

/** The members that cut texts may stand for: name and value in turn, or `name=value`. */
function pairsIn(cut: readonly string[], explode: boolean): readonly (readonly [string, string])[] | undefined {
  if (explode) {
    const pairs = cut.map((text) => text.split('='));
    return pairs.every((pair) => pair.length === 2) ? pairs.map(([name = '', text = '']) => [name, text]) : undefined;
  }
  if (cut.length % 2 !== 0) return undefined;
  return cut.flatMap((name, i) => (i % 2 === 0 ? [[name, cut[i + 1] as string] as const] : []));
}

function objects(texts: readonly (readonly [string, string])[]): readonly JsonObject[] | undefined {
  const names = texts.map(([name]) => name);
  return product(texts.map(([, text]) => scalars(text)))?.map((values) =>
    Object.fromEntries(names.map((name, i) => [name, values[i] as Json])),
  );
}

/** The single values that a text may be read as. */
export function scalars(text: string): Json[] {
  const found: Json[] = [text];
  if (text === '' || text === 'null') found.push(null);
  if (text === 'true' || text === 'false') found.push(text === 'true');
  // Zeros before a number not every reader minds.
  if (/^-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$/.test(text)) found.push(Number(text));
  return found;
}

/** Every way to take one of each; undefined where there are too many, or where nobody knows what there is to take. */
export function product<Value>(choices: readonly (readonly Value[] | undefined)[]): Value[][] | undefined {
  let ways: Value[][] = [[]];
  for (const choice of choices) {
    if (choice === undefined || ways.length * choice.length > MAX_READINGS) return undefined;
    ways = ways.flatMap((way) => choice.map((value) => [...way, value]));
  }
  return ways;
}

/** Is the value one of which nothing is sent (RFC 6570 section 2.3), unless it is JSON? */
export function isEmpty(value: Json): boolean {
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}

/** The values behind a text, or behind a list of texts: the number 5 is sent as "5", and so is a list of it. */
export function asWritten(payload: Json): Json[] {
  const typed = Array.isArray(payload) ? payload.map(valueOfText) : valueOfText(payload);
  return [payload, typed].flatMap((way) => (Array.isArray(way) && way.length === 1 ? [way, way[0] as Json] : [way]));
}

function valueOfText(text: Json): Json {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return typeof text === 'string' && String(number) === text ? number : text;
}
