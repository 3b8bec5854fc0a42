/** Lists as text: a list of one item is written as the item, and one of none is not sent. */
import { type Json, member } from '../../../json.js';
import type { Carrier } from './style.js';

/**
 * Two schemas of texts, each speaking of lists where one does: a single text is a list of one, and no list is empty.
 */
export function alignLists(sender: Json, receiver: Json): [Json, Json] {
  if (!holdsList(sender) && !holdsList(receiver)) return [sender, receiver];
  return [{ allOf: [asLists(sender), { minItems: 1 }] }, asLists(receiver)];
}

/** May the text of one value be read as a list of several, by where it is cut? */
export function isCut(sender: Json, receiver: Json, { separator }: Carrier): boolean {
  return separator !== null && holdsValue(sender) && holdsList(receiver);
}

/** Is the text of a list read as one value, with what its items are joined by? */
export function isJoined(sender: Json, receiver: Json, { separator }: Carrier): boolean {
  return separator !== null && holdsList(sender) && !holdsList(receiver);
}

/** Texts that such a reader does not cut, and what may come of those that it cuts. */
export function uncut({ separator }: Carrier): Json {
  return { type: 'string', pattern: separator === '.' ? '^[^.]*$' : '^[^,|%\\s]*$' };
}

/** Any list of texts that is sent: one of none is not. */
export const anyList: Json = { type: 'array', items: { type: 'string' }, minItems: 1 };

/** Each alternative as a list; an `anyOf` of texts may hold some already. */
function asLists(schema: Json): Json {
  const parts = member(schema, 'anyOf');
  if (Array.isArray(parts)) return { anyOf: parts.map(asLists) };
  return isList(schema) ? schema : { type: 'array', items: schema, minItems: 1, maxItems: 1 };
}

/** Does a schema of texts speak of lists? */
export function holdsList(schema: Json): boolean {
  return partsOf(schema).some(isList);
}

function holdsValue(schema: Json): boolean {
  return partsOf(schema).some((part) => !isList(part));
}

function partsOf(schema: Json): readonly Json[] {
  const parts = member(schema, 'anyOf');
  return Array.isArray(parts) ? parts.flatMap(partsOf) : [schema];
}

function isList(schema: Json): boolean {
  return member(schema, 'type') === 'array';
}
