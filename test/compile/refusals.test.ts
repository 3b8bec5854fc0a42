import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compileDocument } from '../../src/compile/document.js';
import { assertVersion } from '../../src/compile/release-order.js';
import { type Area, type Operation, pathParameter } from '../../src/contract/operation.js';

const tag = { name: 'a', description: 'An area.' };
const get: Operation = {
  method: 'get',
  path: '/a',
  summary: 'A',
  tag: 'a',
  responses: { 200: { description: 'Fine.' } },
};
const compile = (area: Partial<Area>) =>
  compileDocument([{ tag, schemas: {}, operations: [], ...area }], { version: '1.0.0' });

describe('what cannot be written faithfully is refused with the place and the way out', () => {
  const S = z.object({ a: z.string() });
  it.each<[string, z.ZodType, string]>([
    ['nullable', S.nullable(), 'z.nullable() cannot be written faithfully; leave the member out instead'],
    ['nullish', z.object({ b: z.string().nullish() }), 'X.b: z.nullable() cannot'],
    [
      'default',
      z.object({ b: z.string().default('x') }),
      'X.b: z.default() cannot be written faithfully; state the default',
    ],
    ['refine', z.object({ b: z.string().refine(() => true) }), 'X.b: a refinement is not written'],
    ['a refined object', S.refine(() => true), 'X: a refinement is not written'],
    [
      'transform',
      z.string().transform(Number),
      'X: .transform() cannot be written faithfully; transform in the server',
    ],
    ['preprocess', z.preprocess(Number, z.number()), 'X: z.preprocess() cannot'],
    ['pipe', z.string().pipe(z.string()), 'X: .pipe() cannot'],
    ['codec', z.codec(z.string(), z.number(), { decode: Number, encode: String }), 'X: z.codec() cannot'],
    ['lazy', z.lazy(() => S), 'X: z.lazy()'],
    ['tuple', z.tuple([z.string()]), 'X: z.tuple() cannot be written faithfully; write an object'],
    ['set', z.set(z.string()), 'X: z.set() cannot be written faithfully; use an array'],
    ['map', z.map(z.string(), z.string()), 'X: z.map()'],
    ['date', z.date(), 'X: z.date() cannot be written faithfully; use timestamp()'],
    ['bigint', z.bigint(), 'X: z.bigint()'],
    ['file', z.file(), 'X: z.file()'],
    ['custom', z.custom(() => true), 'X: z.custom()'],
    ['catch', z.string().catch(''), 'X: z.catch()'],
    ['symbol', z.symbol(), 'X: z.symbol() cannot be written faithfully; use another form'],
    ['strict object', z.strictObject({}), 'X: a closed object breaks installed apps'],
    ['loose object', z.looseObject({}), 'X: an object with a catch-all'],
    ['several literals', z.literal(['a', 'b']), 'X: only the first of several literals'],
    ['numeric literal', z.literal(1), 'X: only literals of text'],
    ['numeric enum', z.enum({ A: 1 } as never), 'X: an enum of numbers'],
    ['int32', z.int32(), 'X: "int32" comes out as a number without bounds'],
    ['multipleOf', z.number().multipleOf(2), 'X: the check "multiple_of" is not written'],
    ['array length', z.array(z.string()).length(2), 'X: the check "length_equals" is not written'],
    ['two patterns', z.string().regex(/a/).regex(/b/), 'X: only one pattern or format'],
    ['flags', z.string().regex(/a/i), 'X: the flags "i" of the pattern would be lost'],
    ['a format that Zod reads otherwise', z.email(), 'X: Zod\'s "email" and JSON Schema\'s format of that name'],
    ['trim', z.string().trim(), 'X: the check "overwrite" is not written'],
    ['a timestamp with fractions', z.iso.datetime(), 'X: use timestamp()'],
    ['coerced string', z.coerce.string(), 'X: a coerced string'],
    ['coerced number', z.coerce.number(), 'X: a coerced number comes out nullable'],
    ['record keys', z.record(z.enum(['a']), z.string()), 'X: the keys of a record'],
    ['a required member of any type', z.object({ a: z.unknown() }), 'X: member "a" of any type is never required'],
    ['a union of one', z.union([S]), 'X: a union of one'],
    [
      'a keyword in the metadata',
      z.string().meta({ maxLength: 3 }),
      'X: the metadata "maxLength" would bind the document but not Zod',
    ],
    [
      'deep inside',
      z.object({ list: z.array(z.union([z.record(z.string(), z.date()), z.string()])) }),
      'X.list[]<0>{}: z.date()',
    ],
    ['not Zod', {} as never, 'X: this is not a Zod 4 schema'],
  ])('%s', (_, schema, want) => expect(() => compile({ schemas: { X: schema } })).toThrow(want));

  it('names everything at once, and once where it is shared', () => {
    const shared = z.object({ d: z.date(), e: z.string().transform(Number) });
    const content = { 'application/json': z.object({ shared, n: z.null().nullable() }) };
    const operation = { ...get, tag: '', responses: { 200: { description: 'Fine.', content } } };
    const lines = [
      'X.d: z.date() cannot be written faithfully; use timestamp() or day().',
      'X.e: .transform() cannot be written faithfully; transform in the server; the contract states what travels.',
      "GET /a: an operation needs its area's tag.",
      'GET /a 200 application/json.n: z.nullable() cannot be written faithfully; leave the member out instead (.optional()), or write z.union([S, z.null()]) where null itself is the message.',
    ];
    expect(() => compile({ schemas: { X: shared }, operations: [operation] })).toThrow(
      expect.objectContaining({ message: lines.join('\n') }),
    );
  });

  it('names the operation and the part', () => {
    const operation = { ...get, body: { content: { 'application/json': z.string().nullable() } } };
    expect(() => compile({ operations: [operation] })).toThrow('GET /a application/json: z.nullable()');
  });
});

