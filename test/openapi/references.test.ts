import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/json.js';
import { api, parsed, sentenceFor } from './sample.js';

const body = (content: Json): Json => ({ content: { 'application/json': content } });

describe('references', () => {
  it('may point anywhere, escaped and percent-encoded', () => {
    const document = parsed(
      api({
        paths: { '/a b/{x}': { get: { responses: { 200: body({ schema: { type: 'integer' } }) as JsonObject } } } },
        components: {
          schemas: {
            A: { $ref: '#/paths/~1a%20b~1%7Bx%7D/get/responses/200/content/application~1json/schema' },
            'a/b~c%': { items: { $ref: '#/components/schemas/a~1b~0c%25' } },
          },
        },
      }),
    );
    expect(document.locate('#/components/schemas/a~1b~0c%25')?.pointer).toBe('/components/schemas/a~1b~0c%');
    expect(document.resolve({ json: document.at('/components/schemas/A')!, pointer: '/components/schemas/A' })).toEqual(
      {
        json: { type: 'integer' },
        pointer: '/paths/~1a b~1{x}/get/responses/200/content/application~1json/schema',
      },
    );
  });

  it('are data in examples, enums, defaults, x- keys and property names', () => {
    const data = { $ref: 'nowhere.yaml' };
    const schema = {
      properties: { $ref: { type: 'string' } },
      enum: [data],
      default: data,
      example: data,
      'x-a': data,
    };
    const document = parsed(api({ components: { schemas: { A: schema } }, 'x-b': data }));
    expect(document.references('/components/schemas/A')).toEqual([]);
  });

  it('are listed for a part, each once, in order', () => {
    const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
    const document = parsed(
      api({
        paths: { '/a': { get: { responses: { 200: body({ schema: ref('B') }) as JsonObject } } } },
        components: { schemas: { A: { properties: { a: ref('C'), b: ref('B'), c: ref('C') } }, B: {}, C: ref('A') } },
      }),
    );
    expect(document.references('/components/schemas/A')).toEqual(['#/components/schemas/C', '#/components/schemas/B']);
    expect(document.references('/components/schemas/C')).toEqual(['#/components/schemas/A']);
    expect(document.references('/components/schemas/B')).toEqual([]);
    expect(document.references('/paths/~1a')).toEqual(['#/components/schemas/B']);
    expect(document.references('/paths/~1gone')).toEqual([]);
  });

  it('reach into what the grammar does not know, which is checked then', () => {
    const schemas = { A: { $ref: '#/x-types/T' } };
    expect(
      parsed(api({ components: { schemas }, 'x-types': { T: { type: 'string' } } })).locate('#/x-types/T'),
    ).toEqual({
      json: { type: 'string' },
      pointer: '/x-types/T',
    });
    expect(sentenceFor(api({ components: { schemas }, 'x-types': { T: { type: 'text' } } }))).toContain(
      '/x-types/T/type:',
    );
    expect(sentenceFor(api({ components: { schemas }, 'x-types': { T: { items: { $ref: '#/gone' } } } }))).toContain(
      'api at /x-types/T/items/$ref: the `$ref` "#/gone" names nothing',
    );
  });

  it('are listed of data too where a reference leads to it', () => {
    const own = { items: { $ref: '#/components/schemas/B' } };
    const document = parsed(
      api({
        paths: { '/a': { 'x-own': own, 'x-unused': { items: { $ref: '#/gone' } } } },
        components: {
          schemas: {
            A: { $ref: '#/components/schemas/C/x-own' },
            B: { $ref: '#/paths/~1a/x-own' },
            C: { 'x-own': own },
          },
        },
        'x-defs': { D: own, E: { items: { $ref: '#/x-defs/D' } } },
        webhooks: { w: { post: { requestBody: body({ schema: { $ref: '#/x-defs/E' } }) as JsonObject } } },
      }),
    );
    for (const part of ['/paths/~1a', '/components/schemas/C', '/x-defs/D'])
      expect(document.references(part), part).toEqual(['#/components/schemas/B']);
    expect(document.references('/x-defs/E')).toEqual(['#/x-defs/D']);
  });

  it('find anchors and identifiers of the same document', () => {
    const schemas = {
      A: { $anchor: 'here', type: 'string' },
      B: { $id: 'https://example.com/b', type: 'integer' },
      C: { properties: { a: { $ref: '#here' }, b: { $ref: 'https://example.com/b' } } },
    };
    const document = parsed(api({ components: { schemas } }));
    expect(document.locate('#here')?.pointer).toBe('/components/schemas/A');
    expect(document.source.resolve('https://example.com/b')).toEqual(schemas.B);
    expect(sentenceFor(api({ components: { schemas: { ...schemas, A: {} } } }))).toContain('"#here" names nothing');
    expect(sentenceFor(api({ components: { schemas: { ...schemas, D: { $anchor: 'here' } } } }))).toBe(
      'api at /components/schemas/D/$anchor: "#here" already names the schema at /components/schemas/A; give one of them another name',
    );
    expect(sentenceFor(api({ components: { schemas: { A: { $id: 'urn:a', items: { $ref: '#/x' } } } } }))).toBe(
      'api at /components/schemas/A/items/$ref: this `$ref` stands in a schema with an `$id` and would be read from there; take the `$id` out',
    );
    const named = { $id: 'https://example.com/b', $defs: { x: { $anchor: 'x' } } };
    expect(sentenceFor(api({ components: { schemas: { A: { $ref: 'https://example.com/b#x' }, B: named } } }))).toBe(
      'api at /components/schemas/A/$ref: the `$ref` "https://example.com/b#x" is read from an `$id`, of which no part is followed; write the JSON Pointer from the root of the document',
    );
    const beside = { $id: 'urn:a', $defs: { x: {} }, $ref: '#/$defs/x' };
    expect(sentenceFor(api({ components: { schemas: { A: beside } } }))).toBe(
      'api at /components/schemas/A/$ref: this `$ref` stands in a schema with an `$id` and would be read from there; take the `$id` out',
    );
  });

  it('with what is no escape name nothing (RFC 6901 section 3)', () => {
    const schemas = { A: { $ref: '#/components/schemas/B/$defs/~2' }, B: { $defs: { '~2': {} } } };
    expect(sentenceFor(api({ components: { schemas } }))).toBe(
      'api at /components/schemas/A/$ref: the `$ref` "#/components/schemas/B/$defs/~2" names nothing: in a JSON Pointer a `~` is written `~0`, and a `/` in a name `~1`',
    );
  });

  it('of a schema lead round in a circle where no schema of it says more', () => {
    const circle = (words: JsonObject, version?: string): JsonObject =>
      api({ components: { schemas: { A: { $ref: '#/components/schemas/A', ...words } } } }, version);
    const told = 'the `$ref` "#/components/schemas/A" leads round in a circle to itself';
    expect(sentenceFor(circle({ title: 'A', default: 1 }))).toContain(told);
    expect(sentenceFor(circle({ type: 'string' }, '3.0.3'))).toContain(told);
    expect(parsed(circle({ type: 'string' })).locate('#/components/schemas/A')?.pointer).toBe('/components/schemas/A');
  });

  it('find a `$dynamicAnchor` as an anchor, of which there is one by each name outside of an `$id`', () => {
    const schemas = { A: { $ref: '#n' }, B: { $dynamicAnchor: 'n' } };
    expect(parsed(api({ components: { schemas } })).locate('#n')?.pointer).toBe('/components/schemas/B');
    expect(sentenceFor(api({ components: { schemas: { ...schemas, C: { $anchor: 'n' } } } }))).toBe(
      'api at /components/schemas/C/$anchor: "#n" already names the schema at /components/schemas/B; give one of them another name',
    );
    const identified = { $id: 'urn:c', $dynamicAnchor: 'n', $defs: { x: { $dynamicAnchor: 'n' } } };
    expect(parsed(api({ components: { schemas: { ...schemas, C: identified } } })).dialect).toBe('3.1');
  });

  it('have no siblings in 3.0, and have them in 3.1', () => {
    const schemas = { A: { $ref: '#/components/schemas/B', items: { $ref: '#/gone' } }, B: {} };
    expect(parsed(api({ components: { schemas } }, '3.0.3')).references('/components/schemas/A')).toEqual([
      '#/components/schemas/B',
    ]);
    expect(sentenceFor(api({ components: { schemas } }))).toContain(
      '/components/schemas/A/items/$ref: the `$ref` "#/gone"',
    );
  });

  it('of a path item leave open which of two fields counts', () => {
    const pathItems = { P: { get: {}, parameters: [] } };
    const item = (more: JsonObject): JsonObject =>
      api({ paths: { '/a': { $ref: '#/components/pathItems/P', ...more } }, components: { pathItems } });
    expect(
      parsed(item({ post: {} }))
        .operations()
        .map(({ name }) => name),
    ).toEqual(['GET /a', 'POST /a']);
    expect(sentenceFor(item({ get: {} }))).toBe(
      'api at /paths/~1a/$ref: `get` stands beside this `$ref` and at /components/pathItems/P too; keep one of them',
    );
  });
});
