import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '../src');

/** Who may import whom: every room lists the rooms below it. The two wings meet only in JSON. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  'json.ts': [],
  contract: [],
  compile: ['contract', 'json.ts'],
  'index.ts': ['contract'],
  schema: ['json.ts'],
  openapi: ['schema', 'json.ts'],
  diff: ['openapi', 'schema', 'json.ts'],
  review: ['diff', 'openapi', 'schema', 'json.ts'],
  report: ['review', 'diff', 'openapi', 'schema', 'json.ts'],
  uses: ['diff', 'openapi', 'schema', 'json.ts'],
  'diff.ts': ['report', 'review', 'diff', 'openapi', 'schema', 'json.ts'],
  release: ['review', 'diff', 'openapi', 'schema', 'json.ts', 'compile'],
  cli: ['diff.ts', 'uses', 'report', 'review', 'diff', 'openapi', 'schema', 'json.ts'],
};

/** The floors within a folder, lowest first; a file of the folder itself may be a floor. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  schema: ['question.ts', 'budget.ts', 'strings', 'node', 'values', 'inside', 'search', 'subsume.ts'],
  openapi: [
    ...['shown.ts', 'input-error.ts', 'limits.ts', 'model.ts', 'locate.ts', 'missing.ts', 'versions.ts', 'dialect.ts'],
    ...[
      'source-text.ts',
      'text.ts',
      'grammar',
      'json',
      'skim',
      'yaml',
      'check',
      'operations.ts',
      'document.ts',
      'read.ts',
    ],
  ],
  diff: ['keywords.ts', 'change', 'match', 'graph', 'schemas', 'texts', 'rules', 'walk', 'ask', 'diff.ts'],
  'diff/match': ['paths', 'content', 'operations', 'security', 'document'],
  'diff/schemas': ['read', 'demand', 'compare'],
  'diff/texts': ['engine.ts', 'style', 'names', 'form', 'answer'],
  'diff/walk': ['schema', 'operation', 'compared-extensions.ts', 'discriminator-children.ts', 'survey.ts'],
  'diff/ask': ['messages', 'question', 'compositions', 'judging.ts'],
};

/** The packages that a room may import at run time, where that is part of a promise. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = { contract: ['zod'], 'index.ts': [], 'json.ts': [] };

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => relative(src, join(entry.parentPath, entry.name)).split(sep).join('/'));

const roomOf = (file: string) => file.split('/')[0] as string;
const isIn = (folder: string, file: string) => file.startsWith(`${folder}/`);
const floorOf = (folder: string, file: string) => file.slice(folder.length + 1).split('/')[0] as string;

/** What a file imports, types included. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*['"]([^'"]+)['"]/g)];
  return specifiers.map(([, specifier]) => specifier as string);
}

describe('imports go down only', () => {
  it('every room is on the plan', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !Object.hasOwn(BELOW, room))).toEqual([]);
  });

  it.each(files)('%s', (file) => {
    const room = roomOf(file);
    for (const specifier of importsOf(file)) {
      if (!specifier.startsWith('.')) {
        const name = specifier.startsWith('@')
          ? specifier.split('/').slice(0, 2).join('/')
          : (specifier.split('/')[0] as string);
        if (PACKAGES[room]) expect(PACKAGES[room], `${file} imports ${specifier}`).toContain(name);
        if (['schema', 'openapi', 'diff', 'review', 'report', 'cli'].includes(room)) expect(name).not.toBe('zod');
        continue;
      }
      const target = relative(src, join(src, dirname(file), specifier.replace(/\.js$/, '.ts')))
        .split(sep)
        .join('/');
      expect([room, ...(BELOW[room] ?? [])], `${file} imports ${specifier}`).toContain(roomOf(target));
      for (const [folder, floors] of Object.entries(FLOORS)) {
        if (!isIn(folder, file) || !isIn(folder, target)) continue;
        const reachable = floors.slice(0, floors.indexOf(floorOf(folder, file)) + 1);
        expect(reachable, `${file} imports ${specifier}`).toContain(floorOf(folder, target));
      }
    }
  });

  it.each(Object.entries(FLOORS))('every floor of %s is on the plan', (folder, floors) => {
    const found = new Set(files.filter((file) => isIn(folder, file)).map((file) => floorOf(folder, file)));
    expect([...found].sort()).toEqual([...floors].sort());
  });
});
