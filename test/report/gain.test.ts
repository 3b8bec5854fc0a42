/** Which of the changes that break nobody are told as good news. */
import { describe, expect, it } from 'vitest';
import { parseDocument, render, review } from '../../src/diff.js';
import type { Json } from '../../src/json.js';
import { unchanged } from '../../src/openapi/read.js';
import { gainOf } from '../../src/review/gain.js';
import { reviewOfOperations } from '../../src/review/of-operations.js';
import { subsume } from '../../src/schema/subsume.js';

it.each([
  ['operation-added', {}, 'added'],
  ['servers', { case: 'added' }, 'added'],
  ['response-removed', {}, 'other'],
  ['schema-enum', { to: ['a'] }, 'added'],
  ['schema-enum', { to: null }, 'wider'],
  ['schema-enum', { from: ['a'] }, 'other'],
  ['schema-enum', { from: ['a'], to: ['b'] }, 'other'],
  ['property-required', { to: false }, 'wider'],
  ['property-required', { to: true }, 'other'],
  ['schema-string', { from: { maxLength: 5 }, to: { maxLength: 9 } }, 'wider'],
  ['schema-string', { from: { maxLength: 9 }, to: { maxLength: 5 } }, 'other'],
  ['schema-string', { from: { maxLength: 9 } }, 'wider'],
  ['schema-string', { to: { maxLength: 9 } }, 'other'],
  ['schema-string', { from: { pattern: 'a' }, to: { pattern: 'b' } }, 'other'],
  ['schema-number', { from: { minimum: 5, maximum: 9 }, to: { minimum: 4 } }, 'wider'],
  ['schema-number', { from: { exclusiveMinimum: 5 }, to: { exclusiveMinimum: 6 } }, 'other'],
  ['schema-type', { from: { type: 'string' }, to: { type: ['string', 'null'] } }, 'wider'],
  ['schema-type', { from: { type: ['string', 'null'] }, to: { type: 'string' } }, 'other'],
  ['schema-type', { case: 'null', to: true }, 'wider'],
  ['deprecated', { to: true }, 'other'],
])('%s %j: %s', (rule, detail, gain) => expect(gainOf({ rule, detail })).toBe(gain));

const release = (schema: Json, paths: Json = {}) =>
  parseDocument(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      paths,
      components: { schemas: { Priority: schema } },
    }),
    'things',
  );
const priorities = (...values: string[]) => ({ type: 'string', enum: values });

describe('a component that no operation refers to', () => {
  const said = (base: Json, revision: Json) => render(review(release(base), release(revision)), 'text');
  const unused = '; no operation refers to it';

  it('says so, and is no good news where it takes less', () => {
    const line = `no longer allowed: "low"${unused}`;
    expect(said(priorities('low', 'high'), priorities('high'))).toContain(`\n  ~ ${line}\n`);
    expect(said(priorities('high'), priorities('low', 'high'))).toContain(`\n  + newly allowed: "low"${unused}\n`);
    const json = JSON.parse(render(review(release(priorities('low', 'high')), release(priorities('high'))), 'json'));
    expect(json.changes).toMatchObject([{ verdict: 'compatible', operations: [], message: line }]);
  });

  it('is not said of what others use, when a few operations are asked about', () => {
    const answer = { $ref: '#/components/schemas/Priority' };
    const get = { responses: { '200': { description: 'OK', content: { 'application/json': { schema: answer } } } } };
    const base = release(priorities('low', 'high'), { '/old': { get } });
    const revision = release(priorities('high'), { '/old': { get }, '/new': { get } });
    const full = review(base, revision);
    const used = { source: 'list', operations: ['GET /new'], unclear: [] };
    const messages = reviewOfOperations(full, used, { subsume, unchanged }).changes.map(({ message }) => message);
    expect(messages).toEqual(['no longer allowed: "low"', 'operation `GET /new` is new']);
  });
});
