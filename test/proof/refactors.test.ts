import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/json.js';
import { groundOf, ownDocuments, read, realPairs } from './documents.js';
import { refactors } from './refactors.js';
import { Release } from './release.js';
import { reviewed, reviewedAsYaml } from './reviewing.js';
import { told } from './run.js';
import { as31 } from './translate.js';

/** A document whose request, response and parameter all hold the schema. */
function documentOf(schema: Json, components: Readonly<Record<string, Json>> = {}): Release {
  const content = { 'application/json': { schema } };
  const post = {
    requestBody: { required: true, content },
    responses: { '200': { description: 'Done', headers: { 'X-Value': { content } }, content } },
  };
  return new Release({
    openapi: '3.1.0',
    info: { title: 'Refactored', version: '1.0.0' },
    paths: { '/x': { post } },
    components: { schemas: components },
  } as JsonObject);
}

const silent = ['compatible', 'editorial', 'identical'];

describe('refactors are silent', () => {
  const ways = refactors.flatMap((each) => [
    {
      ...each,
      title: each.name,
      from: each.one,
      to: each.other,
      old: each.components?.one,
      fresh: each.components?.other,
    },
    {
      ...each,
      title: `${each.name}, and back`,
      from: each.other,
      to: each.one,
      old: each.components?.other,
      fresh: each.components?.one,
    },
  ]);
  it.each(ways)('$title', ({ from, to, old, fresh }) => {
    const review = reviewed(documentOf(from, old), documentOf(to, fresh));
    const kept = old === undefined || Object.keys(old).every((name) => name in (fresh ?? {}));
    const allowed = kept ? silent : [...silent, 'source'];
    expect(allowed, told(review)).toContain(review.verdict);
  });
});

describe('a 3.0 document and its translation to 3.1', () => {
  const own = ownDocuments().map(({ name, path }) => ({ name, path }));
  const real = realPairs().map(({ name, base }) => ({ name, path: base }));
  const old = [...own, ...real].filter(({ path }) => String(read(path).openapi).startsWith('3.0'));
  it.each(old)('$name', ({ path }) => {
    const before = new Release(read(path));
    const after = new Release(as31(before));
    for (const [base, revision] of [
      [before, after],
      [after, before],
    ] as const) {
      const review = reviewed(base, revision);
      expect(review.counts, told(review)).toMatchObject({ wire: 0, review: 0, source: 0, compatible: 0 });
    }
  });
});

describe('nothing changed, nothing reported', () => {
  const own = ownDocuments().map(({ name, path }) => ({ name, path }));
  const real = realPairs().flatMap(({ name, base, revision }) => [
    { name: `${name} base`, path: base },
    { name: `${name} revision`, path: revision },
  ]);
  it.each([...own, ...real])('$name', ({ path }) => {
    const { release } = groundOf('', read(path));
    expect(reviewed(release, new Release(structuredClone(release.json))).verdict).toBe('identical');
    if (own.some((each) => each.path === path)) expect(reviewedAsYaml(release, release).verdict).toBe('identical');
  });
});
