/** What a schema says of objects, whatever else its values may be. */
import type { JsonObject } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import { isAnnotation, noteKeywords, wraps } from '../../keywords.js';
import { appliedFrom, certainSchemas } from './applied.js';
import { subschemas } from './view.js';

/**
 * What every object is subject to, by pointer. Of a union the branches that take no object are left out, so that
 * `type: [object, string]` and an `anyOf` of both types are one; of several that are left none is certain.
 */
export function schemasOfObjects(document: OpenApi, place: Located): Map<string, JsonObject> {
  const isLeft = (part: Located): boolean => takesObjects(document, part);
  const left = (at: Located, schema: JsonObject, keyword: (typeof wraps)[number]): Located[] => {
    const parts = subschemas(at, schema, keyword).map(([, part]) => part);
    return keyword === 'allOf' || parts.length < 2 ? parts : parts.filter(isLeft);
  };
  const found = appliedFrom(document, place, (at, schema) =>
    wraps.flatMap((keyword) => {
      const parts = left(at, schema, keyword);
      return keyword === 'allOf' || parts.length === 1 ? parts : [];
    }),
  );
  for (const [pointer, json] of found) {
    const unions = (['anyOf', 'oneOf'] as const).filter((keyword) => json[keyword] !== undefined);
    const parts = unions.map((keyword) => [keyword, left({ json, pointer }, json, keyword).map((part) => part.json)]);
    if (parts.length > 0) found.set(pointer, { ...json, ...Object.fromEntries(parts) });
  }
  return found;
}

function takesObjects(document: OpenApi, place: Located): boolean {
  return [...certainSchemas(document, place).values()].every(
    ({ type }) => type === undefined || [type].flat().includes('object'),
  );
}

const ofMembers = new Set(['$ref', 'allOf', 'type', 'properties', 'required', 'additionalProperties']);

/** Do schemas of one value say nothing of it but what its members are? */
export function isPlain(schemas: readonly { readonly [keyword: string]: unknown }[]): boolean {
  const isSilent = (word: string): boolean => ofMembers.has(word) || isAnnotation(word) || noteKeywords.has(word);
  const isOne = (value: unknown): boolean => Array.isArray(value) && value.length === 1;
  return schemas.every((schema) =>
    Object.keys(schema).every(
      (word) => isSilent(word) || ((word === 'anyOf' || word === 'oneOf') && isOne(schema[word])),
    ),
  );
}
