import { describe, expect, it } from 'vitest';
import { parsePair } from '../../src/diff.js';
import { unchanged } from '../../src/openapi/read.js';
import { usesSentences } from '../../src/report/words/uses-words.js';
import { reviewOfOperations } from '../../src/review/of-operations.js';
import { reviewOf } from '../../src/review/review.js';
import { subsume } from '../../src/schema/subsume.js';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function release(later: boolean): string {
  const state = { type: 'string', enum: later ? ['open', 'late'] : ['open', 'done'] };
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'T', version: later ? '2.0.0' : '1.0.0' },
    paths: {
      '/read/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: { responses: { '200': { description: 'x', ...json(ref('State')) } } },
        ...(later ? {} : { delete: { responses: { '204': { description: 'x' } } } }),
      },
      '/write': { post: { requestBody: json(ref('Note')), responses: { '204': { description: 'x' } } } },
      '/still': { get: { responses: { '200': { description: 'x', ...json({ type: 'string' }) } } } },
      ...(later ? { '/read/mine': { get: { responses: { '204': { description: 'x' } } } } } : {}),
    },
    components: {
      schemas: {
        State: state,
        Note: {
          type: 'object',
          properties: { text: { type: 'string' } },
          ...(later ? { description: 'new words' } : {}),
        },
        ...(later ? {} : { Unused: { type: 'string' } }),
      },
    },
  });
}

const engine = { subsume, unchanged };
const { base, revision } = parsePair(
  { text: release(false), name: 'old.json' },
  { text: release(true), name: 'new.json' },
);
const full = reviewOf({ document: base, source: 'old' }, { document: revision, source: 'new' }, engine);
const of = (...operations: string[]) => reviewOfOperations(full, { source: 'list', operations, unclear: [] }, engine);
const rules = (...operations: string[]) =>
  of(...operations)
    .changes.map(({ rule, verdict }) => `${verdict} ${rule}`)
    .sort();

describe('a review of some operations', () => {
  it('is wire where a response may say what the client does not know', () => {
    expect(rules('GET /read/{name}')).toEqual(['review path-shadowed', 'wire schema-enum']);
    expect(of('GET /read/{name}').bump).toBe('major');
    expect(of('GET /read/{name}').uses?.operations).toEqual(['GET /read/{id}']);
  });

  it('has nothing of operations that are not asked about', () => {
    expect(rules('GET /still')).toEqual([]);
    expect(of('GET /still')).toMatchObject({ verdict: 'identical', bump: 'none' });
  });

  it('says what it left out, and counts every change once', () => {
    for (const asked of [['GET /still'], ['POST /write'], ['GET /read/{id}', 'DELETE /read/{id}']]) {
      const { counts, uses } = of(...asked);
      for (const verdict of ['wire', 'review', 'source', 'compatible', 'editorial'] as const) {
        expect(counts[verdict] + (uses?.leftOut[verdict] ?? 0)).toBe(full.counts[verdict]);
      }
    }
    expect(full.counts.wire).toBeGreaterThan(1);
  });

  it('says how many names of components are among what it left out', () => {
    expect(of('GET /still').uses).toMatchObject({ leftOut: { source: 1 }, leftOutNames: 1 });
    expect(usesSentences(of('GET /still'))).toEqual([
      'For the 1 operation of list only.',
      'Left out, since they concern none of them: 6 changes (2 wire, 1 review, 1 source, 1 compatible, 1 editorial); among them 1 source change of a component name, which the code may use as types.',
    ]);
  });

  it('knows an operation that is gone, and one that is new', () => {
    expect(rules('DELETE /read/{id}')).toEqual(['wire operation-removed']);
    expect(rules('GET /read/mine')).toEqual(['compatible operation-added']);
  });

  it('keeps what concerns a component that they reach, and no other', () => {
    expect(rules('POST /write')).toEqual(['editorial words']);
  });

  it('names operations that no release has', () => {
    expect(of('GET /nowhere', 'GET /still').uses).toMatchObject({
      operations: ['GET /still'],
      unknown: ['GET /nowhere'],
    });
  });

  it('of all operations is the whole review, but for components that none of them reaches', () => {
    const all = of('GET /read/{id}', 'DELETE /read/{id}', 'POST /write', 'GET /still', 'GET /read/mine');
    const unused = full.changes.filter(({ at }) => at.base === '/components/schemas/Unused');
    expect(unused).toHaveLength(1);
    expect(all.changes).toEqual(full.changes.filter((change) => !unused.includes(change)));
  });
});

