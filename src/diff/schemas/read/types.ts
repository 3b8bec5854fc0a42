/** The types that the values of a schema may have, seen through references and `allOf`. */
import { equal, member } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import type { Pair } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { follow, says, subschemas } from './view.js';

/**
 * Have the two no type in common but null? Then one schema was replaced by another, and nothing below is worth
 * comparing.
 */
export function areApart({ base, revision }: Documents, pair: Pair): boolean {
  // What became of the component that both refer to is told there.
  const ref = member(pair.base.json, '$ref');
  if (ref !== undefined && ref === member(pair.revision.json, '$ref')) return false;
  const from = typesOf(base, pair.base, revision);
  const to = typesOf(revision, pair.revision, base);
  if (from === undefined || to === undefined) return false;
  const others = (types: readonly string[]): string[] => alike(types).filter((type) => type !== 'null');
  if (others(from).length === 0 || others(to).length === 0) return false;
  return !others(from).some((type) => others(to).includes(type));
}

/** Numbers and integers as one. */
const alike = (types: readonly string[]): string[] => types.map((type) => (type === 'integer' ? 'number' : type));

/**
 * The types that a schema states; undefined where it states none. With the `other` release: nor
 * where a component states them that has other types there, since that is the change.
 */
export function typesOf(
  document: OpenApi,
  place: Located,
  other?: OpenApi,
  seen = new Set<string>(),
): string[] | undefined {
  if (seen.has(place.pointer)) return undefined;
  seen.add(place.pointer);
  const schema = says(document, place.json);
  if (schema.type !== undefined) {
    const stated = Array.isArray(schema.type) ? schema.type : [schema.type];
    return stated.map(String);
  }
  for (const [, part] of subschemas(place, schema, 'allOf')) {
    const types = typesOf(document, part, other, seen);
    if (types !== undefined) return types;
  }
  if (typeof schema.$ref !== 'string') return undefined;
  const target = follow(document, schema.$ref);
  const types = typesOf(document, target, undefined, seen);
  const its = other?.at(target.pointer);
  if (other === undefined || its === undefined) return types;
  const theirs = typesOf(other, { ...target, json: its });
  return equal(types && alike(types), theirs && alike(theirs)) ? types : undefined;
}
