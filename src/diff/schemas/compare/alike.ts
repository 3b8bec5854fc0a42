/**
 * Are two schemas the same wherever they stand, closed or open, under a `not` or in a branch? So they are when they
 * differ in nothing but wraps of one part, the order of what has none, keywords that say nothing, and words. More may
 * be the same: that is a question to the engine.
 */
import { equal, isObject, type Json, type JsonObject } from '../../../json.js';
import type { SideName } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { holdsSchemas, isAnnotation, schemaShapes, wraps } from '../../keywords.js';
import { onlyPart, says } from '../read/view.js';
import type { SameSchema } from './same.js';

/** Keywords that say nothing with this value. */
const silent: Readonly<Record<string, Json>> = {
  minLength: 0,
  minItems: 0,
  minProperties: 0,
  uniqueItems: false,
  readOnly: false,
  writeOnly: false,
};

/** Compares two schemas of the two releases. */
export function areAlike(same: SameSchema, base: Json, revision: Json): boolean {
  if (same.same(base, revision)) return true;
  const a = unwrapped(same.documents, 'base', base);
  const b = unwrapped(same.documents, 'revision', revision);
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && sameKeyword(same, name, a, b));
}

/** What a schema demands once its wraps are taken off. */
function unwrapped(documents: Documents, side: SideName, schema: Json): JsonObject {
  let read = says(documents[side], schema);
  for (let part = onlyPart(read, ''); part !== undefined; part = onlyPart(read, ''))
    read = says(documents[side], part.place.json);
  return Object.fromEntries(
    Object.entries(read).filter(([name, value]) => !isAnnotation(name) && !isSilent(name, value)),
  );
}

function isSilent(name: string, value: Json): boolean {
  if (name === 'required') return Array.isArray(value) && value.length === 0;
  return Object.hasOwn(silent, name) && silent[name] === value;
}

function sameKeyword(same: SameSchema, name: string, a: JsonObject, b: JsonObject): boolean {
  if (same.member(name, a, b)) return true;
  const [one, other] = [a[name] as Json, b[name] as Json];
  if (unordered.has(name)) return sameInAnyOrder([one].flat(), [other].flat(), equal);
  if (!holdsSchemas(name)) return false;
  const areSame = (part: Json, its: Json): boolean => areAlike(same, part, its);
  if (schemaShapes[name] === 'one') return areSame(one, other);
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    if (!sets.has(name)) return one.every((part, i) => areSame(part, other[i] as Json));
    // To a discriminator the names of the branches are values.
    const isNamed = name !== 'allOf' && (a.discriminator ?? b.discriminator) !== undefined;
    return sameInAnyOrder(one, other, isNamed ? equal : areSame);
  }
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && areSame(one[key] as Json, other[key] as Json))
  );
}

/** Keywords whose lists have no order; `type` may also be one of them. */
const unordered: ReadonlySet<string> = new Set(['type', 'enum', 'required']);

/** Lists of schemas that have none. */
const sets: ReadonlySet<string> = new Set<string>(wraps);

/** Has each of two lists a partner of its own in the other? */
function sameInAnyOrder(one: readonly Json[], other: readonly Json[], areSame: (a: Json, b: Json) => boolean): boolean {
  if (one.length !== other.length) return false;
  const left = new Set(other.keys());
  return one.every((part, i) => {
    // Most stand where they stood.
    const isHere = left.has(i) && areSame(part, other[i] as Json);
    const at = isHere ? i : [...left].find((each) => areSame(part, other[each] as Json));
    return at !== undefined && left.delete(at);
  });
}