describe('a contract that contradicts itself is refused', () => {
  const A = z.object({ a: z.string() });
  const withId = z.object({ a: z.string() }).meta({ id: 'Lost' });
  const json = (schema: z.ZodType): Operation => ({
    ...get,
    responses: { 200: { description: 'Fine.', content: { 'application/json': schema } } },
  });
  it.each<[string, Partial<Area>, string]>([
    ['two operations on one path and method', { operations: [get, get] }, 'GET /a: the contract already has GET /a'],
    [
      'two that differ in the names of parameters only',
      {
        operations: [
          { ...get, path: '/a/{x}', parameters: [pathParameter('x', z.string(), 'X.')] },
          { ...get, path: '/a/{y}', parameters: [pathParameter('y', z.string(), 'Y.')] },
        ],
      },
      'GET /a/{y}: the contract already has GET /a/{x}',
    ],
    [
      'a $ref to nothing',
      { operations: [json(withId)] },
      'GET /a 200 application/json: its id is "Lost", which no area lists',
    ],
    ['a hand-written $ref', { operations: [json(z.string().meta({ $ref: '#/x' }))] }, 'the metadata "$ref" would bind'],
    ['an id that is not the listed name', { schemas: { Other: withId } }, 'Other: its id is "Lost"'],
    [
      'a response without a description',
      { operations: [{ ...get, responses: { 200: { description: ' ' } } }] },
      'GET /a 200: a response needs a description',
    ],
    ['no response', { operations: [{ ...get, responses: {} }] }, 'GET /a: an operation needs at least one response'],
    [
      'a status that is none',
      { operations: [{ ...get, responses: { 99: { description: 'x' } } }] },
      'GET /a 99: a status is three digits',
    ],
    [
      'a path parameter that is not declared',
      { operations: [{ ...get, path: '/a/{x}' }] },
      'GET /a/{x}: the path names {x}',
    ],
    [
      'one that is not in the path',
      { operations: [{ ...get, parameters: [pathParameter('x', z.string(), 'X.')] }] },
      'GET /a: the path parameter "x" is not in the path',
    ],
    [
      'a header twice',
      {
        operations: [
          {
            ...get,
            parameters: ['X-A', 'x-a'].map((name) => ({
              in: 'header' as const,
              name,
              required: false,
              schema: z.string(),
              description: '',
            })),
          },
        ],
      },
      'GET /a: the parameter "header x-a" is listed twice',
    ],
    ['no tag', { operations: [{ ...get, tag: '' }] }, "GET /a: an operation needs its area's tag"],
    ['a name that no generator takes', { schemas: { 'X-Y': A } }, 'X-Y: the name of a schema is a letter'],
    ['names that differ in case only', { schemas: { Job: A, JOB: A } }, 'JOB: differs from "Job" in case only'],
  ])('%s', (_, area, want) => expect(() => compile(area)).toThrow(want));

  it('a name declared by two areas', () => {
    const area = { tag, schemas: { A }, operations: [] };
    expect(() => compileDocument([area, area], { version: '1.0.0' })).toThrow(
      'A: two areas declare a schema of this name',
    );
  });
});

describe('a version that cannot be released is refused', () => {
  it.each([
    ['1.2', '1.2', [], 'src/contract/release.ts: "1.2" is not a semantic version'],
    ['1.2.3', 'v1.2.3', [], 'package.json: "v1.2.3" is not a semantic version'],
    ['1.2.3', '1.2.4', [], 'package.json: version is 1.2.4, but API_VERSION in src/contract/release.ts is 1.2.3'],
    ['1.1.22', '1.1.22', ['1.1.9', '1.1.24', '1.1.3'], 'API_VERSION 1.1.22 is older than the frozen release 1.1.24'],
    ['2.0.0-rc.1', '2.0.0-rc.1', ['2.0.0'], 'API_VERSION 2.0.0-rc.1 is older than the frozen release 2.0.0'],
    ['2.0.0', '2.0.0', ['latest'], 'releases/: "latest" is not a semantic version'],
  ])('%s with package.json %s over %j', (api, pkg, frozen, want) =>
    expect(() => assertVersion(api, pkg, frozen)).toThrow(want),
  );

  it.each([
    ['1.1.24', ['1.1.22', '1.1.24']],
    ['2.0.0-rc.10', ['2.0.0-rc.9']],
    ['1.10.0', ['1.9.0']],
  ])('%s over %j is fine', (version, frozen) => expect(() => assertVersion(version, version, frozen)).not.toThrow());
});
