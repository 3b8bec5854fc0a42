/** The small functions under the diff, by tables. */
import { describe, expect, test } from 'vitest';
import { nearest } from '../../src/cli/nearest.js';
import { fingerprint, namedPlace } from '../../src/diff/change/fingerprint.js';
import { bumpOf, worst } from '../../src/diff/change/verdict.js';
import { Parts } from '../../src/diff/graph/parts.js';
import { MediaTypes, normal } from '../../src/diff/match/content/media-types.js';
import { meetStatus, newStatus } from '../../src/diff/match/content/statuses.js';
import { matchesTemplate } from '../../src/diff/match/paths/template-matches.js';
import { blank, pathNames } from '../../src/diff/match/paths/templates.js';
import { parseDocument, review } from '../../src/diff.js';
import type { Json } from '../../src/json.js';
import { partOf } from '../../src/openapi/locate.js';
import { documentsOf } from './case.js';

describe('media types', () => {
  test.each([
    [['application/json'], 'application/json', 'application/json'],
    [['application/JSON;charset=utf-8'], 'application/json', 'application/JSON;charset=utf-8'],
    [['application/*', '*/*'], 'application/xml', 'application/*'],
    [['*/*'], 'text/plain', '*/*'],
    [['application/json'], 'application/json; version=2', 'application/json'],
    [['application/json; version=2'], 'application/json', undefined],
    [['text/*'], 'application/json', undefined],
  ])('of %j, %s is spoken of by %s', (known, asked, want) => {
    expect(new MediaTypes(known).entryFor(asked)).toBe(want);
  });
  test.each([
    ['application/json;a=1;b=2', 'Application/JSON; B=2 ;a=1', true],
    ['application/json;a=1', 'application/json; a="1"', true],
    ['application/json', 'application/json;', true],
    ['application/json;a=1', 'application/json;a=2', false],
    ['application/json;a="x y"', 'application/json;a="xy"', false],
    ['application/json;a="1;b=2"', 'application/json;a=1;b=2', false],
    ['application/json;a="\\""', 'application/json;a="\\\\"', false],
    ['application/json;b=1;charset=utf-8', 'application/json; charset="UTF-8"; b=1', true],
    ['application/json; version 1', 'application/json; version 2', false],
  ])('%s is %s: %s', (one, other, want) => {
    expect(normal(one) === normal(other)).toBe(want);
  });
});

describe('statuses', () => {
  const responses = new Map([
    ['200', 'a'],
    ['4XX', 'b'],
    ['default', 'c'],
  ]);
  test.each([
    ['200', 'a'],
    ['404', 'b'],
    ['503', 'c'],
    ['default', 'c'],
    ['4XX', 'b'],
  ])('%s meets %s', (status, want) => {
    expect(meetStatus(responses, status)).toBe(want);
  });
  test.each([
    [['200'], '404', false, 'status-new'],
    [['200', '400'], '404', false, 'status-of-class'],
    [['200', '400'], '404', true, 'status-of-class-empty'],
    [['200'], '201', false, 'status-beside'],
    [['200'], '204', true, 'status-beside-empty'],
    [['404'], '200', false, 'status-new'],
    [['200', '400'], 'default', false, 'status-any'],
  ])('with %j, %s (empty: %s) is %s', (known, status, isEmpty, want) => {
    expect(newStatus(new Map(known.map((each) => [each, 1])), status, isEmpty)).toBe(want);
  });
});

