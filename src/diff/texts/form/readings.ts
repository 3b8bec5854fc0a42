/** The values that may be read from a body whose members are texts. */
import { isObject, type Json, type JsonObject } from '../../../json.js';
import type { Step } from '../../../schema/question.js';
import type { SideName } from '../../change/pair.js';
import { product, readingsOf, scalars, sentFor } from '../style/sent.js';
import type { Form } from './form.js';

/** A reading of a part of a message; undefined where nothing may have been sent for it. */
type Reading = Json | undefined;

/** Whatever may be read for a body; undefined where there are too many ways, or no standard says how it is written. */
export function readingsOfBody(body: Json, form: Form, sender: SideName): readonly Json[] | undefined {
  const found = isObject(body) ? ofMembers(body, form, sender, []) : ofPart(body, form, sender, []);
  return form.isForm && !isObject(body) ? undefined : found?.filter((each): each is Json => each !== undefined);
}

/** The same as a schema, where there are too many ways: any reading of each part, however the others are read. */
export function schemaOfReadings(body: Json, form: Form, sender: SideName): JsonObject | undefined {
  if (form.isForm && !isObject(body)) return undefined;
  return schemaOf(body, form, sender, [])?.schema;
}

/** Readings of a part as a schema. `isSent`: something surely is sent for it. */
interface Readings {
  readonly schema: JsonObject;
  readonly isSent: boolean;
}

function schemaOf(value: Json, form: Form, sender: SideName, path: readonly Step[]): Readings | undefined {
  const readings = path.length === 0 ? undefined : ofPart(value, form, sender, path);
  if (readings !== undefined) {
    const known = readings.filter((each): each is Json => each !== undefined);
    return { schema: { enum: known }, isSent: known.length === readings.length };
  }
  if (Array.isArray(value)) return schemaOfList(value, form, sender, path);
  if (!isObject(value)) return undefined;
  const members = Object.keys(value).map((name) => {
    const steps = [...path, { kind: 'property', name } as const];
    return [name, schemaOf(value[name] as Json, form, sender, steps)] as const;
  });
  if (members.some(([, part]) => part === undefined)) return undefined;
  const schema: JsonObject = {
    type: 'object',
    properties: Object.fromEntries(members.map(([name, part]) => [name, part?.schema ?? true])),
    required: members.flatMap(([name, part]) => (part?.isSent ? [name] : [])),
    additionalProperties: false,
  };
  return {
    schema: path.length === 0 ? schema : { anyOf: [schema, { enum: asJson(value, form, sender, path) }] },
    isSent: true,
  };
}

/** Of one item that may not be sent the others' places are not known. */
function schemaOfList(
  list: readonly Json[],
  form: Form,
  sender: SideName,
  path: readonly Step[],
): Readings | undefined {
  const items = list.map((item, index) => schemaOf(item, form, sender, [...path, { kind: 'item', index }]));
  const parts = items.flatMap((item) => (item?.isSent ? [item.schema] : []));
  const [alone] = parts;
  if (alone === undefined || parts.length < list.length) return undefined;
  const schema: JsonObject = { type: 'array', prefixItems: parts, minItems: list.length, maxItems: list.length };
  return { schema: parts.length === 1 ? { anyOf: [schema, alone] } : schema, isSent: true };
}

function ofPart(value: Json, form: Form, sender: SideName, path: readonly Step[]): readonly Reading[] | undefined {
  if (form.mannerAt(path) === 'typed') return [value];
  const inside = [...path, { kind: 'property', name: '' } as const];
  // What is a part of JSON may be read as its text.
  if (holdsValues(value) && form.mannerAt(inside) === 'typed') return [value, JSON.stringify(value)];
  // How null is written no standard says.
  if (value === null) return undefined;
  if (typeof value !== 'object') return ofText(value, form, sender, path);
  if (Array.isArray(value)) return ofList(value, form, sender, path);
  const readings = ofMembers(value, form, sender, path);
  // Of an object without members nothing is sent, unless it is JSON.
  const none = Object.keys(value).length === 0 ? [undefined] : [];
  return readings && [...asJson(value, form, sender, path), ...readings, ...none];
}

/** An object where it may be written as JSON, so that it may be read as a text; in brackets it never is. */
function asJson(value: Json, form: Form, sender: SideName, path: readonly Step[]): Json[] {
  return form.carrierAt(sender, path).writing.style === 'deepObject' ? [] : [JSON.stringify(value)];
}

/** Is it an object or a list that holds some? */
function holdsValues(value: Json): boolean {
  return isObject(value) || (Array.isArray(value) && value.some((each) => typeof each === 'object'));
}

function ofText(value: Json, form: Form, sender: SideName, path: readonly Step[]): readonly Reading[] | undefined {
  const carrier = form.carrierAt(sender, path);
  const sent = sentFor(value, carrier);
  if (sent === undefined) return undefined;
  if (sent.kind === 'nothing') return [value, undefined];
  // In brackets a single value is no list of one.
  if (carrier.writing.style === 'deepObject' && typeof value !== 'object') return scalars(String(value));
  return readingsOf(sent, carrier);
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
  const sent = (lists ?? []).map((each) => each.filter((item): item is Json => item !== undefined));
  return lists && [...sent, ...alone];
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
