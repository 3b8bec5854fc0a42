import { describe, expect, it } from 'vitest';
import { type Json, type JsonObject, toPointer } from '../../src/json.js';
import { api, sentenceFor } from './sample.js';

const schema = (value: Json): JsonObject => api({ components: { schemas: { A: value } } });
const schema30 = (value: Json): JsonObject => api({ components: { schemas: { A: value } } }, '3.0.3');
const operation = (value: Json): JsonObject => api({ paths: { '/a': { get: value } } });
const at = 'api at /components/schemas/A';
const later = (what: string): string =>
  `${what} came with OpenAPI 3.2 and is not compared yet; leave it out, or say it in the words of OpenAPI 3.1`;
const typeNames = 'one of array, boolean, integer, null, number, object, string';
const noDocument = 'this is no OpenAPI document: it has no `openapi` field such as `openapi: 3.1.0`';

/** Each callback has two that lead to the next one. */
const doubling = (levels: number): JsonObject => {
  const next = (level: number): JsonObject =>
    level === levels
      ? {}
      : {
          callbacks: Object.fromEntries(['a', 'b'].map((name) => [name, { $ref: `#/components/callbacks/C${level}` }])),
        };
  const callbacks = Object.fromEntries(
    Array.from({ length: levels }, (_, level) => [`C${level}`, { '{$url}': { post: next(level + 1) } }]),
  );
  return api({ paths: { '/a': { get: next(0) } }, components: { callbacks } });
};

