/**
 * The grammar of OpenAPI documents (OpenAPI 3.0.4 and 3.1.1, section 4) as a table: where references and schemas stand,
 * and the type of every keyword that a message or a report depends on. Data (examples, defaults, enums, `x-` keys, unknown
 * keywords) is never searched. Words of 3.1 in a 3.0 document are read as they are meant; nothing is refused for its
 * version alone unless it would have to be misread.
 */
import { type Dialect, methods } from './model.js';
import { any, leaf, many, map, type ObjectShape, object, type Refused, type Shape, words } from './shapes.js';

const text = leaf('a string', 'string');
const flag = leaf('true or false', 'boolean');
const number = leaf('a number', 'number');
const positive: Shape = { ...number, want: 'a number above 0', number: 'positive' };
const count: Shape = { ...number, want: 'a whole number, 0 or more', number: 'count' };
const list = leaf('an array', 'array');
const texts: Shape = { ...leaf('an array of strings', 'array'), item: text };
const version: Shape = { ...text, hint: 'write it in quotes' };
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

const schemaDialects = words(
  'the dialect of OpenAPI 3.1 or JSON Schema 2020-12, the only ones read',
  'https://spec.openapis.org/oas/3.1/dialect/base',
  'https://spec.openapis.org/oas/3.1/dialect/2024-10-25',
  'https://spec.openapis.org/oas/3.1/dialect/2024-11-10',
  'https://spec.openapis.org/oas/3.2/dialect/2025-09-17',
  'https://json-schema.org/draft/2020-12/schema',
  'https://json-schema.org/draft/2020-12/schema#',
);

const refused = (says: string): Refused => ({ kind: 'refused', says });
const later = (what: string): Refused =>
  refused(`${what} came with OpenAPI 3.2 and is not compared yet; leave it out, or say it in the words of OpenAPI 3.1`);

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
  ['format title description pattern contentEncoding contentMediaType $ref $id $anchor $comment', text],
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
    '$dynamicRef $dynamicAnchor $recursiveRef $recursiveAnchor',
    refused('dynamic references are not followed; write a `$ref` to the schema that is meant'),
  ],
];

