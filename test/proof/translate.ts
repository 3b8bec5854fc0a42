/** A 3.0 document written as 3.1, by the upgrade notes of the standard and apart from the product's reader. */
import type { JsonObject } from '../../src/json.js';
import { everywhere } from './everywhere.js';
import { modern, type Release } from './release.js';

/** The document as 3.1: each schema in the words of 2020-12, wherever a message or a component holds one. */
export function as31(release: Release): JsonObject {
  const made = everywhere(release, (json, { part }) => {
    if (part === 'schema') return inWordsOf31(json);
    return typeof json.$ref === 'string' && part !== 'pathItem' ? { $ref: json.$ref } : json;
  });
  return { ...made, openapi: '3.1.0' };
}

/** `example` becomes `examples`, the flags of 3.0 become bounds and types. */
function inWordsOf31(json: JsonObject): JsonObject {
  const { example, ...rest } = modern(json);
  return example === undefined || rest.examples !== undefined ? rest : { ...rest, examples: [example] };
}
