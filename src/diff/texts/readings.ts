/** The values that may be read from a body whose members are texts. */
import { isObject, type Json, type JsonObject } from '../../json.js';
import type { Step } from '../../schema/question.js';
import type { SideName } from '../change/draft.js';
import type { Form } from './form.js';
import { product, readingsOf, sentFor } from './sent.js';

/** A reading of a part of a message; undefined where nothing may have been sent for it. */
type Reading = Json | undefined;

/** Whatever may be read for a body; undefined where there are too many ways, or no standard says how it is written. */
export function readingsOfBody(body: Json, form: Form, sender: SideName): readonly Json[] | undefined {
  const found = isObject(body) ? ofMembers(body, form, sender, []) : ofPart(body, form, sender, []);
  return form.isForm && !isObject(body) ? undefined : found?.filter((each): each is Json => each !== undefined);
}

/** The same of an object of too many members, as a schema: any reading of each member, however the others are read. */
export function schemaOfReadings(body: Json, form: Form, sender: SideName): JsonObject | undefined {
  if (!isObject(body)) return undefined;
  const members = Object.keys(body).map((name) => {
    const readings = ofPart(body[name] as Json, form, sender, [{ kind: 'property', name }]);
    return [name, readings] as const;
  });
  if (members.some(([, readings]) => readings === undefined)) return undefined;
  const values = (readings: readonly Reading[] | undefined): Json[] =>
    (readings ?? []).filter((each): each is Json => each !== undefined);
  return {
    type: 'object',
    properties: Object.fromEntries(members.map(([name, readings]) => [name, { enum: values(readings) }])),
    required: members.flatMap(([name, readings]) => (readings?.includes(undefined) ? [] : [name])),
    additionalProperties: false,
  };
}

function ofPart(value: Json, form: Form, sender: SideName, path: readonly Step[]): readonly Reading[] | undefined {
  if (form.mannerAt(path) === 'typed') return [value];
  const inside = [...path, { kind: 'property', name: '' } as const];
  // What is a part of JSON may be read as its text.
  if (holdsValues(value) && form.mannerAt(inside) === 'typed') return [value, JSON.stringify(value)];
  // How null is written no standard says: it may be any of these.
  if (value === null) return [null, '', 'null', undefined];
  if (typeof value !== 'object') return ofText(value, form, sender, path);
  if (Array.isArray(value)) return ofList(value, form, sender, path);
  const readings = ofMembers(value, form, sender, path);
  return readings === undefined ? undefined : [value, JSON.stringify(value), ...readings];
}

/** Is it an object or a list that holds some? */
function holdsValues(value: Json): boolean {
  return isObject(value) || (Array.isArray(value) && value.some((each) => typeof each === 'object'));
}

function ofText(value: Json, form: Form, sender: SideName, path: readonly Step[]): readonly Reading[] | undefined {
  const carrier = form.carrierAt(sender, path);
  const sent = sentFor(value, carrier);
  if (sent === undefined) return undefined;
  return sent.kind === 'nothing' ? [value, undefined] : readingsOf(sent, carrier);
}

function ofList(
  list: readonly Json[],
  form: Form,
  sender: SideName,
  path: readonly Step[],
): readonly Reading[] | undefined {
  if (!list.some((item) => typeof item === 'object')) return ofText([...list], form, sender, path);
  const items = list.map((item, index) => ofPart(item, form, sender, [...path, { kind: 'item', index }]));
  const lists = product(items);
  const alone = items.length === 1 ? (items[0] ?? []) : [];
  return lists && [...lists.map((each) => each.filter((item): item is Json => item !== undefined)), ...alone];
}

function ofMembers(
  object: Readonly<Record<string, Json>>,
  form: Form,
  sender: SideName,
  path: readonly Step[],
): readonly Json[] | undefined {
  const names = Object.keys(object);
  const found = names.map((name) => ofPart(object[name] as Json, form, sender, [...path, { kind: 'property', name }]));
  return product(found)?.map((values) =>
    Object.fromEntries(
      names.flatMap((name, i) => (values[i] === undefined ? [] : [[name, values[i] as Json] as const])),
    ),
  );
}