describe('paths', () => {
  test.each([
    ['/a/{b}/c', '/a/{}/c', ['b']],
    ['/{x}.{y}', '/{}.{}', ['x', 'y']],
    ['/plain', '/plain', []],
  ])('%s', (path, blanked, names) => {
    expect([blank(path), pathNames(path)]).toEqual([blanked, names]);
  });
  test.each([
    ['/paths/~1a/get/x', '/paths/~1a'],
    ['/components/schemas/A/properties/b', '/components/schemas/A'],
    ['/components/schemas/A', '/components/schemas/A'],
    ['/info', '/info'],
    ['', ''],
  ])('%s stands in %s', (pointer, part) => {
    expect(partOf(pointer)).toBe(part);
  });
  test.each([
    ['/paths/~1a', '/paths/~1a/get', true],
    ['/paths/~1a', '/paths/~1ab', false],
    ['/x-body', '/x-body/content', true],
    ['/x-body', '/x-bodies/content', false],
    ['/components/x-body', '/components/x-body/content/a', true],
    ['/components/x-body/content', '/components/x-body', false],
    ['', '/x-body', true],
  ])('%s holds %s: %s', (part, pointer, want) => {
    expect(new Parts(new Set([part])).hold(pointer)).toBe(want);
  });
  test.each([
    ['{id}', 'mine', true],
    ['{id}', '', false],
    ['mine', 'mine', true],
    ['a{', 'a{', true],
    ['{x}.{y}', 'a.b', true],
    ['{x}.{y}', 'a.', false],
    ['{x}.{y}', '..b', true],
    ['v{x}v', 'vv', false],
    ['v{x}v', 'vvv', true],
    ['{x}ab{y}ab', 'xabab', false],
    ['{x}ab{y}ab', 'xabyab', true],
    ['{x}ab{y}ab{z}', 'xababab', false],
    ['{x}ab{y}ab{z}', 'xabyabz', true],
    ['{x}{y}', 'a', false],
    ['{x}{y}', 'ab', true],
    ['{x}{y}{z}', 'ab', false],
    ['{x}+', 'aa', false],
    [`${'{p}'.repeat(8)}!`, 'a'.repeat(60), false],
    [`${'{p}'.repeat(40)}!`, `${'a'.repeat(5000)}!`, true],
  ])('%s takes %s: %s', (template, segment, want) => {
    expect(matchesTemplate(template, segment)).toBe(want);
  });
});

test.each([
  [[], 'identical', 'none'],
  [['editorial', 'compatible'], 'compatible', 'patch'],
  [['source', 'compatible'], 'source', 'minor'],
  [['review', 'source'], 'review', 'minor'],
  [['editorial', 'wire'], 'wire', 'major'],
] as const)('the worst of %j is %s, which is %s', (found, verdict, bump) => {
  expect([worst(found), bumpOf(worst(found))]).toEqual([verdict, bump]);
});

test.each([
  ['markdwon', ['text', 'json', 'markdown'], 'markdown'],
  ['js', ['text', 'json'], 'json'],
  ['xyz', ['text', 'json'], undefined],
  ['tex', ['text', 'json'], 'text'],
])('%s may be meant as %s', (word, known, want) => {
  expect(nearest(word, known)).toBe(want);
});

describe('ids', () => {
  test('name parameters and references instead of their positions', () => {
    const root: Json = {
      parameters: [{ name: 'a', in: 'query' }],
      oneOf: [{ $ref: '#/components/schemas/A' }, { type: 'string' }],
    };
    expect(namedPlace(root, '/parameters/0')).toBe('/parameters/query:a');
    expect(namedPlace(root, '/oneOf/0')).toBe('/oneOf/#~1components~1schemas~1A');
  });

  test('count what has no name by itself: a reference may come, go or stand elsewhere beside it', () => {
    const [named, other] = [{ $ref: '#/components/schemas/A' }, { type: 'string' }];
    for (const allOf of [[other], [named, other], [other, named]])
      expect(namedPlace({ allOf }, `/allOf/${allOf.indexOf(other)}/type`)).toBe('/allOf/0/type');
    expect(namedPlace({ allOf: [other, named, { type: 'string' }] }, '/allOf/2/type')).toBe('/allOf/1/type');
  });

  test('are sixteen digits that differ', () => {
    const all = new Set(Array.from({ length: 20_000 }, (_, i) => fingerprint(`rule /paths/~1a${i}`)));
    expect(all.size).toBe(20_000);
    expect(fingerprint('x')).toMatch(/^[0-9a-f]{16}$/);
  });

  test('survive rewording, other values and an inserted parameter', () => {
    const ids = (maxLength: number, description: string, first: object[]): string[] => {
      const operation = (length: number) => ({
        parameters: [
          ...first,
          { name: 'a', in: 'query', description, schema: { type: 'string', maxLength: length, description } },
        ],
      });
      const texts = documentsOf({
        file: '',
        about: '',
        as: 'operation',
        old: operation(9),
        new: operation(maxLength),
        want: [],
      } as never);
      return review(parseDocument(texts.old, 'old'), parseDocument(texts.new, 'new')).changes.map(
        (change) => change.id,
      );
    };
    const plain = ids(5, 'one', []);
    expect(plain).toHaveLength(1);
    expect(ids(4, 'another', [])).toEqual(plain);
    expect(ids(5, 'one', [{ name: 'b', in: 'query', schema: {} }])).toEqual(plain);
  });
});
