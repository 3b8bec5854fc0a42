/** What a report says that the receiver wants where it refuses something. */
import { expect, it } from 'vitest';
import { parseDocument, render, review } from '../../src/diff.js';
import type { Json } from '../../src/json.js';

const release = (schema: Json) =>
  parseDocument(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'T', version: '1.0.0' },
      paths: { '/jobs': { post: { requestBody: { content: { 'application/json': { schema } } }, responses: {} } } },
    }),
    'jobs',
  );
const text = (base: Json, revision: Json) =>
  render(review(release(base), release(revision)), 'text').replace(/\s+/g, ' ');

it('of a missing member: an object that has it', () => {
  const member = { name: { type: 'string' } };
  const said = text({ type: 'object', properties: member }, { type: 'object', properties: member, required: ['name'] });
  expect(said).toContain('the server wants {"required":["name"],"properties":{"name":{"type":"string"}}}');
});

it('of a value: the schema without its words', () => {
  const said = text({ type: 'string' }, { title: 'T', description: 'D', example: 'a', type: 'string', maxLength: 2 });
  expect(said).toContain('the server wants {"type":"string","maxLength":2}');
});

it('of a webhook that is no longer sent: nothing comes in its place', () => {
  const hooks = (webhooks: Json) =>
    parseDocument(JSON.stringify({ openapi: '3.1.0', info: { title: 'T', version: '1.0.0' }, webhooks }), 'hooks');
  const said = render(review(hooks({ done: { post: {} } }), hooks({})), 'text').replace(/\s+/g, ' ');
  expect(said).toContain('a server built on the revision sends in place of POST webhook:done: (nothing)');
});

it('of a body of a type that is gone: no such type, whatever the body holds, or some of a range alone', () => {
  const bodies = (...types: string[]) => {
    const content = Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }]));
    const paths = { '/jobs': { post: { requestBody: { content }, responses: {} } } };
    return parseDocument(JSON.stringify({ openapi: '3.1.0', info: { title: 'T', version: '1.0.0' }, paths }), 'jobs');
  };
  const said = (base: string[], format: 'text' | 'html', ...revision: string[]) =>
    render(review(bodies(...base), bodies(...revision)), format).replace(/\s+/g, ' ');
  expect(said(['text/plain', 'application/json'], 'text', 'application/json')).toContain(
    'a client built on the base sends POST /jobs with a body of text/plain the server takes no such type',
  );
  expect(said(['application/*'], 'text', 'application/json')).toContain(
    'sends POST /jobs with a body of application/* of these the server takes application/json alone',
  );
  expect(said(['text/plain', 'application/json'], 'html', 'application/json')).toContain(
    'with a body of text/plain.</figcaption><p class="wants">The server takes no such type.</p>',
  );
});

const listed = (length: number, more: readonly string[] = []) => ({
  enum: [...Array.from({ length }, (_, i) => `EVENT_${i}`), ...more],
});

it('of one of many values: how many are known, and that it is none of them', () => {
  expect(text(listed(137, ['X']), listed(137))).toContain('the server knows 137 values, and "X" is none of them');
  expect(text(listed(2, ['X']), listed(2))).toContain('the server wants {"enum":["EVENT_0","EVENT_1"]}');
});

it('of one of many values, on the page: all that fit there, else their number', () => {
  const page = (length: number) => render(review(release(listed(length, ['X'])), release(listed(length))), 'html');
  expect(page(12)).toContain('<p class="wants">The server wants:</p><pre class="wanted">enum:\n  - EVENT_0\n');
  expect(page(137)).toContain('<p class="wants">The server knows 137 values, and &#34;X&#34; is none of them.</p>');
});

it('of a long schema: whole members, and how many more there are', () => {
  const kinds = (length: number) => ({
    oneOf: Array.from({ length }, (_, i) => ({
      type: 'object',
      required: ['kind'],
      properties: { kind: { const: i } },
    })),
  });
  expect(text(kinds(9), kinds(8))).toContain(
    'the server wants {"oneOf":[{"type":"object","required":["kind"],"properties":{"kind":{"const":0}}},' +
      '{"type":"object" and 2 more} and 6 more]}',
  );
});

const removed = (paths: Json, format = 'text') => {
  const of = (given: Json) =>
    parseDocument(JSON.stringify({ openapi: '3.1.0', info: { title: 'T', version: '1.0.0' }, paths: given }), 'paths');
  return render(review(of(paths), of({})), format);
};

it.each(['text', 'markdown', 'github', 'junit'])(
  'of an operation that is gone, in %s: its method and path',
  (format) => {
    const said = removed({ '/api/jobs/{jobId}/stage': { put: {} } }, format);
    expect(said).toContain('a client built on the base sends PUT /api/jobs/{jobId}/stage');
    expect(said).toContain('the server has no such operation');
    expect(said).not.toContain('"/api/jobs');
  },
);

it('of an operation that is gone, for people and programs', () => {
  const paths = { '/api/jobs/{jobId}/stage': { put: {} } };
  expect(removed(paths, 'html')).toContain(
    '<figcaption>A client built on the base sends PUT /api/jobs/{jobId}/stage.</figcaption><p class="wants">',
  );
  const operation = 'PUT /api/jobs/{jobId}/stage';
  const [change] = JSON.parse(removed(paths, 'json')).changes;
  expect(change.witness).toMatchObject({ operation, part: 'path', payload: '/api/jobs/{jobId}/stage' });
});
