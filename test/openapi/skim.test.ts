import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { grammar } from '../../src/openapi/grammar/document.js';
import { Slice, type Sliced } from '../../src/openapi/json/slice.js';
import { parseDocument } from '../../src/openapi/read.js';
import { cut } from '../../src/openapi/skim/cut.js';
import { startSkim } from '../../src/openapi/skim/skim.js';
import { packageRoot } from '../support/package-copy.js';
import { api, parsed, sentenceFor } from './sample.js';

/** What stands where, as text, with the references of each part. */
function partsOf(text: string, piece?: number): unknown {
  const bytes = Buffer.from(text);
  const found = cut(bytes, 0, grammar('3.1'), startSkim(grammar('3.1'), piece)!);
  const shown = (part: Slice | Sliced): unknown =>
    part instanceof Slice
      ? [
          part.bytes.toString('utf8', part.start, part.end),
          part.references.map(({ ref }) => ref),
          part.alias?.ref ?? null,
        ]
      : Object.fromEntries([...part].map(([name, each]) => [name, shown(each)]));
  return found && { parts: shown(found.sliced), all: [...found.references].map(({ ref }) => ref) };
}

const text = JSON.stringify(
  api({
    'x-number': 12345.678e-2,
    'x-text': 'größer 世界 \u{1f600} "quoted" \\ and \u0001',
    paths: { '/a': { get: { responses: { 200: { $ref: '#/components/responses/R' }, '4XX': {}, default: {} } } } },
    components: {
      responses: { R: { description: '' } },
      schemas: {
        A: {
          type: 'object',
          properties: { a: { $ref: '#/components/schemas/B' }, b: { $ref: '#/components/schemas/B' } },
        },
        B: { $ref: '#/components/schemas/C' },
        C: { type: 'number', maximum: 1.7976931348623157e308, multipleOf: 0.5, examples: [{ 'with "quotes"': 1 }] },
      },
    },
  }),
);

describe('the parts of a text', () => {
  it('are found with their references', () => {
    expect(partsOf(text)).toMatchObject({
      parts: {
        'x-number': ['123.45678', [], null],
        paths: { '/a': [expect.stringContaining('4XX'), ['#/components/responses/R'], null] },
        components: {
          schemas: {
            A: [expect.any(String), ['#/components/schemas/B'], null],
            B: ['{"$ref":"#/components/schemas/C"}', ['#/components/schemas/C'], '#/components/schemas/C'],
          },
        },
      },
      all: ['#/components/responses/R', '#/components/schemas/B', '#/components/schemas/C'],
    });
  });

  it('are the same however small the pieces are that lie in memory', () => {
    const whole = partsOf(text);
    for (let piece = 1; piece <= 400; piece++) expect(partsOf(text, piece), `pieces of ${piece}`).toEqual(whole);
  });

  it('are the same of a release, in pieces of a few sizes', () => {
    const release = readFileSync(join(packageRoot, 'openapi.json'), 'utf8');
    const whole = partsOf(release);
    expect(whole).toBeDefined();
    for (const piece of [17, 100, 1000, 4096, 65_536]) expect(partsOf(release, piece)).toEqual(whole);
  });

  it('of two ways to write one reference are one reference', () => {
    const schemas = '"A":{"$ref":"#/components/schemas/B"},"C":{"$ref":"#\\/components\\/schemas\\u002fB"},"B":{}';
    const found = partsOf(`{"openapi":"3.1.0","info":{},"components":{"schemas":{${schemas}}}}`);
    expect(found).toMatchObject({ all: ['#/components/schemas/B'] });
  });
});

describe('beside a `$ref`', () => {
  const schema = '{"$ref":"#/components/schemas/B","properties":{"c":{"$ref":"#/components/schemas/C"}}}';
  const text = (version: string) =>
    `{"openapi":"${version}","info":{},"paths":{},"components":{"schemas":{"A":${schema},"B":{},"C":{"$ref":"#/components/schemas/B"}}}}`;

  it.each([
    ['3.0.3', ['#/components/schemas/B']],
    ['3.1.0', ['#/components/schemas/B', '#/components/schemas/C']],
  ])('%s: references count where members do', (version, expected) => {
    const { references } = parseDocument(text(version), 'a.json');
    expect([...references('/components/schemas/A')].sort()).toEqual(expected);
    expect(references('/components/schemas/C')).toEqual(['#/components/schemas/B']);
  });
});

