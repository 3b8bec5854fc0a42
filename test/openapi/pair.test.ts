import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/json.js';
import { parseDocument, parsePair, unchanged } from '../../src/openapi/read.js';
import { api } from './sample.js';

const schema = (type: string): JsonObject => ({ type, description: 'größer 世界 \u{1f600}' });
const base = api({
  tags: [{ name: 'a' }],
  paths: { '/a': { get: { tags: ['a'] } }, '/b/{x}': { $ref: '#/components/pathItems/P' } },
  components: {
    schemas: { A: schema('string'), B: schema('integer'), C: { $ref: '#/components/schemas/A' }, __proto: {} },
    pathItems: { P: { get: {} } },
  },
});

const input = (value: Json, name: string, space?: number) => ({ text: JSON.stringify(value, null, space), name });

function edited(edit: (document: JsonObject, schemas: JsonObject) => void): JsonObject {
  const copy = structuredClone(base);
  edit(copy, (copy.components as JsonObject).schemas as JsonObject);
  return copy;
}

const pointers = [
  ...['/openapi', '/info', '/tags', '/paths/~1a', '/paths/~1b~1{x}', '/components/pathItems/P'],
  ...['A', 'B', 'C', '__proto'].map((name) => `/components/schemas/${name}`),
];

/** The parts of the base that a revision is known to repeat. */
function known(revision: JsonObject, space?: number): string[] {
  const pair = parsePair(input(base, 'a.json', 2), input(revision, 'b.json', space ?? 2));
  expect(pair.base.json).toEqual(base);
  expect(pair.revision.json).toEqual(revision);
  return pointers.filter((pointer) => unchanged(pair.base, pair.revision, pointer));
}

describe('two documents read together', () => {
  it('share the parts whose text is the same', () => {
    expect(known(structuredClone(base))).toEqual(pointers);
    const pair = parsePair(input(base, 'a'), input(base, 'b'));
    expect(pair.revision.at('/components/schemas/A')).toBe(pair.base.at('/components/schemas/A'));
    expect(unchanged(pair.base, pair.revision, '/components/schemas/A/type')).toBe(true);
  });

  it('know a changed, a missing, an added and a moved part', () => {
    const changed = edited((_, schemas) => Object.assign(schemas, { A: schema('number') }));
    expect(known(changed)).toEqual(pointers.filter((pointer) => pointer !== '/components/schemas/A'));
    const less = edited((_, schemas) => delete schemas.B);
    expect(known(less)).toEqual(pointers.filter((pointer) => pointer !== '/components/schemas/B'));
    expect(known(edited((_, schemas) => Object.assign(schemas, { D: {} })))).toEqual(pointers);
    const moved = edited((_, schemas) => {
      const { A, ...rest } = schemas;
      for (const name of Object.keys(schemas)) delete schemas[name];
      Object.assign(schemas, rest, { A });
    });
    expect(known(moved)).toEqual(pointers);
  });

  it('say nothing of a part that is written differently, and are right all the same', () => {
    // Only a text without white space inside is the same at every indentation.
    expect(known(structuredClone(base), 4)).toEqual(['/openapi', '/components/schemas/__proto']);
  });

  it('do not take a number for the same because the other begins with it', () => {
    const pair = parsePair(input(api({ 'x-a': 1 }), 'a'), input(api({ 'x-a': 12 }), 'b'));
    expect(unchanged(pair.base, pair.revision, '/x-a')).toBe(false);
    expect(pair.revision.json['x-a']).toBe(12);
  });

  it('are each judged as when read alone', () => {
    const faults: JsonObject[] = [
      edited((_, schemas) => delete schemas.A),
      edited((_, schemas) => Object.assign(schemas, { A: { $ref: '#/components/schemas/C' } })),
      edited((_, schemas) => Object.assign(schemas, { A: { type: 'text' } })),
      edited((document) => Object.assign(document.paths as JsonObject, { '/b/{y}': { get: {} } })),
      edited((document) => delete (document.components as JsonObject).pathItems),
    ];
    for (const fault of faults) {
      const alone = () => parseDocument(JSON.stringify(fault, null, 2), 'b');
      const together = () => parsePair(input(base, 'a', 2), input(fault, 'b', 2));
      let message = '';
      try {
        alone();
      } catch (error) {
        message = (error as Error).message;
      }
      expect(message).toMatch(/^b at /);
      expect(together).toThrow(message);
    }
  });

  it('of different dialects share nothing', () => {
    const pair = parsePair(input({ ...base, openapi: '3.0.3' }, 'a'), input(base, 'b'));
    expect(pointers.filter((pointer) => unchanged(pair.base, pair.revision, pointer))).toEqual([]);
    expect(pair.revision.dialect).toBe('3.1');
  });

  it('may be YAML, of which nothing is known ahead', () => {
    const yaml = { text: `# YAML\n${JSON.stringify(base)}`, name: 'b.yaml' };
    const pair = parsePair(input(base, 'a.json'), yaml);
    expect(unchanged(pair.base, pair.revision, '/info')).toBe(false);
    expect(pair.revision.json).toEqual(pair.base.json);
  });
});

describe('names that JavaScript knows', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', '0', '', '/', '~'];
  const schemas = JSON.parse(
    `{${names.map((name) => `${JSON.stringify(name)}:{"type":"string"}`).join(',')}}`,
  ) as JsonObject;

  it('are names like any other, as components, members and references', () => {
    const text = JSON.stringify(
      api({ components: { schemas: { ...schemas, Z: { properties: schemas, required: names } }, responses: schemas } }),
    ).replace('"openapi"', '"__proto__":{"x":1},"openapi"');
    const document = parseDocument(text, 'api.json');
    expect(JSON.stringify(document.json)).toBe(JSON.stringify(JSON.parse(text)));
    expect(Object.getPrototypeOf(document.json)).toBe(Object.prototype);
    for (const name of names) {
      const ref = `#/components/schemas/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      expect(document.locate(ref)?.json).toEqual(schemas[name] === undefined ? undefined : { type: 'string' });
    }
    expect(document.locate('#/components/headers/toString')).toBeUndefined();
    expect(document.at('/components/constructor')).toBeUndefined();
  });
});
