/**
 * What the parts of a composition are called in the one line about a change, so that a reader sees which came and went.
 */
import { equal, isObject, type Json, type JsonObject } from '../../../json.js';
import type { OpenApi } from '../../../openapi/model.js';
import { show } from '../../change/wording.js';

/** The parts that some composition keywords of a schema hold; a reference is one as well. */
function partsOf(says: JsonObject, keywords: readonly string[]): Json[] {
  return keywords.flatMap((keyword): Json[] => {
    const value = says[keyword];
    if (keyword === '$ref') return value === undefined ? [] : [{ $ref: value }];
    return Array.isArray(value) ? value : [];
  });
}

/** What one release's schema is made of and the other's is not, by the names of components, by titles, or as JSON. */
export function partsBeside(
  document: OpenApi,
  says: JsonObject,
  other: JsonObject,
  keywords: readonly string[],
): string[] {
  const others = partsOf(other, keywords);
  const own = partsOf(says, keywords).filter((part) => !others.some((each) => equal(each, part)));
  return own.map((part) => nameOf(document, part));
}

function nameOf({ source }: OpenApi, part: Json): string {
  if (!isObject(part)) return show(part);
  const name = typeof part.$ref === 'string' ? source.nameOf(part.$ref) : part.title;
  return typeof name === 'string' && name !== '' ? `\`${name}\`` : show(part);
}
