/** The references inside a part of a parsed document, found by the grammar: data is not searched. */
import { fromPointer, isObject, type Json, type JsonObject, valueAt } from '../json.js';
import { memberShape, shapeAt } from './grammar.js';
import { refOf } from './locate.js';
import type { ObjectShape, Shape } from './shapes.js';

/** A function from the pointer of a part to the `$ref`s inside it, each once, remembered. */
export function referencesIn(json: JsonObject, document: ObjectShape): (part: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (part) => {
    const before = known.get(part);
    if (before !== undefined) return before;
    const found = new Set<string>();
    const value = valueAt(json, part);
    if (value !== undefined) collect(value, shapeAt(document, fromPointer(part)), found);
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
