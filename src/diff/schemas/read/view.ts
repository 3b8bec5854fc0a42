/** How the diff reads one schema: in 2020-12 words whatever the dialect, with subschemas located. */
import { equal, isObject, type Json, type JsonObject, member, toPointer } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import { isAnnotation, type SchemaKeyword, schemaShapes, wraps } from '../../keywords.js';

const nothing: JsonObject = { not: {} };
const anything: JsonObject = {};

/** The keywords of a schema in 2020-12 words; booleans as the objects that mean the same. */
export function says(document: OpenApi, schema: Json): JsonObject {
  const read = document.source.read(schema);
  if (isObject(read)) return read;
  return read === false ? nothing : anything;
}

/** Does a schema take no value at all, as `false` does? */
export function isNothing({ not }: JsonObject): boolean {
  return not !== undefined && equal(not, {});
}

/** Does a schema say nothing of its value, so that anything goes? */
export function saysNothing(schema: JsonObject): boolean {
  return Object.keys(schema).every(isAnnotation);
}

/** The `$ref` of a schema that is nothing else but words, or undefined. */
export function bareReference(schema: JsonObject): string | undefined {
  const ref = schema.$ref;
  if (typeof ref !== 'string') return undefined;
  for (const keyword in schema) if (keyword !== '$ref' && !isAnnotation(keyword)) return undefined;
  return ref;
}

/** The branches of a union beside which nothing but words and its discriminator is said, or undefined. */
export function unionOf(schema: JsonObject): readonly Json[] | undefined {
  const [keyword, other] = Object.keys(schema).filter((name) => !isAnnotation(name) && name !== 'discriminator');
  const branches = other === undefined && (keyword === 'anyOf' || keyword === 'oneOf') ? schema[keyword] : undefined;
  return Array.isArray(branches) ? branches : undefined;
}

/** The part of an `allOf`, `anyOf` or `oneOf` of one, beside which nothing but words is said, with those words. */
export interface OnlyPart {
  readonly keyword: (typeof wraps)[number];
  readonly place: Located;
}

/** That part; undefined where there is none. */
export function onlyPart(schema: JsonObject, pointer: string): OnlyPart | undefined {
  const keyword = wraps.find((each) => schema[each] !== undefined);
  const parts = keyword === undefined ? undefined : schema[keyword];
  if (keyword === undefined || !Array.isArray(parts) || parts.length !== 1) return undefined;
  const words: [string, Json][] = [];
  for (const name of Object.keys(schema)) {
    if (name === keyword) continue;
    if (!isAnnotation(name)) return undefined;
    words.push([name, schema[name] as Json]);
  }
  const part = parts[0] as Json;
  const json = isObject(part) && words.length > 0 ? { ...part, ...Object.fromEntries(words) } : part;
  return { keyword, place: { json, pointer: `${pointer}/${keyword}/0` } };
}

/** A place as an object; one that holds something else says nothing. */
export function objectOf({ json, pointer }: Located): Located<JsonObject> {
  return { json: isObject(json) ? json : {}, pointer };
}

/** The schema of a media type, or of a parameter; without one, anything goes. */
export function bodySchema(media: Located<JsonObject>): Located {
  const schema = member(media.json, 'schema');
  return schema === undefined
    ? { json: true, pointer: media.pointer }
    : { json: schema, pointer: `${media.pointer}/schema` };
}

/** A part of a located value, by its reference tokens. */
export function within(place: Located, json: Json, ...tokens: (string | number)[]): Located {
  return { json, pointer: place.pointer + toPointer(tokens) };
}

/** The schemas that one keyword holds, by name or index (`''` for a single one). */
export function subschemas(place: Located, keywords: JsonObject, keyword: SchemaKeyword): [string, Located][] {
  const value = keywords[keyword];
  switch (schemaShapes[keyword]) {
    case 'one':
      return value === undefined ? [] : [['', within(place, value, keyword)]];
    case 'list':
      return Array.isArray(value) ? value.map((part, i) => [String(i), within(place, part, keyword, i)]) : [];
    case 'map':
      return isObject(value)
        ? Object.keys(value).map((name) => [name, within(place, value[name] as Json, keyword, name)])
        : [];
  }
}

/** Where a `$ref` leads, one step. The document was checked, so it leads somewhere. */
export function follow(document: OpenApi, ref: string): Located {
  const target = document.locate(ref);
  if (target === undefined) throw new Error(`${document.name}: a checked reference leads nowhere: ${ref}`);
  return target;
}
