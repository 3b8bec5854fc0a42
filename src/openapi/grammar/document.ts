/**
 * The grammar of OpenAPI documents (OpenAPI 3.0.4 and 3.1.1, section 4) as a table: where references and schemas stand,
 * and the type of every keyword that a message or a report depends on. Data (examples, defaults, enums, `x-` keys, unknown
 * keywords) is never searched. Words of 3.1 in a 3.0 document are read as they are meant; nothing is refused for its
 * version alone unless it would have to be misread.
 */

import { type Dialect, methods } from '../model.js';
import { flag, later, list, refused, text, texts } from './leaves.js';
import { schemaDialects, schemaShape } from './schema.js';
import { any, leaf, many, map, type ObjectShape, object, type Shape, words } from './shapes.js';

const version: Shape = { ...text, hint: 'write it in quotes' };

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
const insideRequest = { ...inside, refused: new Map([['querystring', later('`in: querystring`')]]) };

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

/** What the members of an object of responses are called (OpenAPI 3.1.1, section 4.8.16). */
export const statuses = {
  pattern: /^([1-5]\d\d|[1-5]XX|default)$/,
  want: 'a status such as 200, a range such as 4XX, or default',
};

/** An object of media types, which carry schemas and, where they are encoded, headers. */
function contentShape(schema: ObjectShape, header: ObjectShape): Shape {
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
  return map('an object of media types', mediaType);
}

/** The shapes of the objects that carry schemas: parameters, headers, bodies, responses. */
function messageShapes(schema: ObjectShape) {
  const headers = new Map<string, Shape>();
  const header = { ...object('a header', {}, reference), members: headers };
  const content = contentShape(schema, header);
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
    { ...rows, name: text, in: insideRequest, allowReserved: flag, allowEmptyValue: flag },
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
      names: statuses,
    }),
    callbacks: map('an object of callbacks', callback),
    security: many(requirement),
    servers,
  });
  for (const method of methods) {
    pathMembers.set(method, operation);
    // As an unknown name it would be data, and whatever becomes of the operation nothing (OpenAPI 3.1.1, section 4.3).
    const upper = method.toUpperCase();
    pathMembers.set(
      upper,
      refused(`names are case-sensitive, so that \`${upper}\` is no operation; write \`${method}\``),
    );
  }
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
  return tokens.reduce<Shape>(shapeBelow, root);
}

/** The shape that the grammar gives what stands in a value under a reference token. */
export function shapeBelow(shape: Shape, token: string): Shape {
  if (shape.kind === 'list') return shape.item;
  return shape.kind === 'object' ? memberShape(shape, token) : any;
}

/** The shape of an object's member. */
export function memberShape(shape: ObjectShape, name: string): Shape {
  return shape.members.get(name) ?? (shape.extensions && name.startsWith('x-') ? any : (shape.others ?? any));
}
