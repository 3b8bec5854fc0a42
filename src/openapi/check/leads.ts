/** Do the references that a scan gathered lead somewhere? (A quick yes; a no is only a doubt, which the checker settles.) */
import { fromPointer, type JsonObject, valueAt } from '../../json.js';
import { shapeAt } from '../grammar/document.js';
import type { ObjectShape } from '../grammar/shapes.js';
import { type Reference, Slice, type Sliced } from '../json/slice.js';
import { pointerOf, refOf } from '../locate.js';
import { isRead } from './references.js';

/** Is every reference sure to name something of its kind, and sure to end? */
export function allLead(
  references: Iterable<Reference>,
  sliced: Sliced,
  json: JsonObject,
  document: ObjectShape,
): boolean {
  const ending = new Set<Slice>();
  for (const reference of references) if (!leads(reference, sliced, json, document, ending)) return false;
  return true;
}

/** `ending`: slices from which references are known to end; those on the way are added. */
function leads(
  reference: Reference,
  sliced: Sliced,
  json: JsonObject,
  document: ObjectShape,
  ending: Set<Slice>,
): boolean {
  const met = new Set<Slice>();
  for (let at: Reference | undefined = reference; at !== undefined; ) {
    const pointer = pointerOf(at.ref);
    if (pointer === undefined) return false;
    const tokens = fromPointer(pointer);
    const shape = shapeAt(document, tokens);
    if (shape !== at.shape) return false;
    const slice = sliceAt(sliced, tokens);
    if (slice === undefined) {
      const value = valueAt(json, pointer);
      // What is read for the sake of a reference alone was not skimmed as what the reference wants.
      return value !== undefined && refOf(value) === undefined && isRead(json, document, tokens, shape);
    }
    if (ending.has(slice)) break;
    if (met.has(slice)) return false;
    met.add(slice);
    at = slice.alias;
  }
  for (const slice of met) ending.add(slice);
  return true;
}

/** The slice that holds exactly the value with these tokens. */
function sliceAt(sliced: Sliced, tokens: readonly string[]): Slice | undefined {
  let part: Slice | Sliced | undefined = sliced;
  for (const token of tokens) {
    if (part === undefined || part instanceof Slice) return undefined;
    part = part.get(token);
  }
  return part instanceof Slice ? part : undefined;
}
