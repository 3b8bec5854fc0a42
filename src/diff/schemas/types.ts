/** The types that the values of a schema may have, seen through references and `allOf`. */
import { member } from '../../json.js';
import type { Located, OpenApi } from '../../openapi/model.js';
import type { Pair } from '../change/draft.js';
import type { Documents } from '../change/subjects.js';
import { follow, says, subschemas } from './view.js';

/** Have the two no type in common but null? Then one schema was replaced by another, and nothing below is worth comparing. */
export function areApart({ base, revision }: Documents, pair: Pair): boolean {
  // What became of the component that both refer to is told there.
  const ref = member(pair.base.json, '$ref');
  if (ref !== undefined && ref === member(pair.revision.json, '$ref')) return false;
  const from = typesOf(base, pair.base, new Set());
  const to = typesOf(revision, pair.revision, new Set());
  if (from === undefined || to === undefined) return false;
  const others = (types: readonly string[]): string[] => types.filter((type) => type !== 'null');
  if (others(from).length === 0 || others(to).length === 0) return false;
  return !others(from).some((type) => others(to).includes(type));
}

/** The types that a schema states, numbers and integers as one; undefined where it states none. */
function typesOf(document: OpenApi, place: Located, seen: Set<string>): string[] | undefined {
  if (seen.has(place.pointer)) return undefined;
  seen.add(place.pointer);
  const schema = says(document, place.json);
  if (schema.type !== undefined) {
    const stated = Array.isArray(schema.type) ? schema.type : [schema.type];
    return stated.map((type) => (type === 'integer' ? 'number' : String(type)));
  }
  const parts = subschemas(place, schema, 'allOf').map(([, part]) => part);
  if (typeof schema.$ref === 'string') parts.push(follow(document, schema.$ref));
  for (const part of parts) {
    const types = typesOf(document, part, seen);
    if (types !== undefined) return types;
  }
  return undefined;
}
