import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/openapi/read.js';
import { parseYaml } from '../../src/openapi/yaml/text.js';

const table: [string, string, unknown][] = [
  ['words of YAML 1.1 are strings', 'a: [on, off, yes, no, y, n]', { a: ['on', 'off', 'yes', 'no', 'y', 'n'] }],
  ['dates are strings', 'a: 2026-11-22\nb: 2026-11-22T10:00:00Z', { a: '2026-11-22', b: '2026-11-22T10:00:00Z' }],
  ['numbers of the core schema', 'a: [0x1F, 0o17, 017, 1_000, 1e3, .5]', { a: [31, 15, 17, '1_000', 1000, 0.5] }],
  ['great integers are numbers, as in JSON', 'a: 18446744073709551616', { a: 2 ** 64 }],
  ['null in its spellings', 'a: [~, null, Null]\nb:', { a: [null, null, null], b: null }],
  ['names that are numbers', '200: a\n4XX: b\n1.5: c\n1e400: d', { 200: 'a', '4XX': 'b', '1.5': 'c', '1e400': 'd' }],
  [
    'names as they are written, quoted or not',
    '1.0: a\n007: b\n7: c\n0x10: d\n1e3: e\nTrue: f\n~: g\n"2.0": h\n12345678901234567890: i\n12345678901234567891: j',
    {
      ...{ '1.0': 'a', '007': 'b', '7': 'c', '0x10': 'd', '1e3': 'e', True: 'f', '~': 'g', '2.0': 'h' },
      ...{ '12345678901234567890': 'i', '12345678901234567891': 'j' },
    },
  ],
  [
    '... and what they are as values',
    'a: &x 1.0\nb: [*x, True, ~]\n? *x\n: c',
    { a: 1, b: [1, true, null], '1.0': 'c' },
  ],
  [
    'what only begins like a number',
    'a: [1e400x, -Infinity, "1e400", 0x]',
    { a: ['1e400x', '-Infinity', '1e400', '0x'] },
  ],
  [
    'merge keys, the own member first',
    'x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3',
    { x: { a: 1, b: 2 }, y: { a: 1, b: 3 } },
  ],
  ['several merges, the first first', 'y:\n  <<: [{a: 1}, {a: 2, b: 2}]', { y: { a: 1, b: 2 } }],
  ['folded and literal texts', 'a: >-\n  x\n  y\nb: |\n  x\n  y\n', { a: 'x y', b: 'x\ny\n' }],
];

describe('YAML', () => {
  for (const [name, text, want] of table) {
    it(name, () => {
      expect(parseYaml(text, 'x.yaml')).toEqual(want);
    });
  }

  it('gives the same value again for an alias', () => {
    const value = parseYaml('a: &x {b: 1}\nc: *x', 'x.yaml') as { a: unknown; c: unknown };
    expect(value.c).toBe(value.a);
  });

  it('keeps prototype names as names', () => {
    const value = parseYaml('__proto__: {a: 1}\nconstructor: 2\n', 'x.yaml');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('allows aliases used as authors use them', () => {
    const uses = Array.from({ length: 5000 }, (_, i) => `    P${i}: *header`).join('\n');
    const text = `openapi: 3.1.0\ncomponents:\n  parameters:\n    H: &header {name: x, in: header}\n${uses}\n`;
    expect(Object.keys(parseDocument(text, 'x.yaml').at('/components/parameters') as object)).toHaveLength(5001);
  });

  it('reads flow mappings that are no JSON where the name says YAML or the brace is followed by a bare word', () => {
    expect(parseDocument('{"openapi": 3.1.0, "paths": {},}', 'x.yaml').openapi).toBe('3.1.0');
    expect(parseDocument('{openapi: 3.1.0, paths: {}}', 'anything').openapi).toBe('3.1.0');
  });
});