describe('a reference to what stands beside another one', () => {
  const at = '#/components/responses/A/content/a/schema';
  const api31 = (own: string) =>
    api({
      components: {
        schemas: { A: { $ref: at }, B: {} },
        responses: {
          A: { $ref: '#/components/responses/B', content: { a: { schema: { items: { $ref: own } } } } },
          B: {},
        },
      },
    });

  it('is left to the checker, which looks there', () => {
    expect(sentenceFor(api31('#/nowhere'))).toBe(
      'api at /components/responses/A/content/a/schema/items/$ref: the `$ref` "#/nowhere" names nothing in this document',
    );
    expect(sentenceFor(api31('#/info'))).toContain('"#/info" names the info object where a schema belongs');
  });

  it('leads on from there', () => {
    const { references } = parsed(api31('#/components/schemas/B'));
    expect(references('/components/responses/A')).toEqual(['#/components/responses/B', '#/components/schemas/B']);
  });
});

describe('doubt', () => {
  const of = (part: string) => `{"openapi":"3.1.0","info":{},"paths":{},"x":{"a":1,"b":${part}}}`;
  const inSchema = (schema: string) => `{"openapi":"3.1.0","info":{},"components":{"schemas":{"A":${schema}}}}`;

  it.each([
    ['a name twice', of('{"c":1,"c":2}')],
    ['a name twice, once with an escape', of('{"c/":1,"c\\/":2}')],
    ['a name twice among many', of(`{${Array.from({ length: 40 }, (_, i) => `"n${i}":1`).join()},"n7":1}`)],
    ['a name of the root twice', '{"openapi":"3.1.0","info":{},"paths":{},"info":{}}'],
    ['a number too large', of('1e999')],
    ['a number that goes on', of('01')],
    ['a word that is none', of('trueish')],
    ['an escape that is none', of('"\\x"')],
    ['a control character', of('"\u0007"')],
    ['a comma too many', of('[1,]')],
    ['a text that ends', of('{"c":1').slice(0, -2)],
    ['nothing behind it', `${of('1')} 2`],
    ['401 inside one another', of('['.repeat(399) + ']'.repeat(399))],
    ['a type that is none', inSchema('{"type":"text"}')],
    ['a keyword of the wrong class', inSchema('{"maxLength":"1"}')],
    ['a length that is no count', inSchema('{"maxLength":1.5}')],
    ['a multiple of zero', inSchema('{"multipleOf":0.0}')],
    ['what the checker must name', inSchema('{"$id":"https://example.com/a"}')],
    // 31 * 'n' + 'F' = 31 * 'm' + 'e': these have the hashes of `name`, `$ref` and `string`.
    [
      'a name with the hash of another',
      '{"openapi":"3.1.0","components":{"parameters":{"P":{"in":"query","nanF":"x"}}}}',
    ],
    ['a `$ref` by its hash alone', inSchema('{"$rfG":"#/components/schemas/A"}')],
    ['a word with the hash of another', inSchema('{"type":"strioH"}')],
    ['a keyword with escapes', inSchema('{"t\\u0079pe":"string"}')],
    ['an extension with escapes', '{"openapi":"3.1.0","paths":{"/a":{"get":{"responses":{"\\u0078-a":{}}}}}}'],
    ['a status that is none', '{"openapi":"3.1.0","info":{},"paths":{"/a":{"get":{"responses":{"600":{}}}}}}'],
    ['a path without a slash', '{"openapi":"3.1.0","info":{},"paths":{"a":{}}}'],
  ])('%s', (_, document) => {
    expect(partsOf(document)).toBeUndefined();
  });

  it.each([
    ['names with one hash in two objects', of('[{"Aa":1},{"BB":2}]')],
    ['400 inside one another', of('['.repeat(398) + ']'.repeat(398))],
    ['a large number', of('1e300')],
    ['a positive multiple', inSchema('{"multipleOf":1e-7}')],
    [
      'every status',
      '{"openapi":"3.1.0","info":{},"paths":{"/a":{"get":{"responses":{"200":{},"5XX":{},"default":{},"x-a":1}}}}}',
    ],
    ['white space', ` \n\r\t${of(' [ ] ')} \n`],
  ])('none: %s', (_, document) => {
    expect(partsOf(document)).toBeDefined();
  });
});