it('sees a change that stands in an operation of somebody else', () => {
  const release = (required: boolean): string => {
    const responses = { '200': { description: 'x' } };
    const own = { name: 'q', in: 'query', required, schema: { type: 'string' } };
    return JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      paths: {
        '/a': { get: { parameters: [own], responses } },
        '/b': { get: { parameters: [{ $ref: '#/paths/~1a/get/parameters/0' }], responses } },
      },
    });
  };
  const pair = parsePair({ text: release(false), name: 'a' }, { text: release(true), name: 'b' });
  const place = { source: '', file: null };
  const full = reviewOf({ document: pair.base, ...place }, { document: pair.revision, ...place }, engine);
  const { changes } = reviewOfOperations(full, { source: 'list', operations: ['GET /b'], unclear: [] }, engine);
  expect(changes).toMatchObject([{ rule: 'parameter-required', verdict: 'wire', operations: ['GET /b'] }]);
});

it('knows a callback by the operation that registers it, whatever its own method and address', () => {
  const release = (maxLength: number): string => {
    const responses = { '204': { description: 'x' } };
    const called = { post: { requestBody: json({ type: 'string', maxLength }), responses } };
    const own = { responses, callbacks: { done: { '{$request.body#/url}': called } } };
    const paths = { '/a': { put: own, post: { responses } } };
    return JSON.stringify({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths });
  };
  const pair = parsePair({ text: release(2), name: 'a' }, { text: release(3), name: 'b' });
  const place = { source: '', file: null };
  const full = reviewOf({ document: pair.base, ...place }, { document: pair.revision, ...place }, engine);
  const changesOf = (operation: string) =>
    reviewOfOperations(full, { source: 'list', operations: [operation], unclear: [] }, engine).changes;
  expect(changesOf('PUT /a')).toMatchObject([{ verdict: 'wire', operations: ['PUT /a callback:done'] }]);
  expect(changesOf('POST /a')).toEqual([]);
});

it.each([
  ['an extension', { $ref: '#/components/schemas/Kept/x-own' }],
  ['an anchor', { $ref: '#own' }],
])('keeps what concerns a component that is reached by way of %s', (_, schema) => {
  const own = { properties: { id: ref('Id') } };
  const release = (description: string): string => {
    const Kept = { 'x-own': own, properties: { a: { $anchor: 'own', ...own } } };
    const schemas = { Id: { description }, Other: { description }, Kept };
    const paths = { '/a': { get: { responses: { '200': { description: 'x', ...json(schema) } } } } };
    return JSON.stringify({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths, components: { schemas } });
  };
  const pair = parsePair({ text: release('old'), name: 'a' }, { text: release('new'), name: 'b' });
  const place = { source: '', file: null };
  const full = reviewOf({ document: pair.base, ...place }, { document: pair.revision, ...place }, engine);
  const used = { source: 'list', operations: ['GET /a'], unclear: [] };
  expect(reviewOfOperations(full, used, engine).changes).toMatchObject([
    { rule: 'words', at: { base: '/components/schemas/Id' } },
  ]);
});

it('takes a path that was there before for no new one', () => {
  const release = (description: string): string => {
    const responses = { '200': { description } };
    const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
    const paths = { '/jobs/{id}': { get: { parameters: [id], responses } }, '/jobs/mine': { get: { responses } } };
    return JSON.stringify({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths });
  };
  const pair = parsePair({ text: release('a'), name: 'a' }, { text: release('b'), name: 'b' });
  const place = { source: '', file: null };
  const full = reviewOf({ document: pair.base, ...place }, { document: pair.revision, ...place }, engine);
  const used = { source: 'list', operations: ['GET /jobs/{id}'], unclear: [] };
  expect(reviewOfOperations(full, used, engine).changes).toMatchObject([
    { rule: 'words', operations: ['GET /jobs/{id}'] },
  ]);
});
