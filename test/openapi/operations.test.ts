import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json.js';
import { api, parsed } from './sample.js';

const parameter = (name: string, place: string, description = ''): JsonObject => ({ name, in: place, description });

const document = parsed(
  api({
    servers: [{ url: 'https://root' }],
    security: [{ root: [] }],
    paths: {
      'x-note': { get: 'data' },
      '/jobs/{id}': {
        parameters: [
          parameter('id', 'path', 'of the item'),
          { $ref: '#/components/parameters/Page' },
          parameter('x', 'query'),
        ],
        patch: {},
        get: {
          parameters: [parameter('x', 'query', 'own'), parameter('x', 'header')],
          requestBody: { $ref: '#/components/requestBodies/B' },
          responses: { 200: { $ref: '#/components/responses/R' }, default: { description: 'd' }, 'x-a': 1 },
          callbacks: { done: { $ref: '#/components/callbacks/Done' }, 'late/r': { '{$url}/x': { put: {} } } },
          servers: [{ url: 'https://own' }],
          security: [],
        },
      },
    },
    webhooks: { scanned: { $ref: '#/components/pathItems/Hook' } },
    components: {
      parameters: { Page: parameter('page', 'query') },
      requestBodies: { B: { content: {} } },
      responses: { R: { $ref: '#/components/responses/S' }, S: { description: 's' } },
      callbacks: {
        Done: { '{$request.body#/url}': { post: { callbacks: { again: { $ref: '#/components/callbacks/Done' } } } } },
      },
      pathItems: { Hook: { post: {}, servers: [{ url: 'https://hook' }] } },
    },
  }),
);
const [get, patch, hook] = document.operations();

describe('operations', () => {
  it('come from paths, then webhooks, in the order of the document and the methods of the standard', () => {
    expect(document.operations().map(({ name }) => name)).toEqual([
      'GET /jobs/{id}',
      'PATCH /jobs/{id}',
      'POST webhook:scanned',
    ]);
    expect(document.everyOperation().map(({ name, pointer }) => [name, pointer])).toEqual([
      ['GET /jobs/{id}', '/paths/~1jobs~1{id}/get'],
      ['GET /jobs/{id} callback:done', '/components/callbacks/Done/{$request.body#~1url}/post'],
      ['GET /jobs/{id} callback:late/r PUT', '/paths/~1jobs~1{id}/get/callbacks/late~1r/{$url}~1x/put'],
      ['PATCH /jobs/{id}', '/paths/~1jobs~1{id}/patch'],
      ['POST webhook:scanned', '/components/pathItems/Hook/post'],
    ]);
  });

  it('have the parameters of the path item that they do not override', () => {
    const seen = get!
      .parameters()
      .map(({ name, in: place, json, pointer, used }) => [place, name, json.description, pointer, used]);
    const item = '/paths/~1jobs~1{id}';
    expect(seen).toEqual([
      ['path', 'id', 'of the item', `${item}/parameters/0`, `${item}/parameters/0`],
      ['query', 'page', '', '/components/parameters/Page', `${item}/parameters/1`],
      ['query', 'x', 'own', `${item}/get/parameters/0`, `${item}/get/parameters/0`],
      ['header', 'x', '', `${item}/get/parameters/1`, `${item}/get/parameters/1`],
    ]);
    expect(patch!.parameters().map(({ name }) => name)).toEqual(['id', 'page', 'x']);
  });

  it('have bodies and responses where they really stand', () => {
    expect(get!.requestBody()?.pointer).toBe('/components/requestBodies/B');
    expect(patch!.requestBody()).toBeUndefined();
    expect([...get!.responses()].map(([status, { pointer, used }]) => [status, pointer, used])).toEqual([
      ['200', '/components/responses/S', '/paths/~1jobs~1{id}/get/responses/200'],
      ['default', '/paths/~1jobs~1{id}/get/responses/default', '/paths/~1jobs~1{id}/get/responses/default'],
    ]);
    expect([...patch!.responses()]).toEqual([]);
  });

  it('take servers and security from the nearest that says them', () => {
    expect([get, patch, hook].map((each) => each!.servers()?.pointer)).toEqual([
      '/paths/~1jobs~1{id}/get/servers',
      '/servers',
      '/components/pathItems/Hook/servers',
    ]);
    expect([get, patch].map((each) => each!.security()?.json)).toEqual([[], [{ root: [] }]]);
  });

  it('know their callbacks and these their parent', () => {
    const [done] = get!.callbacks();
    expect(done?.parent).toBe(get);
    expect([done?.kind, done?.callback, done?.path]).toEqual(['callback', 'done', '{$request.body#/url}']);
  });
});

describe('a document', () => {
  it('tells its version and dialect', () => {
    expect([document.version, document.dialect, document.openapi]).toEqual(['1.0.0', '3.1', '3.1.0']);
    const without = parsed({ openapi: '3.2.0', paths: {} });
    expect([without.version, without.dialect]).toEqual([null, '3.1']);
    expect(parsed(api({}, '3.0.4')).dialect).toBe('3.0');
  });
});
