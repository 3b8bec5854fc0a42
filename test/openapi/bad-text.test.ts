import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json.js';
import { parseDocument } from '../../src/openapi/read.js';
import { api, jsonText, sentence } from './sample.js';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const bomb = ['openapi: 3.1.0', 'paths: {}', 'x-a: &a [x, x, x, x, x, x, x, x, x, x]']
  .concat([...'bcdefghi'].map((name, i) => `x-${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(', ')}]`))
  .join('\n');
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const expected = 'expected an OpenAPI document in JSON or YAML';
const deep = 'more than 400 objects and arrays stand inside one another; write the document flatter';
const several = 'the file holds more than one YAML document; keep one of them';
const noText = 'a name in a mapping is a list or an object; write it as a string';
const inMapping = 'stands twice in one mapping; keep one of them';
const noJson = 'gives a value that JSON does not have; take it out and write a string, a list or an object';
const tab =
  'a tab separates two parts of a list or an object; YAML allows that and this reader does not, so write a space';
const twice = '"type" stands twice in one object; keep one of them';

const table: [string, string | Uint8Array, string][] = [
  ['api.json', '', `api.json: the file is empty; ${expected}`],
  ['api.yaml', ' \n\t\r\n', `api.yaml: the file is empty; ${expected}`],
  ['api.yaml', '# nothing\n', `api.yaml: the file is empty; ${expected}`],
  ['api.json', bytes(0xef, 0xbb, 0xbf), `api.json: the file is empty; ${expected}`],
  ['api.json', bytes(0x89, 0x50, 0x4e, 0x47, 0, 1), `api.json: this is a binary file; ${expected}`],
  ['api.json', bytes(0x7b, 0xe9, 0x7d), `api.json: this is not UTF-8 text; ${expected}`],
  ['api.json', bytes(0xff, 0xfe, 0x7b, 0), 'api.json: this is UTF-16; save it as UTF-8'],
  ['a\n::error::b\u202e.json', '', `a\\u000a::error::b\\u202e.json: the file is empty; ${expected}`],
  [
    'my api; ls.json',
    '{"swagger":"2.0"}',
    'my api; ls.json at /swagger: this is Swagger 2.0, not OpenAPI 3; convert it first: `npx swagger2openapi FILE -o openapi.json`',
  ],

  ['api.json', '{"openapi":"3.1.0",}', 'api.json:1:20: this is not JSON: expected a name in double quotes, found "}"'],
  ['api.json', '{\n  "é": "ü" x', 'api.json:2:12: this is not JSON: expected a comma or }, found "x"'],
  ['api.json', '{"openapi":"3.1', 'api.json:1:16: this is not JSON: the text ends inside a string'],
  ['api.json', '{"a":', 'api.json:1:6: this is not JSON: the text ends where a value should stand'],
  ['api.json', '{"a" 1}', 'api.json:1:6: this is not JSON: expected a colon, found "1"'],
  ['api.json', '{a: 1}', 'api.json:1:2: this is not JSON: expected a name in double quotes or }, found "a"'],
  ['api.json', '{"a":"3\n.1"}', 'api.json:1:8: this is not JSON: a string is not closed on its line'],
  ['api.json', '{"a":"\t"}', 'api.json:1:7: this is not JSON: a control character in a string'],
  ['api.json', '{"a":"\\x"}', 'api.json:1:7: this is not JSON: a backslash in a string must be written as \\\\'],
  ['api.json', '{"a":"\\u12"}', 'api.json:1:7: this is not JSON: expected four hexadecimal digits after \\u'],
  ['api.json', '{"a":tru}', 'api.json:1:6: this is not JSON: expected a value, found "tru"'],
  ['api.json', '{"a":[1 2]}', 'api.json:1:9: this is not JSON: expected a comma or ], found "2"'],
  ['api.json', '{"a":01}', 'api.json:1:7: this is not JSON: expected a comma or }, found "1"'],
  ['api.json', '{"a":1.}', 'api.json:1:8: this is not JSON: expected a digit after the point, found "}"'],
  ['api.json', '{"a":-}', 'api.json:1:7: this is not JSON: expected a digit, found "}"'],
  ['api.json', '{"a":1e999}', 'api.json:1:6: this is not JSON: the number is too large to be read'],
  ['api.json', '{"a":1} b', 'api.json:1:9: this is not JSON: expected the end of the text, found "b"'],
  ['api.json', '<html>', 'api.json:1:1: this is not JSON: expected a value, found "<"'],
  ['-', '{"a": }', '-:1:7: this is not JSON: expected a value, found "}"'],
  ['api.yaml', '{"a": ]', 'api.yaml:1:7: this is not JSON: expected a value, found "]"'],

  ['api.json', '{"a":{"type":1,"type":2}}', `api.json:1:16 at /a/type: the name ${twice}`],
  ['api.json', '{"a":[{},{"type":1,"\\u0074ype":2}]}', `api.json:1:20 at /a/1/type: the name ${twice}`],
  [
    'api.json',
    '{"__proto__":1,"__proto__":2}',
    'api.json:1:16 at /__proto__: the name "__proto__" stands twice in one object; keep one of them',
  ],
  [
    'api.yaml',
    'openapi: 3.1.0\nx:\n  a: 1\n  a: 2\n',
    'api.yaml:4:3: the name "a" stands twice in one mapping; keep one of them',
  ],
  ['api.yaml', 'x:\n  - y: |\n      ? [a]\n  - ? [a, b]\n    : c\n', `api.yaml:4:7: ${noText}`],
  ['api.yaml', 'x:\n  a: 1\n  ?\n    - b\n  : c\n', `api.yaml:4:5: ${noText}`],
  ['api.yaml', 'x: &x [{ y: 1 }]\nz: { a: 1, {b: c}: 1 }\n', `api.yaml:2:12: ${noText}`],
  ['api.yaml', 'x: &x [{ y: 1 }]\nz:\n  *x : 1\n', `api.yaml:3:4: ${noText}`],
  [
    'api.yaml',
    'x:\n  200: a\n  "200": b\n',
    'api.yaml:3:3: the name "200" stands twice in one mapping; keep one of them',
  ],

  ['api.json', `{"x":${nested(100_000)}}`, `api.json:1:405: ${deep}`],
  ['api.json', `${'{"a":'.repeat(100_000)}`, `api.json:1:2001: ${deep}`],
  ['api.yaml', `x: ${nested(100_000)}`, `api.yaml:1:405: ${deep}`],
  ['api.yaml', bomb, 'api.yaml: its aliases write out to 1234567902 values; write less of it as aliases'],
  ['api.yaml', 'x: &a\n  - *a\n', 'api.yaml at /x/0: an alias stands inside the value that it names'],
  ['api.yaml', 'x: *a\n', 'api.yaml:1:5: this is not YAML: unidentified alias "a"'],
  ['api.yaml', 'x: 1\n\ty: 2\n', 'api.yaml:2:1: this is not YAML: tab characters must not be used in indentation'],
  ['api.yaml', 'x: [1, -.inf]\n', 'api.yaml at /x/1: JSON has no number -Infinity; write it as a string'],
  ['api.yaml', 'a: 1\n---\nb: 2\n', `api.yaml:2:1: ${several}`],
  ['api.yaml', '# one\n%YAML 1.2\n---\na: |\n  ---\n...\n# two\n---\nb: 2\n', `api.yaml:8:1: ${several}`],
  ['api.yaml', 'a: 1\r\n...\r\nb: 2\r\n', `api.yaml:3:1: ${several}`],
  ['api.yaml', '---\n---\n', `api.yaml:2:1: ${several}`],
  // What is no JSON and begins with a brace was meant as what could be read further.
  [
    'flow.yaml',
    '{openapi: 3.1.0, paths: {}, paths: {}}',
    'flow.yaml:1:29: the name "paths" stands twice in one mapping; keep one of them',
  ],
  ['-', '{openapi: 3.1.0, x: [.inf]}', '- at /x/0: JSON has no number Infinity; write it as a string'],
  ['flow.yaml', '{"openapi": "3.1.0", "paths": ]', 'flow.yaml:1:31: this is not JSON: expected a value, found "]"'],
  ['api.yaml', 'x: [1, +1e400]\n', 'api.yaml at /x/1: JSON has no number +1e400; write it as a string'],
  [
    'api.yaml',
    `x: 1${'0'.repeat(400)}\n`,
    `api.yaml at /x: JSON has no number 1${'0'.repeat(400)}; write it as a string`,
  ],
  ['api.yaml', "'a b': 1\n'a b' : 2\n", `api.yaml:2:1: the name "a b" ${inMapping}`],
  ['api.yaml', "a'b: 1\n'a''b': 2\n", `api.yaml:2:1: the name "a'b" ${inMapping}`],
  ['api.yaml', 'x: { a: 1, a: 2 }\n', `api.yaml:1:12: the name "a" ${inMapping}`],
  ['api.yaml', '&x a: 1\n*x : 2\n', `api.yaml:2:2: a name ${inMapping}`],
  ['api.yaml', 'x: !!binary aGk=\n', `api.yaml:1:4: the tag \`!!binary\` ${noJson}`],
  ['api.yaml', 'x: !!set { a, b }\n', `api.yaml:1:4: the tag \`!!set\` ${noJson}`],
  ['api.yaml', 'x: !!timestamp 2001-01-01\n', `api.yaml:1:4: the tag \`!!timestamp\` ${noJson}`],
  ['api.yaml', 'x: !mine a\n', `api.yaml:1:4: the tag "!mine" ${noJson}`],
  ['api.yaml', 'info: {title:\tt, version: "1"}\n', `api.yaml:1:14: ${tab}`],
  ['api.yaml', 'a: [\n\t1 ]\n', 'api.yaml:2:1: a tab indents this line; write spaces'],
  [
    'api.yaml',
    'a:\n  required: [\n    b\n  ]\n',
    'api.yaml:4:3: this is not YAML: deficient indentation; the line goes on with what began at a name above and must stand further in than that name',
  ],
];

