import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { artifacts } from '../../src/compile/artifacts.js';
import { compileDocument } from '../../src/compile/document.js';
import { areas } from '../../src/contract/index.js';
import { API_VERSION, MIN_CLIENT_VERSION } from '../../src/contract/release.js';
import type { JsonObject } from '../../src/json.js';
import { copyPackage, packageRoot } from '../support/package-copy.js';

const document = compileDocument(areas, { version: API_VERSION });
const render = (path: string, value: JsonObject = document) =>
  Promise.resolve(artifacts.find((one) => one.path === path)?.render(value));
const read = (path: string) => readFileSync(join(packageRoot, path), 'utf8');

describe('every artifact', () => {
  it.each(artifacts.map(({ path }) => path))('%s in the folder is what the sources compile to', async (path) => {
    expect(await render(path)).toBe(read(path));
  });

  it.each(artifacts.map(({ path }) => path))(
    '%s leaves the document as it was and comes out the same twice',
    async (path) => {
      const before = JSON.stringify(document);
      expect(await render(path)).toBe(await render(path));
      expect(JSON.stringify(document)).toBe(before);
    },
  );

  it('is the same in any locale and time zone', () => {
    const copy = copyPackage();
    try {
      for (const [LANG, TZ] of [
        ['tr_TR.UTF-8', 'Pacific/Kiritimati'],
        ['C', 'America/St_Johns'],
      ]) {
        const env = { ...process.env, LANG, LC_ALL: LANG, TZ };
        const run = spawnSync(process.execPath, ['scripts/run.mjs', 'build-api-spec', '--check'], {
          cwd: copy.root,
          env,
          encoding: 'utf8',
        });
        expect(run.stderr).toBe('');
        expect(run.status).toBe(0);
      }
    } finally {
      copy.remove();
    }
  });
});

describe('openapi.yaml', () => {
  const parameter = (name: string) => ({
    name,
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description: name,
  });
  const operation = (...parameters: JsonObject[]) => ({ parameters, responses: { 200: { description: 'x' } } });

  it('says the same as openapi.json', () => {
    expect(parse(read('openapi.yaml'), { maxAliasCount: -1 })).toEqual(JSON.parse(read('openapi.json')));
  });

  it('writes a parameter that occurs again once, counting from 1 in the order of the file', async () => {
    const paths = {
      '/a': { get: operation(parameter('Once'), parameter('First')), post: operation(parameter('Second')) },
      '/b': { get: operation(parameter('Second'), parameter('First')) },
    };
    const text = String(await render('openapi.yaml', { paths }));
    expect(text.match(/[&*]ref_\d+|name: \w+/g)).toEqual([
      'name: Once',
      '&ref_1',
      'name: First',
      '&ref_2',
      'name: Second',
      '*ref_2',
      '*ref_1',
    ]);
    expect(parse(text)).toEqual({ paths: JSON.parse(JSON.stringify(paths)) });
  });

  it('aliases nothing but parameters of operations', async () => {
    const same = { type: 'object', properties: { a: { type: 'string' } } };
    const text = String(await render('openapi.yaml', { components: { schemas: { A: same, B: same } }, paths: {} }));
    expect(text).not.toMatch(/[&*]ref_/);
  });

  it('folds text that passes column 120, and only that', async () => {
    const description = `${'word '.repeat(30)}end`;
    const text = String(await render('openapi.yaml', { info: { description, title: 'Short: quoted' } }));
    expect(text).toContain('  description: >-\n    word');
    expect(text).toContain("title: 'Short: quoted'");
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(parse(text)).toEqual({ info: { description, title: 'Short: quoted' } });
  });

  it('is linear in the number of operations', async () => {
    const paths = Object.fromEntries(
      Array.from({ length: 2000 }, (_, i) => [`/p${i}`, { get: operation(parameter('Same')) }]),
    );
    const text = String(await render('openapi.yaml', { paths }));
    expect(text.match(/\*ref_1/g)).toHaveLength(1999);
  });
});

describe('the document', () => {
  const schemas = (document.components as JsonObject).schemas as JsonObject;

  it('refers to the two envelopes by $ref and holds everything else inline', () => {
    const targets = new Set(JSON.stringify(document).match(/"\$ref":"[^"]*"/g));
    expect([...targets].sort()).toEqual([
      '"$ref":"#/components/schemas/ErrorEnvelope"',
      '"$ref":"#/components/schemas/UpgradeRequiredEnvelope"',
    ]);
  });

  it('opens with the envelopes and the version', () => {
    expect(Object.keys(schemas).slice(0, 3)).toEqual(['ErrorEnvelope', 'UpgradeRequiredEnvelope', 'VersionResponse']);
    expect(schemas.VersionResponse).toMatchObject({
      properties: { apiVersion: { example: API_VERSION }, minClientVersion: { example: MIN_CLIENT_VERSION } },
    });
  });

  it('closes no object that a response can hold', () => {
    expect(JSON.stringify(document)).not.toContain('"additionalProperties":false');
  });

  it('declares every required member', () => {
    for (const { properties, required } of objectsIn(document)) {
      expect(Object.keys((properties ?? {}) as JsonObject)).toEqual(expect.arrayContaining(required as string[]));
    }
  });

  it('lists the client version first in every operation that takes it', () => {
    for (const [path, item] of Object.entries(document.paths as JsonObject)) {
      if (path === '/api/version') continue;
      for (const operation of Object.values(item as JsonObject)) {
        expect((operation as { parameters: JsonObject[] }).parameters[0], path).toMatchObject({
          name: 'X-Client-Version',
          in: 'header',
        });
      }
    }
  });
});

/** Every schema of type object with required members, anywhere. */
function* objectsIn(value: unknown): Generator<JsonObject> {
  if (typeof value !== 'object' || value === null) return;
  const object = value as JsonObject;
  if (object.type === 'object' && Array.isArray(object.required)) yield object;
  for (const part of Object.values(object)) yield* objectsIn(part);
}
