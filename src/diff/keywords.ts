/**
 * What each keyword of a schema is to the diff. A word, and a keyword that no table names, is an annotation (JSON
 * Schema core, section 6.5).
 */
import { isObject, type JsonObject } from '../json.js';

/** Words for people and tools: no message depends on them. */
export const wordKeywords: ReadonlySet<string> = new Set([
  'title',
  'description',
  'example',
  'examples',
  'externalDocs',
  '$comment',
  '$schema',
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$defs',
  'definitions',
]);

/** Said of a schema, but neither words nor a demand on the value at hand; each has a rule of its own. */
export const noteKeywords: ReadonlySet<string> = new Set([
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
  'xml',
]);

/** Of those, the ones that leave a member out of messages. */
export const hidingKeywords: ReadonlySet<string> = new Set(['readOnly', 'writeOnly']);

/** Demands on the value at hand that hold no subschema, by the rule that reports them. */
export const demandKeywords = {
  enum: ['enum', 'const'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  string: ['minLength', 'maxLength', 'pattern', 'format'],
  array: ['minItems', 'maxItems', 'uniqueItems'],
  object: ['minProperties', 'maxProperties', 'dependentRequired'],
} as const satisfies Record<string, readonly string[]>;

/** Subschemas whose parts are compared one by one: a value passes when each part of it passes. */
export const childKeywords: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'additionalProperties',
  'items',
  'prefixItems',
  'propertyNames',
]);

/** Subschemas of the same value, or of parts that count together: they are asked as a whole when they differ. */
export const compositionKeywords: ReadonlySet<string> = new Set([
  '$ref',
  '$dynamicRef',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'minContains',
  'maxContains',
  'dependentSchemas',
  'unevaluatedItems',
  'unevaluatedProperties',
  'discriminator',
]);

/** Of those, the ones under which a schema that takes more may make the whole take less. */
export const mixedKeywords: ReadonlySet<string> = new Set([
  'oneOf',
  'not',
  'if',
  'contains',
  'dependentSchemas',
  'unevaluatedItems',
  'unevaluatedProperties',
]);

/** Keywords whose value is one schema, a list of schemas, or schemas by name; for walking into all of them. */
export const schemaShapes = {
  allOf: 'list',
  anyOf: 'list',
  oneOf: 'list',
  prefixItems: 'list',
  not: 'one',
  if: 'one',
  then: 'one',
  else: 'one',
  contains: 'one',
  items: 'one',
  additionalProperties: 'one',
  unevaluatedItems: 'one',
  unevaluatedProperties: 'one',
  propertyNames: 'one',
  properties: 'map',
  patternProperties: 'map',
  dependentSchemas: 'map',
} as const satisfies Record<string, 'one' | 'list' | 'map'>;

/** A keyword that holds schemas. */
export type SchemaKeyword = keyof typeof schemaShapes;

/** Is it one that holds subschemas? */
export function holdsSchemas(keyword: string): keyword is SchemaKeyword {
  return Object.hasOwn(schemaShapes, keyword);
}

/**
 * Does a keyword neither assert anything of the value nor note how it is read? Words are such, and what no table names.
 */
export function isAnnotation(keyword: string): boolean {
  return keyword !== '$ref' && !asserted.has(keyword) && !noteKeywords.has(keyword);
}

const asserted: ReadonlySet<string> = new Set([
  'type',
  'required',
  ...Object.values(demandKeywords).flat(),
  ...childKeywords,
  ...compositionKeywords,
]);

/** Keywords that say with one part what the part says. */
export const wraps = ['allOf', 'anyOf', 'oneOf'] as const;

/** Is it put together from several schemas of one value? One part alone is no composition, however it is written. */
export function isComposition(schema: JsonObject): boolean {
  let compositions = 0;
  let others = 0;
  let wrapped = 0;
  for (const keyword in schema) {
    if (isAnnotation(keyword) || noteKeywords.has(keyword)) continue;
    if (!compositionKeywords.has(keyword)) others++;
    else {
      compositions++;
      const parts = schema[keyword];
      if ((wraps as readonly string[]).includes(keyword) && Array.isArray(parts) && parts.length === 1) wrapped++;
    }
  }
  return (compositions > 0 && !(compositions === 1 && wrapped === 1 && others === 0)) || mayShareMembers(schema);
}

/** May it speak of one member more than once, by its name and by patterns? */
function mayShareMembers({ properties, patternProperties }: JsonObject): boolean {
  if (!isObject(patternProperties)) return false;
  const patterns = Object.keys(patternProperties).length;
  return patterns > 1 || (patterns === 1 && isObject(properties) && Object.keys(properties).length > 0);
}
