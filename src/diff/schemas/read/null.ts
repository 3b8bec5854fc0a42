/** A schema beside null: the commonest union, which is compared as the schema and null by themselves. */
import { isObject, type Json } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import { isAnnotation, noteKeywords } from '../../keywords.js';
import { follow, says, subschemas } from './view.js';

/**
 * The other branch of an `anyOf` or `oneOf` of two of which one is null, with the words that stand beside; undefined
 * where it is no such union.
 */
export function nullBranch(document: OpenApi, place: Located): Located | undefined {
  const schema = says(document, place.json);
  const [keyword, more] = Object.keys(schema).filter((name) => !isAnnotation(name));
  if (more !== undefined || (keyword !== 'anyOf' && keyword !== 'oneOf')) return undefined;
  const branches = subschemas(place, schema, keyword).map(([, branch]) => branch);
  const [only, other] = branches.filter(({ json }) => !isNull(document, json));
  if (branches.length !== 2 || only === undefined || other !== undefined) return undefined;
  const words = Object.entries(schema).filter(([name]) => isAnnotation(name));
  return isObject(only.json) && words.length > 0
    ? { ...only, json: { ...only.json, ...Object.fromEntries(words) } }
    : only;
}

function isNull(document: OpenApi, schema: Json): boolean {
  const { type, ...others } = says(document, schema);
  return type === 'null' && Object.keys(others).every(isAnnotation);
}

/**
 * Does the schema, or a part of it, note something of the value, such as a default? In one of several branches that is
 * not said of the value.
 */
export function hasNotes(document: OpenApi, place: Located, seen = new Set<string>()): boolean {
  if (seen.has(place.pointer)) return false;
  seen.add(place.pointer);
  const schema = says(document, place.json);
  const target = typeof schema.$ref === 'string' ? [follow(document, schema.$ref)] : [];
  const parts = [
    ...target,
    ...(['allOf', 'anyOf', 'oneOf'] as const).flatMap((keyword) =>
      subschemas(place, schema, keyword).map(([, part]) => part),
    ),
  ];
  return (
    Object.keys(schema).some((name) => noteKeywords.has(name)) || parts.some((part) => hasNotes(document, part, seen))
  );
}
