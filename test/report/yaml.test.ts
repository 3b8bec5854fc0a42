import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toYaml } from '../../src/compile/yaml.js';
import type { Json, JsonObject } from '../../src/json.js';
import { toPointer } from '../../src/json.js';
import { jsonLines } from '../../src/report/source/json-lines.js';
import { yamlLines } from '../../src/report/source/yaml-lines.js';
import { writeDocument, writeYaml } from '../../src/report/yaml/write.js';
import { announceSeed, seed } from '../support/seed.js';

announceSeed('yaml');

const root = join(import.meta.dirname, '../..');
const documents = [
  join(root, 'openapi.json'),
  ...readdirSync(join(root, 'releases'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(root, 'releases', name)),
];
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as JsonObject;

const word = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({
    unit: fc.constantFrom(' ', '\n', '\t', ':', '#', '-', 'a', "'", '"', '`', '{', '\u0007', '\u2028'),
    maxLength: 12,
  }),
  fc.lorem({ maxCount: 40 }),
  fc.constantFrom(
    'null',
    'true',
    '~',
    '1e3',
    '0x1f',
    '.5',
    '-',
    '---',
    '? a',
    '- a',
    'a: b',
    'a #b',
    '<<',
    '=',
    '1.1.24',
    '',
  ),
);
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      word.filter((name) => name !== '__proto__'),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
}));

describe('a document is written as this package writes its own', () => {
  it.each(documents)('%s', (file) => {
    expect(`${writeDocument(read(file)).join('\n')}\n`).toBe(toYaml(read(file)));
  });
});

describe('any value', () => {
  it('reads back the same, with two readers', () => {
    fc.assert(
      fc.property(value, (json) => {
        const { lines } = writeYaml(json);
        // Each line ends in a line break, the last one too: a block that keeps its trailing breaks counts it.
        const text = `${lines.join('\n')}\n`;
        expect(load(text, { schema: CORE_SCHEMA })).toEqual(json);
        expect(parse(text, { schema: 'core', merge: false })).toEqual(json);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('is written without a character that acts where it is shown', () => {
    fc.assert(
      fc.property(value, (json) => {
        for (const line of writeYaml(json).lines) expect(line).not.toMatch(/[^\P{Cc}\t]|\p{Bidi_Control}/u);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('tells which lines a watched value takes', () => {
    const json = { a: { b: [1, { c: 'x' }] }, d: 2 };
    expect(writeYaml(json, ['a', 'b', '1']).watched).toEqual([3, 4]);
    expect(writeYaml(json, ['a']).watched).toEqual([0, 4]);
    expect(writeYaml(json, ['a', 'z']).watched).toBeNull();
  });
});

/** Every pointer of a value, with the name that its line must show. */
function ways(json: Json, way: string[] = []): { way: string[]; name: string | null }[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([name, part]) => {
    const next = [...way, name];
    return [{ way: next, name: Array.isArray(json) ? null : name }, ...ways(part, next)];
  });
}

describe('where a member stands in its text', () => {
  const document = read(join(root, 'openapi.json'));

  it('JSON', () => {
    const text = JSON.stringify(document, null, 2);
    const lines = text.split('\n');
    const lineOf = jsonLines(Buffer.from(text));
    for (const { way, name } of ways(document)) {
      if (name !== null) expect(lines[lineOf(way) - 1], toPointer(way)).toContain(`${JSON.stringify(name)}:`);
    }
  });

  it('YAML', () => {
    const text = readFileSync(join(root, 'openapi.yaml'), 'utf8');
    const lines = text.split('\n');
    const lineOf = yamlLines(text);
    for (const { way, name } of ways(document)) {
      const line = lines[lineOf(way) - 1] as string;
      // What stands behind an alias is told by the line of the alias.
      if (name !== null && !line.includes('- *ref_'))
        expect(line, toPointer(way)).toMatch(new RegExp(`^\\s*(- )?'?${escaped(name)}'?:`));
    }
  });

  it('any YAML: the line is that of the member or of what holds it', () => {
    fc.assert(
      fc.property(value, (json) => {
        const { lines } = writeYaml(json);
        const lineOf = yamlLines(lines.join('\n'));
        for (const { way } of ways(json)) {
          const { watched } = writeYaml(json, way.slice(0, 1));
          const line = lineOf(way) - 1;
          expect(line).toBeGreaterThanOrEqual(0);
          expect(line).toBeLessThan(lines.length);
          if (watched !== null && way.length === 1) expect(line).toBeLessThan(watched[1]);
        }
      }),
      { seed, numRuns: 500 },
    );
  });
});

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
