/** Lists that tools write and nobody reads: the time that they take grows with what they say, not with its square. */
import { expect, test } from 'vitest';
import { parseDocument, review } from '../../src/diff.js';
import type { Json } from '../../src/json.js';

const answers = { responses: { '204': { description: 'Done' } } };

/** The verdicts and rules from one release to the next, and the time that it took. */
function compared(old: object, fresh: object): { found: string[]; took: number } {
  const parse = (document: object, name: string) =>
    parseDocument(JSON.stringify({ openapi: '3.1.0', info: { title: 'T', version: name }, ...document }), name);
  const start = performance.now();
  const { changes } = review(parse(old, 'old'), parse(fresh, 'new'));
  return {
    found: [...new Set(changes.map(({ verdict, rule }) => `${verdict} ${rule}`))],
    took: performance.now() - start,
  };
}

const keys = (count: number, prefix: string): Json =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`s${i}`, { type: 'apiKey', in: 'header', name: `${prefix}${i}` }]),
  );

const secured = (security: Json, securitySchemes: Json): object => ({
  paths: { '/a': { get: { security, ...answers } } },
  components: { securitySchemes },
});

/** Of each of ten pairs of schemes one. */
const choices = Array.from({ length: 2 ** 10 }, (_, bits) =>
  Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`s${2 * i + ((bits >> i) & 1)}`, []])),
);

test('one scheme more in 2,000 alternatives of 12', () => {
  const alternatives = Array.from({ length: 2000 }, (_, bits) =>
    Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`s${i}`, [`scope${(bits >> (i % 11)) & 1}`]])),
  );
  const more = alternatives.map((each) => ({ ...each, s12: [] }));
  const { found, took } = compared(secured(alternatives, keys(13, 'H')), secured(more, keys(13, 'H')));
  expect(found).toEqual(['wire security']);
  expect(took).toBeLessThan(3000);
});

test('other schemes under the names of 2^10 alternatives', () => {
  const { found, took } = compared(secured(choices, keys(20, 'H')), secured(choices, keys(20, 'G')));
  expect(found).toEqual(['wire security-scheme']);
  expect(took).toBeLessThan(3000);
});

test('2,000 alternatives with a scope of their own each', () => {
  const alternatives = Array.from({ length: 2000 }, (_, i) => ({ s0: [`scope${i}`] }));
  const more = alternatives.map((each) => ({ ...each, s1: [] }));
  const { found, took } = compared(secured(alternatives, keys(2, 'H')), secured(more, keys(2, 'H')));
  expect(found).toEqual(['wire security']);
  expect(took).toBeLessThan(3000);
});

test('1,500 media types of which every one changed', () => {
  const content = (parameter: string): Json =>
    Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`application/x${i}${parameter}`, {}]));
  const sent = (parameter: string): object => ({
    paths: { '/a': { post: { requestBody: { content: content(parameter) }, ...answers } } },
  });
  const { found, took } = compared(sent(''), sent(';v=1'));
  expect(found).toEqual(['wire media-type-removed']);
  expect(took).toBeLessThan(3000);
});

test('2,000 operations behind five servers whose base path moved', () => {
  const hosts = Array.from({ length: 5 }, (_, i) => `https://h${i}.example`);
  const moved = (ofServers: string, ofPaths: string): object => ({
    servers: hosts.map((host) => ({ url: host + ofServers })),
    paths: Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`${ofPaths}/r${i}/{id}`, { get: answers }])),
  });
  const { found, took } = compared(moved('/v1', ''), moved('', '/v1'));
  expect(found).toEqual(['review operation-removed', 'compatible operation-added']);
  expect(took).toBeLessThan(3000);
});
