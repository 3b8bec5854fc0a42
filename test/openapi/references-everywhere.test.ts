/** A reference wherever one may stand: followed, refused and named alike. */
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/json.js';
import { api, parsed, sentenceFor } from './sample.js';

/** A place where a reference may stand: the document around it, the pointer of the place, and its section of components. */
interface PlaceKind {
  readonly section: string;
  readonly pointer: string;
  readonly around: (part: Json) => JsonObject;
}

const body = (content: Json): Json => ({ content: { 'application/json': content } });
const get = (operation: Json): JsonObject => ({ paths: { '/a': { get: operation } } });

const places: Record<string, PlaceKind> = {
  'a parameter': {
    section: 'parameters',
    pointer: '/paths/~1a/get/parameters/0',
    around: (part) => get({ parameters: [part] }),
  },
  'a parameter of a path item': {
    section: 'parameters',
    pointer: '/paths/~1a/parameters/0',
    around: (part) => ({ paths: { '/a': { parameters: [part] } } }),
  },
  'a request body': {
    section: 'requestBodies',
    pointer: '/paths/~1a/get/requestBody',
    around: (part) => get({ requestBody: part }),
  },
  'a response': {
    section: 'responses',
    pointer: '/paths/~1a/get/responses/200',
    around: (part) => get({ responses: { 200: part } }),
  },
  'a header': {
    section: 'headers',
    pointer: '/paths/~1a/get/responses/200/headers/X',
    around: (part) => get({ responses: { 200: { headers: { X: part } } } }),
  },
  'an example': {
    section: 'examples',
    pointer: '/paths/~1a/get/requestBody/content/application~1json/examples/x',
    around: (part) => get({ requestBody: body({ examples: { x: part } }) }),
  },
  'a link': {
    section: 'links',
    pointer: '/paths/~1a/get/responses/200/links/x',
    around: (part) => get({ responses: { 200: { links: { x: part } } } }),
  },
  'a callback': {
    section: 'callbacks',
    pointer: '/paths/~1a/get/callbacks/x',
    around: (part) => get({ callbacks: { x: part } }),
  },
  'a path item': { section: 'pathItems', pointer: '/paths/~1a', around: (part) => ({ paths: { '/a': part } }) },
  'a webhook': { section: 'pathItems', pointer: '/webhooks/a', around: (part) => ({ webhooks: { a: part } }) },
  'a path item of a callback': {
    section: 'pathItems',
    pointer: '/paths/~1a/get/callbacks/x/{$url}',
    around: (part) => get({ callbacks: { x: { '{$url}': part } } }),
  },
  'a security scheme': {
    section: 'securitySchemes',
    pointer: '/components/securitySchemes/S',
    around: (part) => ({ components: { securitySchemes: { S: part } } }),
  },
  'a schema of a body': {
    section: 'schemas',
    pointer: '/paths/~1a/get/requestBody/content/application~1json/schema',
    around: (part) => get({ requestBody: body({ schema: part }) }),
  },
  'a schema of a parameter': {
    section: 'schemas',
    pointer: '/paths/~1a/get/parameters/0/schema',
    around: (part) => get({ parameters: [{ name: 'x', in: 'query', schema: part }] }),
  },
  'a schema in a schema': {
    section: 'schemas',
    pointer: '/components/schemas/S/properties/x/items',
    around: (part) => ({ components: { schemas: { S: { properties: { x: { items: part } } } } } }),
  },
};

const targets: Record<string, JsonObject> = {
  parameters: { name: 'x', in: 'query' },
  requestBodies: { content: {} },
  responses: { description: 'x' },
  headers: { schema: {} },
  examples: { value: { $ref: 'this is data' } },
  links: { operationId: 'x' },
  callbacks: { '{$url}': { post: {} } },
  pathItems: { get: {} },
  securitySchemes: { type: 'http', scheme: 'bearer' },
  schemas: { type: 'string' },
};

/** The document around a place with components beside it. */
function whole({ around, section }: PlaceKind, part: Json, components: JsonObject): JsonObject {
  const document = api(around(part));
  const own = (document.components ?? {}) as JsonObject;
  return { ...document, components: { ...own, [section]: { ...(own[section] as JsonObject), ...components } } };
}

describe.each(Object.entries(places))('a reference for %s', (_, kind) => {
  const to = (name: string): JsonObject => ({ $ref: `#/components/${kind.section}/${name}` });
  const target = targets[kind.section]!;

  it('is followed through a chain to the place where the object stands', () => {
    const document = parsed(whole(kind, to('A'), { A: to('B'), B: target }));
    const found = document.resolve({ json: document.at(kind.pointer)!, pointer: kind.pointer });
    expect(found).toEqual({ json: target, pointer: `/components/${kind.section}/B` });
  });

  it('to nothing is told', () => {
    expect(sentenceFor(whole(kind, to('Gone'), { A: target }))).toBe(
      `api at ${kind.pointer}/$ref: the \`$ref\` "#/components/${kind.section}/Gone" names nothing in this document`,
    );
  });

  it('that leads out of the document is told, with the way out', () => {
    expect(sentenceFor(whole(kind, { $ref: './other.yaml#/A' }, { A: target }))).toBe(
      `api at ${kind.pointer}/$ref: the \`$ref\` "./other.yaml#/A" leads out of this document; bundle it first: \`redocly bundle api -o bundled.json\``,
    );
  });

  it('to another kind of object is told', () => {
    const other = kind.section === 'schemas' ? 'responses' : 'schemas';
    const document = whole(kind, { $ref: `#/components/${other}/X` }, { A: target });
    (document.components as JsonObject)[other] = { X: {} };
    expect(sentenceFor(document)).toMatch(`api at ${kind.pointer}/$ref: "#/components/${other}/X" names a`);
  });

  it('that leads round in a circle is told', () => {
    expect(sentenceFor(whole(kind, to('A'), { A: to('B'), B: to('A') }))).toContain(
      'leads round in a circle to itself',
    );
  });

  it('that is no string is told', () => {
    expect(sentenceFor(whole(kind, { $ref: 7 }, { A: target }))).toBe(
      `api at ${kind.pointer}/$ref: expected a string, found 7`,
    );
  });
});
