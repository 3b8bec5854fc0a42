import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../../src/cli/commands/command.js';
import { run } from '../../src/cli/run.js';

const folder = mkdtempSync(join(tmpdir(), 'uses-'));
const at = (name: string) => join(folder, name);
const world: World = { environment: {}, terminal: null, write: () => undefined };

const answer = (type: string) => ({
  responses: { '200': { description: 'x', content: { 'application/json': { schema: { type } } } } },
});
const release = (jobs: string) =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'T', version: jobs === 'string' ? '1.0.0' : '2.0.0' },
    paths: { '/jobs': { get: answer(jobs) }, '/notes': { get: answer('string') } },
  });

beforeAll(() => {
  mkdirSync(at('web/node_modules/x'), { recursive: true });
  writeFileSync(at('old.json'), release('string'));
  writeFileSync(at('new.json'), release('integer'));
  writeFileSync(at('web/notes.ts'), "api.GET('/notes');\napi.GET(path);\n");
  writeFileSync(at('web/node_modules/x/index.js'), "api.GET('/jobs');");
  writeFileSync(at('list.txt'), '# mine\nGET /notes\n\nget /jobs\n');
  writeFileSync(at('bad.txt'), 'GET /notes\nnotes\n');
  writeFileSync(at('paths.ts'), "export const jobs = '/jobs';\n");
  mkdirSync(at('calls'));
  writeFileSync(at('calls/jobs.ts'), "import { jobs } from '../paths';\napi.GET(jobs);\n");
  mkdirSync(at('empty'));
  mkdirSync(at('code'));
  writeFileSync(at('code/index.ts'), 'export const x = 1;\n');
  writeFileSync(at('other.txt'), 'GET /custmers\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('api-spec uses', () => {
  it('prints a list that --uses takes', async () => {
    const { output, exit } = await run(['uses', at('web'), '--api', at('old.json')], world);
    expect(output).toBe(`GET /notes\n? ${at('web/notes.ts')}:2: the path of this GET is not written here\n`);
    expect(exit).toBe(0);
  });

  it('takes several folders and files, and reads them as one', async () => {
    const words = ['uses', at('paths.ts'), at('web'), at('web/notes.ts'), at('calls'), '--api', at('old.json')];
    const { output } = await run(words, world);
    expect(output).toBe(`GET /jobs\nGET /notes\n? ${at('web/notes.ts')}:2: the path of this GET is not written here\n`);
    const { error, exit } = await run(['uses'], world);
    expect(error).toBe('api-spec: api-spec uses takes folders or files of client code: api-spec uses DIR\n');
    expect(exit).toBe(2);
  });

  it('takes the contract of this package when no other is named', async () => {
    writeFileSync(at('own.ts'), "fetch('/api/chatty-voice/tools')");
    expect((await run(['uses', at('own.ts')], world)).output).toBe('GET /api/chatty-voice/tools\n');
  });
});

describe('--uses', () => {
  const pair = [at('old.json'), at('new.json')];

  it.each([
    ['web', 0, 'none'],
    ['list.txt', 1, 'major'],
  ])('%s decides the verdict, the bump and the exit code', async (name, exit, bump) => {
    expect((await run(['diff', ...pair, '--uses', at(name)], world)).exit).toBe(exit);
    expect((await run(['bump', ...pair, '--uses', at(name)], world)).output).toBe(`${bump}\n`);
  });

  it('is given more than once for several folders and lists', async () => {
    const words = ['diff', ...pair, '--uses', at('web'), '--uses', at('list.txt'), '--format', 'json'];
    const { output, exit } = await run(words, world);
    expect(JSON.parse(output).uses).toMatchObject({
      source: `${at('web')}, ${at('list.txt')}`,
      operations: ['GET /notes', 'GET /jobs'],
      unclear: [`${at('web/notes.ts')}:2: the path of this GET is not written here`],
    });
    expect(exit).toBe(1);
    const overwriting = await run([...words, '--output', at('list.txt')], world);
    expect(overwriting.error).toContain('is read, and would be lost');
  });

  it('says what could not be told from a list that api-spec uses wrote, too', async () => {
    const { output } = await run(['uses', at('web'), '--api', at('old.json')], world);
    writeFileSync(at('written.txt'), output);
    const [code, list] = await Promise.all(
      ['web', 'written.txt'].map((name) => run(['diff', ...pair, '--uses', at(name)], world)),
    );
    expect(code?.output).toContain('Could not be told for certain');
    expect(list?.output).toBe(code?.output.replace(at('web'), at('written.txt')));
  });

  it('every report says what was left out and what was unclear', async () => {
    for (const format of ['text', 'json', 'html', 'markdown', 'github', 'sarif', 'junit']) {
      const { output } = await run(['diff', ...pair, '--uses', at('web'), '--format', format], world);
      expect(output.replaceAll(/\s+/g, ' '), format).toContain('the path of this GET is not written here');
      expect(output, format).toMatch(format === 'json' ? /"leftOut": \{\s+"wire": 1/ : /Left out[^.]*1 change/);
    }
  });

  it('the raw lines of the page are those of everything, and say so', async () => {
    const raw = 'Raw: the lines of openapi.yaml, for all operations';
    const words = ['diff', ...pair, '--format', 'html'];
    expect((await run([...words, '--uses', at('web')], world)).output).toContain(raw);
    expect((await run(words, world)).output).not.toContain(raw);
  });

  it.each([
    ['bad.txt', 'bad.txt:2:1'],
    ['none', 'there is no such file'],
    ['other.txt', 'neither release has GET /custmers, nor any other of it'],
    ['code', 'no call of the API is found in it'],
    ['empty', 'there is no code in it'],
  ])('%s is told in one sentence', async (name, words) => {
    const { error, exit } = await run(['diff', ...pair, '--uses', at(name)], world);
    expect(error).toContain(words);
    expect(error.trimEnd()).not.toContain('\n');
    expect(exit).toBe(2);
  });
});

it.each([
  ['--format', 'htlm', 'html'],
  ['--format', 'sarfi', 'sarif'],
  ['--fail-on', 'wier', 'wire'],
  ['--fail-on', 'reviews', 'review'],
])('%s %s: did you mean %s?', async (option, word, meant) => {
  const { error, exit } = await run(['diff', at('old.json'), at('new.json'), option, word], world);
  expect(error.trimEnd().endsWith(`did you mean ${meant}?`)).toBe(true);
  expect(exit).toBe(2);
});
