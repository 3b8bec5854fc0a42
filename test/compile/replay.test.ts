import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diffLines } from 'diff';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main as replay } from '../../scripts/replay.js';
import { compileDocument } from '../../src/compile/document.js';
import { areas } from '../../src/contract/index.js';
import type { JsonObject } from '../../src/json.js';
import { packageRoot } from '../support/package-copy.js';

const folder = mkdtempSync(join(tmpdir(), 'replay-'));
beforeAll(async () => {
  expect(await replay([folder], packageRoot)).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (version: string, file: string) => readFileSync(join(folder, version, file), 'utf8');
const frozen = (version: string) =>
  JSON.parse(readFileSync(join(packageRoot, `releases/${version}.json`), 'utf8')) as JsonObject;

/** The lines that a file gained and lost from 1.1.22 to 1.1.24. */
function linesOf(file: string) {
  const parts = diffLines(read('1.1.22', file), read('1.1.24', file));
  const lines = (wanted: 'added' | 'removed') =>
    parts.filter((part) => part[wanted]).flatMap((part) => part.value.trimEnd().split('\n'));
  return { added: lines('added'), removed: lines('removed') };
}

/** Words are the authors' own: only the place and the number of lines of a summary or description are a fact of the release. */
function withoutWords(lines: readonly string[]): string[] {
  let block = Number.POSITIVE_INFINITY;
  return lines.map((line) => {
    const indent = line.search(/\S/);
    if (indent > block) return `${' '.repeat(indent)}~`;
    block = Number.POSITIVE_INFINITY;
    const [, start, value] = /^(\s*(?:- )?(?:summary|description): )(.*)$/.exec(line) ?? [];
    if (start === undefined) return line;
    if (value === '>-') block = indent;
    return value === '>-' ? line : `${start}~`;
  });
}

describe('release 1.1.24 replays from the frozen documents', () => {
  // What the registry shows for the release.
  it.each([
    ['openapi.json', 1026, 2],
    ['openapi.yaml', 630, 2],
    ['types.d.ts', 616, 1],
    ['package.json', 1, 1],
  ])('%s: +%d -%d', (file, plus, minus) => {
    const { added, removed } = linesOf(file);
    expect([added.length, removed.length]).toEqual([plus, minus]);
  });

  it('openapi.yaml gains exactly the published lines', () => {
    const published = readFileSync(join(import.meta.dirname, 'release-1.1.24.added.txt'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(withoutWords(linesOf('openapi.yaml').added)).toEqual(published);
  });

  it('the version is all that the line diff takes away', () => {
    expect(linesOf('openapi.yaml').removed.map((line) => line.trim())).toEqual(['version: 1.1.22', 'example: 1.1.22']);
  });
});

describe('the frozen documents', () => {
  it('1.1.24 is what the sources compile to', () => {
    expect(compileDocument(areas, { version: '1.1.24' })).toEqual(frozen('1.1.24'));
  });

  it('1.1.22 is the same without the areas of 1.1.24', () => {
    const [older, newer] = [frozen('1.1.22'), frozen('1.1.24')] as [Parts, Parts];
    const added = areas.filter((area) => area.tag.name === 'chatty');
    const expected = structuredClone(newer);
    for (const area of added) {
      for (const name of Object.keys(area.schemas)) delete expected.components.schemas[name];
      for (const operation of area.operations) delete expected.paths[operation.path];
    }
    expect(JSON.parse(JSON.stringify(expected).replaceAll('"1.1.24"', '"1.1.22"'))).toEqual(older);
    expect(Object.keys(newer.paths)).toHaveLength(Object.keys(older.paths).length + 6);
    expect(Object.keys(newer.components.schemas)).toHaveLength(Object.keys(older.components.schemas).length + 8);
  });
});

interface Parts extends JsonObject {
  components: { schemas: JsonObject };
  paths: JsonObject;
}
