/** What a form says of its parts by their schemas alone, without an `encoding` (OpenAPI 3.1.1, section 4.8.15.1). */
import { type Json, type JsonObject, member } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import { hasHeaders, type PartOf } from '../../match/content/encodings.js';
import { alternativesOf } from '../../schemas/read/alternatives.js';
import { certainSchemas } from '../../schemas/read/applied.js';
import { bodySchema } from '../../schemas/read/view.js';

/** The parts of a form by their names. */
export function defaultTypesOf(document: OpenApi, mediaType: string, media: Located<JsonObject>): PartOf {
  const objects = alternativesOf(document, bodySchema(media))?.filter(mayBeObject);
  return (name) => {
    if (objects === undefined || objects.some(maySayMore)) return { isDeclared: true };
    const schemas = objects.map((each) => member(each.properties, name));
    if (schemas.every((schema) => schema === undefined)) return { isDeclared: !objects.every(isClosed) };
    const usual = new Set(schemas.map((json) => usualType(document, mediaType, json)));
    const [only, another] = usual;
    return { isDeclared: true, ...(only !== undefined && another === undefined && { usual: only }) };
  };
}

function mayBeObject({ type }: JsonObject): boolean {
  return type === undefined || [type].flat().includes('object');
}

/** May it speak of a member elsewhere than by its name? */
function maySayMore(schema: JsonObject): boolean {
  return ['patternProperties', 'if', 'dependentSchemas'].some((keyword) => schema[keyword] !== undefined);
}

/** Are there no members but those with names, for who writes it? */
function isClosed({ properties, additionalProperties }: JsonObject): boolean {
  return properties !== undefined && !additionalProperties;
}

/** The media type of a part of which nothing is said; undefined where that is not certain. */
function usualType(document: OpenApi, mediaType: string, json: Json | undefined): string | undefined {
  const kinds = json === undefined ? undefined : kindsOf(document, { json, pointer: '' }, 0);
  const [kind, another] = kinds ?? [];
  if (kind === undefined || another !== undefined) return undefined;
  // How an object stands in a form without parts was left open by earlier versions of the standard.
  if (kind === 'object') return hasHeaders(mediaType) ? 'application/json' : undefined;
  return 'text/plain';
}

/**
 * What kinds of values it has, a list being what its items are; undefined where that is not certain, or where they may
 * be bytes.
 */
function kindsOf(document: OpenApi, place: Located, depth: number): ReadonlySet<string> | undefined {
  const found = new Set<string>();
  for (const { type, format, items } of alternativesOf(document, place) ?? [{}]) {
    for (const each of [type].flat()) {
      const isBytes = each === 'string' && (format === 'byte' || format === 'binary' || !isText(document, place));
      const kind = isBytes ? undefined : kindOf[String(each)];
      const ofItems = each === 'array' && items !== undefined && depth === 0;
      const kinds = ofItems ? kindsOf(document, { json: items, pointer: '' }, 1) : kind && [kind];
      if (kinds === undefined) return undefined;
      for (const each of kinds) found.add(each);
    }
  }
  return found;
}

const kindOf: Readonly<Record<string, 'object' | 'single'>> = {
  object: 'object',
  string: 'single',
  number: 'single',
  integer: 'single',
  boolean: 'single',
};

/** Is nothing said of what its texts hold? A union of one branch is that branch. */
function isText(document: OpenApi, place: Located): boolean {
  const saysNothing = (schema: JsonObject): boolean =>
    ['contentEncoding', 'contentMediaType', 'if'].every((keyword) => schema[keyword] === undefined) &&
    [schema.anyOf, schema.oneOf].every((parts) => parts === undefined || (Array.isArray(parts) && parts.length === 1));
  return [...certainSchemas(document, place).values()].every(saysNothing);
}
