/** The half of the grammar that speaks of schemas (JSON Schema 2020-12, and OpenAPI 3.0's own words). */

import type { Dialect } from '../model.js';
import { flag, later, list, refused, text, texts } from './leaves.js';
import { leaf, many, map, type ObjectShape, object, type Shape, words } from './shapes.js';

const number = leaf('a number', 'number');
const positive: Shape = { ...number, want: 'a number above 0', number: 'positive' };
const count: Shape = { ...number, want: 'a whole number, 0 or more', number: 'count' };
const flagList: Shape = { ...texts, hint: 'list the names of the required members beside `properties`' };
const bound: Shape = { ...number, hint: 'in OpenAPI 3.1 it is the bound itself, in place of `minimum` or `maximum`' };
const bound30 = leaf('true, false or a number', 'boolean', 'number');

const typeNames = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];
const typeName = words('one of array, boolean, integer, null, number, object, string', ...typeNames);
const types: Shape = {
  ...leaf(`${typeName.want}, or an array of them`, 'string', 'array'),
  words: typeNames,
  item: typeName,
};

/** The dialects that `$schema` and `jsonSchemaDialect` may name. */
export const schemaDialects = words(
  'the dialect of OpenAPI 3.1 or JSON Schema 2020-12, the only ones read',
  'https://spec.openapis.org/oas/3.1/dialect/base',
  'https://spec.openapis.org/oas/3.1/dialect/2024-10-25',
  'https://spec.openapis.org/oas/3.1/dialect/2024-11-10',
  'https://spec.openapis.org/oas/3.2/dialect/2025-09-17',
  'https://json-schema.org/draft/2020-12/schema',
  'https://json-schema.org/draft/2020-12/schema#',
);

const discriminator = object(
  'a discriminator',
  {
    propertyName: text,
    mapping: map('an object of strings', text),
    defaultMapping: later('`defaultMapping`'),
  },
  { required: ['propertyName'] },
);

/** The keywords of a schema by what they hold, other than the schema keywords themselves. */
const plainKeywords = (dialect: Dialect): [string, Shape][] => [
  ['format title description pattern contentEncoding contentMediaType $ref $id $anchor $dynamicAnchor $comment', text],
  ['multipleOf', positive],
  ['maximum minimum', number],
  ['exclusiveMaximum exclusiveMinimum', dialect === '3.0' ? bound30 : bound],
  ['maxLength minLength maxItems minItems maxProperties minProperties maxContains minContains', count],
  ['uniqueItems nullable readOnly writeOnly deprecated', flag],
  ['required', flagList],
  ['dependentRequired', map('an object of arrays of strings', texts)],
  ['enum', list],
  ['type', types],
  ['$schema', schemaDialects],
  ['discriminator', discriminator],
  [
    '$dynamicRef $recursiveRef $recursiveAnchor',
    refused('dynamic references are not followed; write a `$ref` to the schema that is meant'),
  ],
];

/** The shape of a schema of one dialect. */
export function schemaShape(dialect: Dialect): ObjectShape {
  const members = new Map<string, Shape>();
  const schema = { ...object('a schema', {}), members, reference: true, siblings: dialect === '3.1', boolean: true };
  const rows: [string, Shape][] = [
    ...plainKeywords(dialect),
    ['properties patternProperties dependentSchemas $defs definitions', map('an object of schemas', schema)],
    ['allOf anyOf oneOf prefixItems', many(schema)],
    ['additionalProperties propertyNames items contains unevaluatedItems unevaluatedProperties', schema],
    ['not if then else contentSchema', schema],
  ];
  for (const [names, shape] of rows) for (const name of names.split(' ')) members.set(name, shape);
  return schema;
}