function schemaShape(dialect: Dialect): ObjectShape {
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

const server = object('a server', {
  url: text,
  variables: map('an object of server variables', leaf('an object', 'object')),
});
const servers = many(server);
const reference = { reference: true };
const example = object('an example', {}, { reference: true, loose: true });
const link = object('a link', {}, { reference: true, loose: true });
const examples = map('an object of examples', example, { loose: true });
const links = map('an object of links', link, { loose: true });
const requirement = map('a security requirement', texts);
const inside = words('one of path, query, header, cookie', 'path', 'query', 'header', 'cookie');

const securityScheme = object(
  'a security scheme',
  {
    type: words(
      'one of apiKey, http, mutualTLS, oauth2, openIdConnect',
      'apiKey',
      'http',
      'mutualTLS',
      'oauth2',
      'openIdConnect',
    ),
    name: text,
    in: inside,
    scheme: text,
    openIdConnectUrl: text,
    flows: map('an object of OAuth flows', object('an OAuth flow', { scopes: map('an object of scopes', any) }), {
      extensions: true,
    }),
  },
  { reference: true, required: ['type'] },
);

/** The shapes of the objects that carry schemas: parameters, headers, bodies, responses. */
function messageShapes(schema: ObjectShape) {
  const headers = new Map<string, Shape>();
  const header = { ...object('a header', {}, reference), members: headers };
  const encoding = object('an encoding', {
    contentType: text,
    style: text,
    explode: flag,
    allowReserved: flag,
    headers: map('an object of headers', header),
    encoding: later('a nested `encoding`'),
    prefixEncoding: later('`prefixEncoding`'),
    itemEncoding: later('`itemEncoding`'),
  });
  const mediaType = object('a media type', {
    schema,
    examples,
    encoding: map('an object of encodings', encoding),
    itemSchema: later('`itemSchema`'),
    prefixEncoding: later('`prefixEncoding`'),
    itemEncoding: later('`itemEncoding`'),
    $ref: later('a media type as a `$ref`'),
  });
  const content = map('an object of media types', mediaType);
  const rows = {
    schema,
    content,
    examples,
    description: text,
    required: flag,
    deprecated: flag,
    style: text,
    explode: flag,
  };
  for (const [name, shape] of Object.entries(rows)) headers.set(name, shape);
  const parameter = object(
    'a parameter',
    { ...rows, name: text, in: inside, allowReserved: flag, allowEmptyValue: flag },
    { reference: true, required: ['name', 'in'] },
  );
  const requestBody = object('a request body', { description: text, required: flag, content }, reference);
  const response = object(
    'a response',
    { description: text, headers: map('an object of headers', header), content, links },
    reference,
  );
  return { header, parameter, requestBody, response };
}

/** Path items with their operations, and callbacks, which hold path items again. */
function pathShapes(schema: ObjectShape) {
  const { header, parameter, requestBody, response } = messageShapes(schema);
  const pathMembers = new Map<string, Shape>();
  const pathItem = { ...object('a path item', {}), members: pathMembers, reference: true, siblings: true };
  const callback = map('a callback', pathItem, { reference: true, extensions: true });
  const operation = object('an operation', {
    tags: texts,
    summary: text,
    description: text,
    operationId: text,
    deprecated: flag,
    parameters: many(parameter),
    requestBody,
    responses: map('an object of responses', response, {
      extensions: true,
      names: {
        pattern: /^([1-5]\d\d|[1-5]XX|default)$/,
        want: 'a status such as 200, a range such as 4XX, or default',
      },
    }),
    callbacks: map('an object of callbacks', callback),
    security: many(requirement),
    servers,
  });
  for (const method of methods) pathMembers.set(method, operation);
  const rest = { $ref: text, summary: text, description: text, servers, parameters: many(parameter) };
  for (const [name, shape] of Object.entries(rest)) pathMembers.set(name, shape);
  pathMembers.set('query', later('the method `query`'));
  pathMembers.set('additionalOperations', later('`additionalOperations`'));
  return { header, parameter, requestBody, response, callback, pathItem };
}

/** The shape of a whole document of one dialect. */
function documentShape(dialect: Dialect): ObjectShape {
  const schema = schemaShape(dialect);
  const { header, parameter, requestBody, response, callback, pathItem } = pathShapes(schema);
  const components = object('an object of components', {
    schemas: map('an object of schemas', schema),
    responses: map('an object of responses', response),
    parameters: map('an object of parameters', parameter),
    examples,
    requestBodies: map('an object of request bodies', requestBody),
    headers: map('an object of headers', header),
    securitySchemes: map('an object of security schemes', securityScheme),
    links,
    callbacks: map('an object of callbacks', callback),
    pathItems: map('an object of path items', pathItem),
    mediaTypes: later('`mediaTypes`'),
  });
  return object('an OpenAPI document', {
    openapi: text,
    info: object('the info object', { title: text, version, description: text }),
    servers,
    paths: map('an object of paths', pathItem, {
      extensions: true,
      names: { pattern: /^\//, want: 'a path, which starts with a slash' },
    }),
    webhooks: map('an object of webhooks', pathItem),
    components,
    security: many(requirement),
    tags: list,
    jsonSchemaDialect: schemaDialects,
    $self: later('`$self`'),
  });
}

const made = new Map<Dialect, ObjectShape>();

/** The grammar of one dialect, made once. */
export function grammar(dialect: Dialect): ObjectShape {
  const shape = made.get(dialect) ?? documentShape(dialect);
  made.set(dialect, shape);
  return shape;
}

/** The shape that the grammar gives the place with these reference tokens. */
export function shapeAt(root: ObjectShape, tokens: readonly string[]): Shape {
  let shape: Shape = root;
  for (const token of tokens) {
    if (shape.kind === 'list') shape = shape.item;
    else if (shape.kind === 'object') shape = memberShape(shape, token);
    else return any;
  }
  return shape;
}

/** The shape of an object's member. */
export function memberShape(shape: ObjectShape, name: string): Shape {
  return shape.members.get(name) ?? (shape.extensions && name.startsWith('x-') ? any : (shape.others ?? any));
}