describe('a text that is no document gets one sentence', () => {
  for (const [name, text, want] of table) {
    it(want.slice(0, 150), () => {
      expect(sentence(text, name)).toBe(want);
    });
  }

  it('is no value that was read already', () => {
    const way = 'of a value that is read already, give the JSON text';
    const want = 'api: expected the text of a document or its bytes (a string or a Uint8Array)';
    for (const [value, found] of [
      [{}, 'an object'],
      [undefined, 'a value of type undefined'],
    ] as const) {
      const parse = () => parseDocument(value as unknown as string, 'api');
      expect(parse).toThrow(TypeError);
      expect(parse).toThrow(`${want}, found ${found}; ${way}`);
    }
  });

  it('tells a repeated name among thousands, and only that', () => {
    const names = Array.from({ length: 5000 }, (_, i) => `"n${i}":0`);
    const text = (extra: string) => jsonText(api({})).replace(/}$/, `,"x":{${names.join(',')}${extra}}}`);
    expect(sentence(text(',"n17":1'))).toMatch(/^api\.json:1:\d+ at \/x\/n17: the name "n17" stands twice/);
    expect(() => sentence(text(''))).toThrow('without complaint');
  });

  it('does not take names whose hashes collide for one name, nor slows down over many of them', () => {
    // 31 * 'A' + 'a' = 31 * 'B' + 'B': all texts made of these pairs have the same hash in the skim.
    const colliding = Array.from({ length: 1 << 14 }, (_, bits) =>
      Array.from({ length: 14 }, (_, bit) => ((bits >> bit) & 1 ? 'Aa' : 'BB')).join(''),
    );
    const schemas = Object.fromEntries(
      colliding.map((name) => [name, { items: { $ref: `#/components/schemas/${name}` } }]),
    );
    const start = performance.now();
    expect(() => sentence(jsonText(api({ components: { schemas } })))).toThrow('without complaint');
    expect(performance.now() - start).toBeLessThan(1000);
    expect(sentence(`{"x":{"Aa":1,"BB":2,"Aa":3}}`)).toBe(
      'api.json:1:21 at /x/Aa: the name "Aa" stands twice in one object; keep one of them',
    );
  });

  it('says the column of a fault on a line of 20 MB', () => {
    const long = 'ä'.repeat(10 << 20);
    expect(sentence(`{"openapi":"3.1.0","x":"${long}",}`)).toMatch(/^api\.json:1:10485787: /);
  });

  it('reads chains of 10,000 references in time, of schemas and of path items', () => {
    const links = (section: string, last: JsonObject): JsonObject =>
      Object.fromEntries(
        Array.from({ length: 10_000 }, (_, i) => [
          `L${i}`,
          i === 9_999 ? last : { $ref: `#/components/${section}/L${i + 1}` },
        ]),
      );
    // A schema with a name of its own is for the checker to judge.
    const named = { schemas: { ...links('schemas', {}), named: { $anchor: 'named' } } };
    const paths = { '/{a}': { $ref: '#/components/pathItems/L0' }, '/{b}': { post: {} } };
    const start = performance.now();
    const documents: JsonObject[] = [
      { components: { schemas: links('schemas', {}) } },
      { components: named },
      { paths, components: { pathItems: links('pathItems', { get: {} }) } },
    ];
    for (const members of documents) parseDocument(jsonText(api(members)), 'api.json');
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
