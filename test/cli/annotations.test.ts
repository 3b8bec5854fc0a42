import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World } from '../../src/cli/commands/command.js';
import { run } from '../../src/cli/run.js';

const workspace = realpathSync(mkdtempSync(join(tmpdir(), 'annotations-')));
const before = process.cwd();
const yaml = (type: string, version: string) =>
  `openapi: 3.1.0\ninfo: { title: T, version: ${version} }\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: x\n          content:\n            application/json:\n              schema:\n                type: ${type}\n`;
const json = (type: string, version: string) =>
  JSON.stringify(
    {
      openapi: '3.1.0',
      info: { title: 'T', version },
      paths: {
        '/a': {
          get: { responses: { 200: { description: 'x', content: { 'application/json': { schema: { type } } } } } },
        },
      },
    },
    null,
    2,
  );

beforeAll(() => {
  const write = (path: string, text: string) => writeFileSync(join(workspace, path), text);
  mkdirSync(join(workspace, 'api/releases'), { recursive: true });
  mkdirSync(join(workspace, 'other'));
  write('api/old.yaml', yaml('string', '1.0.0'));
  write('api/new.yaml', yaml('integer', '2.0.0'));
  write('api/new.json', json('integer', '2.0.0'));
  write('api/releases/2.0.0.json', json('integer', '2.0.0'));
  const git = (...words: string[]) => execFileSync('git', words, { cwd: workspace, stdio: 'pipe' });
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '--quiet', '--message', 'x');
  process.chdir(join(workspace, 'api'));
});
afterAll(() => {
  process.chdir(before);
  rmSync(workspace, { recursive: true });
});

/** The place of the one error that GitHub shows, and what SARIF says of it. */
async function placeOf(revision: string, environment: World['environment']) {
  const world: World = { environment, terminal: null, write: () => undefined };
  const report = async (format: string) =>
    (await run(['diff', 'old.yaml', revision, '--format', format], world)).output;
  const [error] = (await report('github')).split('\n').filter((line) => line.startsWith('::error '));
  const { file, line } = /^::error (?:file=(?<file>[^,]*),)?(?:line=(?<line>\d+),)?/.exec(error!)!.groups!;
  const { locations } = JSON.parse(await report('sarif')).runs[0].results[0];
  return { file, line: Number(line), uri: locations[0].physicalLocation?.artifactLocation.uri };
}

describe('annotations name files as the workspace does', () => {
  const inActions = { GITHUB_WORKSPACE: workspace };

  it.each([
    ['new.yaml', 12],
    ['./new.yaml', 12],
    ['../api/new.yaml', 12],
    [join(workspace, 'api/new.yaml'), 12],
    ['git:HEAD:api/new.yaml', 12],
    ['git:HEAD:./new.yaml', 12],
    ['new.json', 16],
  ])('%s', async (revision, line) => {
    const file = revision.endsWith('yaml') ? 'api/new.yaml' : 'api/new.json';
    expect(await placeOf(revision, inActions)).toEqual({ file, line, uri: file });
  });

  it('a version is its file of releases/, when it has one', async () => {
    const file = 'api/releases/2.0.0.json';
    expect(await placeOf('2.0.0', inActions)).toEqual({ file, line: 16, uri: file });
  });

  it('without a workspace they count from the working directory', async () => {
    expect(await placeOf('new.yaml', {})).toMatchObject({ file: 'new.yaml' });
    expect(await placeOf(join(workspace, 'api/new.yaml'), {})).toMatchObject({ file: 'new.yaml' });
  });

  it('what lies elsewhere is absolute', async () => {
    const path = join(workspace, 'api/new.yaml');
    expect(await placeOf('new.yaml', { GITHUB_WORKSPACE: join(workspace, 'other') })).toEqual({
      file: path,
      line: 12,
      uri: `file://${path}`,
    });
  });
});
