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