const table: [Json, string][] = [
  [
    doubling(40),
    'api at /paths/~1a/get: its callbacks, and theirs, come to more than 1000 operations; let fewer of them lead to one another',
  ],
  [[1], 'api at the root: expected an OpenAPI document, found an array'],
  ['hello', 'api at the root: expected an OpenAPI document, found "hello"'],
  [{}, `api at the root: ${noDocument}`],
  [
    { swagger: 2.5, paths: {} },
    'api at /swagger: this is Swagger 2.5, not OpenAPI 3; convert it first: `npx swagger2openapi api -o openapi.json`',
  ],
  [
    { swagger: '2.0', paths: {} },
    'api at /swagger: this is Swagger 2.0, not OpenAPI 3; convert it first: `npx swagger2openapi api -o openapi.json`',
  ],
  [{ openapi: 3.1, paths: {} }, 'api at /openapi: expected a version such as "3.1.0" in quotes, found 3.1'],
  [{ openapi: '4.0.0', paths: {} }, 'api at /openapi: OpenAPI "4.0.0" is not read; 3.0.x, 3.1.x and 3.2.x are'],
  [{ openapi: '3.1', paths: {} }, 'api at /openapi: OpenAPI "3.1" is not read; 3.0.x, 3.1.x and 3.2.x are'],
  [
    { openapi: '3.1.0' },
    'api at the root: it has no `paths`, `webhooks` or `components`: there is nothing in it to compare',
  ],
  [api({ info: { title: 'x', version: 1 } }), 'api at /info/version: expected a string, found 1; write it in quotes'],
  [api({ paths: [] }), 'api at /paths: expected an object of paths, found an array'],
  [api({ paths: { a: {} } }), 'api at /paths/a: the name "a" should be a path, which starts with a slash'],
  [api({ paths: { '/a': 1 } }), 'api at /paths/~1a: expected a path item, found 1'],
  [
    api({ components: null }),
    'api at /components: expected an object of components, found null; leave it out where nothing is meant',
  ],
  [api({ components: { schemas: [] } }), 'api at /components/schemas: expected an object of schemas, found an array'],
  [operation(3), 'api at /paths/~1a/get: expected an operation, found 3'],
  [operation({ parameters: {} }), 'api at /paths/~1a/get/parameters: expected an array, found an object'],
  [
    operation({ parameters: [{ in: 'query' }] }),
    'api at /paths/~1a/get/parameters/0: a parameter needs the member `name`',
  ],
  [operation({ parameters: [{ name: 'x' }] }), 'api at /paths/~1a/get/parameters/0: a parameter needs the member `in`'],
  [
    api({ paths: { '/a': { GET: {} } } }),
    'api at /paths/~1a/GET: names are case-sensitive, so that `GET` is no operation; write `get`',
  ],
  [
    operation({ parameters: [{ name: 'x', in: 'body' }] }),
    'api at /paths/~1a/get/parameters/0/in: expected one of path, query, header, cookie, found "body"',
  ],
  [
    operation({ parameters: [{ name: 'x', in: 'querystring', content: { 'a/b': {} } }] }),
    `api at /paths/~1a/get/parameters/0/in: ${later('`in: querystring`')}`,
  ],
  [operation({ responses: [] }), 'api at /paths/~1a/get/responses: expected an object of responses, found an array'],
  [
    operation({ responses: { '2xx': {} } }),
    'api at /paths/~1a/get/responses/2xx: the name "2xx" should be a status such as 200, a range such as 4XX, or default',
  ],
  [
    operation({ requestBody: { content: { 'a/b': { schema: 'x' } } } }),
    'api at /paths/~1a/get/requestBody/content/a~1b/schema: expected a schema, found "x"',
  ],
  [
    operation({ security: [{ key: 'read' }] }),
    'api at /paths/~1a/get/security/0/key: expected an array of strings, found "read"',
  ],
  [
    api({ paths: { '/a/{x}': { get: {} }, '/a/{y}': { post: {}, get: {} } } }),
    'api at /paths/~1a~1{y}: GET stands here and at /paths/~1a~1{x}, whose template differs by the names of parameters alone; keep one of them',
  ],

  [schema(null), `${at}: expected a schema, found null; leave it out where nothing is meant`],
  [schema({ type: 'strng' }), `${at}/type: expected ${typeNames}, or an array of them, found "strng"`],
  [schema({ type: ['string', 'nil'] }), `${at}/type/1: expected ${typeNames}, found "nil"`],
  [schema({ minLength: '3' }), `${at}/minLength: expected a whole number, 0 or more, found "3"`],
  [schema({ maxItems: -1 }), `${at}/maxItems: expected a whole number, 0 or more, found -1`],
  [schema({ maxItems: 1.5 }), `${at}/maxItems: expected a whole number, 0 or more, found 1.5`],
  [schema({ multipleOf: 0 }), `${at}/multipleOf: expected a number above 0, found 0`],
  [
    schema({ required: true }),
    `${at}/required: expected an array of strings, found true; list the names of the required members beside \`properties\``,
  ],
  [
    schema({ required: ['a', 1] }),
    `${at}/required/1: expected a string, found 1; list the names of the required members beside \`properties\``,
  ],
  [schema({ enum: 'a' }), `${at}/enum: expected an array, found "a"`],
  [schema({ items: [{}] }), `${at}/items: expected a schema, found an array`],
  [schema({ properties: { 'a/b~c': 1 } }), `${at}/properties/a~1b~0c: expected a schema, found 1`],
  [schema({ allOf: {} }), `${at}/allOf: expected an array, found an object`],
  [schema({ nullable: 'yes' }), `${at}/nullable: expected true or false, found "yes"`],
  [schema({ discriminator: {} }), `${at}/discriminator: a discriminator needs the member \`propertyName\``],
  [
    schema({ exclusiveMinimum: true }),
    `${at}/exclusiveMinimum: expected a number, found true; in OpenAPI 3.1 it is the bound itself, in place of \`minimum\` or \`maximum\``,
  ],
  [schema30({ exclusiveMinimum: '1' }), `${at}/exclusiveMinimum: expected true, false or a number, found "1"`],
  [
    schema({ $dynamicRef: '#a' }),
    `${at}/$dynamicRef: dynamic references are not followed; write a \`$ref\` to the schema that is meant`,
  ],
  [
    api({ jsonSchemaDialect: 'https://json-schema.org/draft-07/schema' }),
    'api at /jsonSchemaDialect: expected the dialect of OpenAPI 3.1 or JSON Schema 2020-12, the only ones read, found "https://json-schema.org/draft-07/schema"',
  ],

  // What could act on a terminal, end the line or turn it round is written out.
  [
    api({ paths: { '/a\u001b[31m\n::error::pwn': 5 } }),
    'api at /paths/~1a\\u001b[31m\\u000a::error::pwn: expected a path item, found 5',
  ],
  [
    schema({ type: '\u202e\u0085\u2028\u2066' }),
    `${at}/type: expected ${typeNames}, or an array of them, found "\\u202e\\u0085\\u2028\\u2066"`,
  ],

  [api({ paths: { '/a': { query: {} } } }, '3.2.0'), `api at /paths/~1a/query: ${later('the method `query`')}`],
  [
    api({ paths: { '/a': { additionalOperations: {} } } }, '3.2.0'),
    `api at /paths/~1a/additionalOperations: ${later('`additionalOperations`')}`,
  ],
  [
    operation({ requestBody: { content: { 'a/b': { itemSchema: {} } } } }),
    `api at /paths/~1a/get/requestBody/content/a~1b/itemSchema: ${later('`itemSchema`')}`,
  ],
  ...['#/components/securitySchemes/key', './key'].map((uri): [Json, string] => [
    api(
      { security: [{ key: [] }, { [uri]: [] }], components: { securitySchemes: { key: { type: 'mutualTLS' } } } },
      '3.2.0',
    ),
    `api at ${toPointer(['security', 1, uri])}: ${later('a security scheme named by its URI')}`,
  ]),
  [
    api({ paths: { '/a': { get: { security: [{ 'a.json#/key': [] }], responses: {} } } } }, '3.2.0'),
    `api at /paths/~1a/get/security/0/a.json#~1key: ${later('a security scheme named by its URI')}`,
  ],
];

describe('a document that breaks the standard gets one sentence, the same from JSON and YAML', () => {
  for (const [value, want] of table) {
    it(want.slice(0, 150), () => {
      expect(sentenceFor(value)).toBe(want);
    });
  }

  it('tells the first fault in the order of the document', () => {
    expect(sentenceFor(api({ components: { schemas: { A: { type: 1 }, B: { type: 2 } } } }))).toContain(
      '/schemas/A/type',
    );
  });
});
