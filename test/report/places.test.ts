import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument as parseYaml, stringify } from 'yaml';
import { jsonLines } from '../../src/report/source/json-lines.js';
import { placesOf } from '../../src/report/source/place.js';
import { yamlLines } from '../../src/report/source/yaml-lines.js';
import { compared } from './pairs.js';

const root = join(import.meta.dirname, '../..');

/** Every member of a text, and the line where a parser says that it begins. */
function membersOf(text: string): { readonly way: readonly string[]; readonly line: number }[] {
  const counter = new LineCounter();
  const document = parseYaml(text, { lineCounter: counter });
  const found: { way: readonly string[]; line: number }[] = [];
  const visit = (node: unknown, way: readonly string[]): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        if (!isScalar(key) || key.range == null) throw new Error(`a key without a place below ${way.join('/')}`);
        found.push({ way: [...way, String(key.value)], line: counter.linePos(key.range[0]).line });
        visit(value, [...way, String(key.value)]);
      }
    } else if (isSeq(node)) {
      for (const [i, item] of node.items.entries()) {
        const { range, anchor } = item as Node & { readonly anchor?: string };
        if (range == null) throw new Error(`an item without a place below ${way.join('/')}`);
        // An item with an anchor begins where the anchor stands.
        const start = anchor === undefined ? range[0] : text.lastIndexOf(`&${anchor}`, range[0]);
        found.push({ way: [...way, String(i)], line: counter.linePos(start).line });
        visit(item, [...way, String(i)]);
      }
    }
  };
  visit(document.contents, []);
  return found;
}

describe('each member stands where a parser finds it', () => {
  it.each([
    ['openapi.yaml', yamlLines],
    ['openapi.json', (text: string) => jsonLines(Buffer.from(text))],
  ] as const)('%s', (name, linesOf) => {
    const text = readFileSync(join(root, name), 'utf8');
    const lineOf = linesOf(text);
    const members = membersOf(text);
    expect(members.length).toBeGreaterThan(3000);
    const wrong = members.filter(({ way, line }) => lineOf(way) !== line);
    expect(wrong.slice(0, 3).map(({ way, line }) => ({ way, line, got: lineOf(way) }))).toEqual([]);
  });
});

const body = (schema: object) => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: {
    '/a': {
      post: {
        operationId: 'a',
        parameters: [
          { name: 'page', in: 'query', schema: { type: 'integer' } },
          { name: 'sort', in: 'query', schema: { type: 'string', enum: ['up', 'down'] } },
        ],
        requestBody: { content: { 'application/json': { schema } } },
        responses: { '204': { description: 'Done' } },
      },
    },
  },
});
const base = body({
  type: 'object',
  description: 'An order.',
  properties: {
    title: { type: 'string', maxLength: 80 },
    state: { type: 'string', enum: ['open', 'done'] },
    note: { type: 'string' },
  },
  required: ['state', 'title'],
});

/** An edit of a text, and the line of the edited one that an annotation belongs to. */
const edits: readonly (readonly [what: string, rule: string, from: string, to: string, line: string])[] = [
  ['a bound', 'schema-string', 'maxLength: 80', 'maxLength: 40', 'maxLength: 40'],
  ['a bound that is gone', 'schema-string', ' *maxLength: 80\\n', '', 'title:'],
  ['a value that is new', 'schema-enum', '- done', '- done\n                    - late', '- late'],
  ['a value that is gone', 'schema-enum', ' {20}- done\n', '', 'enum:'],
  ['a member that becomes required', 'property-required', '- title', '- title\n                - note', '- note'],
  ['a member that is required no more', 'property-required', ' *- title\n', '', 'required:'],
  [
    'a member that is required and not declared',
    'property-required',
    '- title',
    '- title\n                - other',
    '- other',
  ],
  ['words', 'words', 'An order.', 'An order of a customer.', 'description: An order of a customer.'],
  [
    'a parameter that becomes required',
    'parameter-required',
    'name: page',
    'name: page\n          required: true',
    'required: true',
  ],
  ['a parameter that is gone', 'parameter-removed', '- name: page[^-]*', '', 'parameters:'],
  [
    'an operation that is deprecated',
    'deprecated',
    'operationId: a',
    'operationId: a\n      deprecated: true',
    'deprecated: true',
  ],
  ['an operation that is gone', 'operation-removed', '  /a:[^]*', '  {}\n', 'paths:'],
];

describe('an annotation belongs on the line that was edited', () => {
  it.each(edits)('%s', (_what, rule, from, to, line) => {
    const old = stringify(base);
    const text = old.replace(new RegExp(from), to);
    expect(text).not.toBe(old);
    for (const [written, named] of [
      [text, 'new.yaml'],
      [`${JSON.stringify(parseYaml(text).toJS(), null, 2)}\n`, 'new.json'],
    ] as const) {
      const found = compared(old, written, ['old.yaml', named]);
      const change = found.changes.find((each) => each.rule === rule);
      const place = placesOf(found, 'revision')(change!);
      const shown = (written.split('\n')[place.line! - 1] ?? '').trim();
      const [key, value] = line.replace(/^- /, '').split(/: ?/);
      expect(place.file).toBe(named);
      if (named.endsWith('yaml')) expect(shown.replace(/ \{\}$/, '')).toBe(line);
      else
        expect(shown).toContain(
          value ? `"${key}": ${/^(?:\d+|true)$/.test(value) ? value : `"${value}"`}` : `"${key}"`,
        );
    }
  });
});
