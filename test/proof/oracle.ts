/** Decides without the product whether an edit breaks: by a whole message that the sender writes and the receiver rejects. */
import { isObject, type Json } from '../../src/json.js';
import type { Atlas, Spot } from './atlas.js';
import { valid } from './judge.js';
import type { SchemaEdit } from './kinds/kind.js';
import { plant } from './plant.js';
import type { Random } from './random.js';
import type { Release } from './release.js';
import { type Drawing, sample } from './sample.js';
import type { Direction } from './words.js';

/** A message that breaks, and the schema that it is a message of. */
export interface Break {
  readonly direction: Direction;
  readonly root: Spot;
  readonly payload: Json;
}

/** Two releases that differ in one place. */
export interface Edited {
  readonly atlas: Atlas;
  readonly before: Release;
  readonly after: Release;
}

/** Is a part of the document written as text: the schema of a parameter or a header, or of a body of text? */
export function isText(atlas: Atlas, spot: Spot, direction: Direction): boolean {
  const route = atlas.route(spot, direction);
  const { part } = route?.holder ?? {};
  return part === 'parameter' || part === 'header' || (route !== undefined && bodyOf(route.root.pointer) === 'text');
}

/** How the body is written whose schema stands at a pointer. */
function bodyOf(pointer: string): 'typed' | 'text' | 'members' | 'bytes' {
  const mediaType = /\/content\/([^/]+)\/schema$/.exec(pointer)?.[1]?.replaceAll('~1', '/').toLowerCase() ?? 'json';
  if (/^multipart|urlencoded|xml|csv/.test(mediaType)) return 'members';
  if (/json|event-stream|yaml|\*/.test(mediaType)) return 'typed';
  return mediaType.startsWith('text/') ? 'text' : 'bytes';
}

/**
 * Of a form or XML: is it refused with its types, as texts, and with a single value as a list of it? Never of what may not be
 * sent.
 */
function membersRefused(release: Release, schema: Json, payload: Json, direction: Direction): boolean {
  if (!isObject(payload) || holdsNothing(payload)) return false;
  const typed = [payload, deep(payload, String), deep(payload, (value) => parsed(String(value)))];
  const ways = typed.flatMap((way) => [way, each(way, listed), each(way, single)]);
  return !ways.some((way) => valid(release, schema, way, direction, false));
}

const listed = (value: Json): Json => (Array.isArray(value) ? value : [value]);
const single = (value: Json): Json => (Array.isArray(value) && value.length === 1 ? (value[0] as Json) : value);

/** Is there anything of which perhaps nothing is sent? */
function holdsNothing(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return value === null;
  const parts = Object.values(value);
  return parts.length === 0 ? true : parts.some(holdsNothing);
}

function deep(value: Json, change: (value: Json) => Json): Json {
  return typeof value === 'object' && value !== null ? each(value, (part) => deep(part, change)) : change(value);
}

const isEmpty = (payload: Json): boolean => isObject(payload) && Object.keys(payload).length === 0;

const ROUNDS = 4;

/** A message of this direction that shows the edit, or undefined when none was found. */
export function breakOf(
  { atlas, before, after }: Edited,
  spot: Spot,
  edit: SchemaEdit,
  direction: Direction,
  random: Random,
): Break | undefined {
  const route = atlas.route(spot, direction);
  if (route === undefined) return undefined;
  const [sender, receiver] = direction === 'request' ? [before, after] : [after, before];
  const schema = sender.at(route.root.pointer);
  const wanted = receiver.at(route.root.pointer);
  const isRefused = (payload: Json): boolean => {
    if (isText(atlas, spot, direction)) return textRefused(receiver, wanted, payload, direction);
    const body = bodyOf(route.root.pointer);
    if (body === 'members' && !isEmpty(payload)) return membersRefused(receiver, wanted, payload, direction);
    return body !== 'bytes' || isObject(payload) || Array.isArray(payload);
  };
  for (let round = 0; round < ROUNDS; round++) {
    const drawing: Drawing = { release: sender, direction, random, full: round % 2 === 1 };
    const draw = (part: Json, branch?: readonly [Json, number]) =>
      sample(drawing, [part], new Map(branch === undefined ? [] : [branch]));
    const leaf = (usual: Json | undefined) => edit.tries(usual, draw).filter((value) => value !== undefined);
    for (const payload of plant(drawing, schema, route.hops, leaf)) {
      if (!valid(sender, schema, payload, direction, true)) continue;
      if (!valid(receiver, wanted, payload, direction, false) && isRefused(payload))
        return { direction, root: route.root, payload };
    }
  }
  return undefined;
}

/** Is the value written as text that leaves no doubt: a scalar, or some of them in a list or an object, not null, not empty? */
export function isPlainText(payload: Json): boolean {
  const parts = typeof payload === 'object' && payload !== null ? Object.values(payload) : [payload];
  return parts.length > 0 && !parts.some((item) => item === null || item === '' || typeof item === 'object');
}

/** Does no value that is written as the same text fit? Never of what leaves doubt. */
export function textRefused(release: Release, schema: Json, payload: Json, direction: Direction): boolean {
  if (!isPlainText(payload)) return false;
  const readings = [payload, each(payload, String), each(payload, (value) => parsed(String(value)))];
  const alone =
    Array.isArray(payload) && payload.length === 1 ? readings.map((reading) => (reading as Json[])[0] as Json) : [];
  const alike = typeof payload !== 'object' ? readings.map((reading) => [reading]) : alone;
  return ![...readings, ...alike].some((reading) => valid(release, schema, reading, direction, false));
}

function each(payload: Json, change: (value: Json) => Json): Json {
  if (Array.isArray(payload)) return payload.map(change);
  if (!isObject(payload)) return change(payload);
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, change(value)]));
}

function parsed(text: string): Json {
  if (text === 'true' || text === 'false') return text === 'true';
  return text === '' || Number.isNaN(Number(text)) ? text : Number(text);
}
