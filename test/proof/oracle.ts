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

/** Is a part of the document written as text: the schema of a parameter or a header? */
export function isText(atlas: Atlas, spot: Spot, direction: Direction): boolean {
  const holder = atlas.route(spot, direction)?.holder;
  return holder?.part === 'parameter' || holder?.part === 'header';
}

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
  for (let round = 0; round < ROUNDS; round++) {
    const drawing: Drawing = { release: sender, direction, random, full: round % 2 === 1 };
    const draw = (part: Json, branch?: readonly [Json, number]) =>
      sample(drawing, [part], new Map(branch === undefined ? [] : [branch]));
    const leaf = (usual: Json | undefined) => edit.tries(usual, draw).filter((value) => value !== undefined);
    for (const payload of plant(drawing, schema, route.hops, leaf)) {
      if (!valid(sender, schema, payload, direction, true)) continue;
      const refused = isText(atlas, spot, direction)
        ? textRefused(receiver, wanted, payload, direction)
        : !valid(receiver, wanted, payload, direction, false);
      if (refused) return { direction, root: route.root, payload };
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
