/**
 * The references inside a part of a parsed document, found by the grammar. Data is not searched, but for the places in it that
 * references lead to: what stands there is read as what they want.
 */
import { fromPointer, isObject, type Json, type JsonObject, toPointer, valueAt } from '../../json.js';
import { memberShape, shapeAt, shapeBelow } from '../grammar/document.js';
import type { ObjectShape, Shape } from '../grammar/shapes.js';
import { partOf, refOf } from '../locate.js';

/** A place that references alone lead to, and what they want to find there. */
export interface Outlying {
  readonly pointer: string;
  readonly shape: ObjectShape;
}

/** A function from the pointer of a part to the `$ref`s inside it, each once, remembered. */
export function referencesIn(
  json: JsonObject,
  document: ObjectShape,
  outlying: readonly Outlying[],
): (part: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  const within = new Map<string, Outlying[]>();
  for (const place of outlying) {
    const part = partOf(place.pointer);
    const others = within.get(part);
    if (others === undefined) within.set(part, [place]);
    else others.push(place);
  }
  return (part) => {
    const before = known.get(part);
    if (before !== undefined) return before;
    const found = new Set<string>();
    const places = [{ pointer: part, shape: shapeAt(document, fromPointer(part)) }, ...(within.get(part) ?? [])];
    for (const { pointer, shape } of places) {
      const value = valueAt(json, pointer);
      if (value !== undefined) collect(value, shape, found);
    }
    known.set(part, [...found]);
    return known.get(part)!;
  };
}

function collect(value: Json, shape: Shape, found: Set<string>): void {
  if (shape.kind === 'list' && Array.isArray(value)) for (const item of value) collect(item, shape.item, found);
  if (shape.kind !== 'object' || !isObject(value)) return;
  const ref = shape.reference ? refOf(value) : undefined;
  if (ref !== undefined) found.add(ref);
  if (ref !== undefined && !shape.siblings) return;
  for (const name of Object.keys(value)) collect(value[name] as Json, memberShape(shape, name), found);
}

/**
 * Is a place read as this shape although no reference leads there? Not so what is data, or stands beside a `$ref` that stands
 * alone.
 */
export function isRead(
  json: JsonObject,
  document: ObjectShape,
  tokens: readonly string[],
  shape: ObjectShape,
): boolean {
  let at: Json | undefined = json;
  let here: Shape = document;
  for (const token of tokens) {
    const isAlone = here.kind === 'object' && here.reference && !here.siblings && refOf(at) !== undefined;
    if (isAlone) return false;
    here = shapeBelow(here, token);
    at = at === undefined ? undefined : valueAt(at, toPointer([token]));
  }
  return here === shape;
}
