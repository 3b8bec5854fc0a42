import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diffLines } from 'diff';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPending } from '../../scripts/release/pending.js';
import { main as replay } from '../../scripts/replay.js';
import { compileDocument } from '../../src/compile/document.js';
import { areas } from '../../src/contract/index.js';
import { API_VERSION } from '../../src/contract/release.js';
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

/** Does a changeset say that the contract is no longer that of the newest release? Whether it says enough is for the gate. */
const changed = readPending(packageRoot).changesets.some(({ bump }) => bump !== 'none');

/** What 1.1.24 named besides the schemas of 1.1.22. */
const CHATTY_SCHEMAS = [
  'ChattyToolDefinition',
  'ChattyExecuteRequest',
  'ChattyExecuteResponse',
  'ChattyAiContextResponse',
  'RealtimeTokenRequest',
  'RealtimeTokenResponse',
  'CsrfTokenResponse',
  'RealtimeWebrtcRequest',
];

describe('the frozen documents', () => {
  it.skipIf(changed)('the one of this version is what the sources compile to, while no changeset is pending', () => {
    const head = compileDocument(areas, { version: API_VERSION });
    expect(head, 'what changed needs a changeset: npm run changeset').toEqual(frozen(API_VERSION));
    expect(JSON.stringify(head), 'the order of members is part of it').toBe(JSON.stringify(frozen(API_VERSION)));
  });

  it('1.1.22 is the same without what 1.1.24 added for Chatty', () => {
    const [older, newer] = [frozen('1.1.22'), frozen('1.1.24')] as [Parts, Parts];
    const expected = structuredClone(newer);
    for (const name of CHATTY_SCHEMAS) delete expected.components.schemas[name];
    for (const [path, item] of Object.entries(newer.paths))
      if (Object.values(item).some(({ tags }) => tags.includes('chatty'))) delete expected.paths[path];
    expect(JSON.parse(JSON.stringify(expected).replaceAll('"1.1.24"', '"1.1.22"'))).toEqual(older);
    expect(Object.keys(newer.paths)).toHaveLength(Object.keys(older.paths).length + 6);
    expect(Object.keys(newer.components.schemas)).toHaveLength(Object.keys(older.components.schemas).length + 8);
  });
});

interface Parts extends JsonObject {
  components: { schemas: JsonObject };
  paths: { [path: string]: { [method: string]: JsonObject & { tags: string[] } } };
}
