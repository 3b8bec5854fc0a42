import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UsageError } from '../../src/cli/arguments.js';
import type { World } from '../../src/cli/commands/command.js';
import { surfaceOf } from '../../src/cli/commands/diff.js';
import { ownVersion } from '../../src/cli/own-file.js';
import { run } from '../../src/cli/run.js';
import { depthOf } from '../../src/cli/streams.js';
import { formats } from '../../src/diff.js';

const folder = mkdtempSync(join(tmpdir(), 'api-spec-cli-'));
const file = (name: string): string => join(folder, name);
const world: World = { environment: {}, terminal: null, write: (path, text) => writeFileSync(path, text) };

const document = (version: string, paths: object): string =>
  JSON.stringify({ openapi: '3.1.0', info: { title: 'T', version }, paths });
const done = { responses: { '204': { description: 'Done' } } };
const wanted = (required: boolean) => ({
  ...done,
  parameters: [{ name: 'q', in: 'query', required, schema: { type: 'string' } }],
});

beforeAll(() => {
  writeFileSync(file('one.json'), document('1.0.0', { '/a': { get: done } }));
  writeFileSync(file('again.json'), document('1.0.1', { '/a': { get: done } }));
  writeFileSync(file('more.json'), document('1.1.0', { '/a': { get: wanted(false) }, '/b': { get: done } }));
  writeFileSync(file('broken.json'), document('2.0.0', { '/a': { get: wanted(true) } }));
  writeFileSync(file('named.json'), document('1.2.0', { '/a': { get: { ...done, operationId: 'getA' } } }));
  writeFileSync(file('text.json'), 'hello: [');
  writeFileSync(file('kept.json'), document('1.1.0', { '/b': { get: done } }));
  mkdirSync(file('sub'));
  symlinkSync(file('kept.json'), file('link.json'));
  linkSync(file('kept.json'), file('hard.json'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('exit codes', () => {
  test.each([
    [['diff', 'one.json', 'again.json'], 0],
    [['diff', 'one.json', 'more.json'], 0],
    [['diff', 'one.json', 'more.json', '--fail-on', 'any'], 1],
    [['diff', 'one.json', 'broken.json'], 1],
    [['diff', 'one.json', 'broken.json', '--fail-on=none'], 0],
    [['diff', 'one.json', 'broken.json', '--fail-on', 'wire'], 1],
    [['diff', 'one.json', 'named.json'], 1],
    [['diff', 'one.json', 'named.json', '--fail-on', 'review'], 0],
  ] as const)('%j gives %i', async (words, exit) => {
    const result = await run(located(words), world);
    expect(result).toMatchObject({ error: '', exit });
  });
});

describe('bump', () => {
  test.each([
    ['again.json', 'none'],
    ['more.json', 'patch'],
    ['named.json', 'minor'],
    ['broken.json', 'major'],
  ])('one.json to %s needs %s', async (revision, bump) => {
    expect(await run(['bump', file('one.json'), file(revision)], world)).toEqual({
      output: `${bump}\n`,
      error: '',
      exit: 0,
    });
  });
});

describe('wrong usage is one sentence', () => {
  test.each([
    [['dif'], 'there is no command "dif"; the commands are diff, bump, uses; did you mean diff?'],
    [['diff', 'one.json'], /^api-spec diff takes two documents, BASE and REVISION, and one is given; each is a file/],
    [['diff', 'one.json', 'more.json', 'x'], /, and 3 are given; each is a file/],
    [
      ['diff', 'one.json', 'more.json', '--format', 'jsn'],
      `--format "jsn" is none of ${formats.join(', ')}; did you mean json?`,
    ],
    [
      ['diff', 'one.json', 'more.json', '--fail-on', 'wired'],
      '--fail-on "wired" is none of wire, review, source, any, none; did you mean wire?',
    ],
    [['diff', 'one.json', 'more.json', '--fromat', 'json'], 'there is no option --fromat; did you mean --format?'],
    [['diff', 'one.json', 'more.json', '--output'], '--output needs a value: --output FILE'],
    [['diff', 'one.json', 'more.json', '--output', ''], '--output needs a value: --output FILE'],
    [['diff', 'one.json', 'more.json', '--uses='], '--uses needs a value: --uses FILE|DIR'],
    [['diff', 'one.json', 'more.json', '--format=json', '--format=text'], '--format is given twice'],
    [['bump', 'one.json', 'more.json', '--format', 'json'], 'there is no option --format; there are --uses'],
    [
      ['diff', 'one.json', 'more.json', '-f', 'json'],
      /^there is no option -f; there are --format, --output, --fail-on, /,
    ],
    [['--versoin'], 'there is no option --versoin before the command; did you mean --version?'],
    [['--format', 'json'], 'there is no option --format before the command; write api-spec COMMAND [options]'],
    [
      ['diff', 'one.json', 'more.json', '--output', '-'],
      /^--output names a file; leave it out to write to the standard/,
    ],
    [['one.json', 'more.json'], /two documents are compared by api-spec diff BASE REVISION$/],
    [['diff', 'one.json', 'more.json', '--a\n::error::b'], /^there is no option --a\\u000a::error::b; there are /],
    [['diff', 'go\n::error::ne.json', 'more.json'], /go\\u000a::error::ne\.json: there is no such file/],
    [['diff', 'gone.json', 'more.json'], /gone\.json: there is no such file/],
    [['diff', 'text.json', 'more.json'], /text\.json:\d+:\d+/],
  ] as const)('%j', async (words, says) => {
    const result = await run(located(words), world);
    expect(result).toMatchObject({ output: '', exit: 2 });
    expect(result.error.trimEnd().split('\n')).toHaveLength(1);
    const sentence = result.error.replace(/^api-spec: /, '').trimEnd();
    if (typeof says === 'string') expect(sentence).toBe(says);
    else expect(sentence).toMatch(says);
  });
});

test('without a command the help goes to the error output', async () => {
  expect(await run([], world)).toMatchObject({ output: '', exit: 2, error: expect.stringContaining('api-spec diff') });
});

test.each([
  ['diff', 'BASE REVISION'],
  ['bump', 'BASE REVISION'],
  ['uses', 'DIR'],
])('%s --help shows usage and examples that the program takes', async (command, operands) => {
  const { output, exit } = await run([command, '--help'], world);
  expect(exit).toBe(0);
  expect(output).toContain(`api-spec ${command} ${operands}`);
  const [, listed = ''] = output.split('Examples:\n');
  const examples = listed.split('\n').filter((line) => /^ {2}\S/.test(line));
  expect(examples.length).toBeGreaterThan(1);
  for (const line of examples) {
    const [, words = ''] = /api-spec (.*?)(?:\)"| >|$)/.exec(line) ?? [];
    expect((await run(words.split(' '), { ...world, write: () => undefined })).error, line).not.toMatch(
      /there is no (?:command|option)|is none of|takes/,
    );
  }
  expect((await run(['help', command], world)).output).toBe(output);
});

test.each([[40], [60], [100]])('help fits %i columns, but for words that are longer', async (columns) => {
  const narrow: World = { ...world, terminal: { columns, depth: 1 } };
  for (const words of [['--help'], ['diff', '--help'], ['uses', '--help']]) {
    const { output } = await run(words, narrow);
    const prose = output.split('Examples:')[0]!.split('\n');
    for (const line of prose.filter((each) => !/^ {2}--|^api-spec \w+ \S+ /.test(each)))
      expect(line.length).toBeLessThanOrEqual(columns);
  }
});

test('--version says which version this is', async () => {
  expect(await run(['--version'], { ...world, version: () => '1.2.3' })).toEqual({
    output: '1.2.3\n',
    error: '',
    exit: 0,
  });
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  expect(ownVersion()).toBe(version);
});

test('--output writes the report to the file and nothing else', async () => {
  const { output, exit } = await run(
    ['diff', file('one.json'), file('broken.json'), '--format', 'json', '--output', file('out.json')],
    world,
  );
  expect({ output, exit }).toEqual({ output: '', exit: 1 });
  expect(JSON.parse(readFileSync(file('out.json'), 'utf8'))).toMatchObject({ verdict: 'wire', bump: 'major' });
});

test.each([
  ['REVISION', 'kept.json'],
  ['another spelling of it', './sub/../kept.json'],
  ['a link to it', 'link.json'],
  ['a second name of it', 'hard.json'],
])('--output does not overwrite %s', async (_, name) => {
  const said = await run(['diff', file('one.json'), file('kept.json'), '--output', `${folder}/${name}`], world);
  expect(said).toMatchObject({ output: '', exit: 2 });
  expect(said.error).toMatch(/^api-spec: .* is read, and would be lost; name another file after --output\n$/);
  expect(readFileSync(file('kept.json'), 'utf8')).toBe(document('1.1.0', { '/b': { get: done } }));
});

test("a file that cannot be written is the user's affair", async () => {
  const closed: World = {
    ...world,
    write: (path) => {
      throw new UsageError(`${path} cannot be written`);
    },
  };
  const result = await run(['diff', file('one.json'), file('more.json'), '--output', '/no/where'], closed);
  expect(result).toEqual({ output: '', error: 'api-spec: /no/where cannot be written\n', exit: 2 });
});

test('a bug says so, with its stack, and exits 3', async () => {
  const buggy: World = {
    ...world,
    write: () => {
      throw new TypeError('undefined is not a function');
    },
  };
  const result = await run(['diff', file('one.json'), file('more.json'), '--output', 'x'], buggy);
  expect(result).toMatchObject({ output: '', exit: 3 });
  expect(result.error).toMatch(
    /this is a bug of api-spec.*please report.*\n.*TypeError: undefined is not a function\n\s+at /,
  );
});

describe('colour and width', () => {
  const terminal = { columns: 132, depth: 8 };
  test.each([
    ['a pipe', {}, null, { colour: false, width: 100 }],
    ['a terminal', {}, terminal, { colour: true, width: 132 }],
    ['NO_COLOR', { NO_COLOR: '1' }, terminal, { colour: false, width: 132 }],
    ['an empty NO_COLOR', { NO_COLOR: '' }, terminal, { colour: true, width: 132 }],
    ['a dumb terminal', { TERM: 'dumb' }, terminal, { colour: false, width: 132 }],
    ['FORCE_COLOR in a pipe', { FORCE_COLOR: '1' }, null, { colour: true, width: 100 }],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, terminal, { colour: false, width: 132 }],
    ['a narrow terminal', {}, { columns: 10, depth: 1 }, { colour: false, width: 40 }],
  ] as const)('%s', (_, environment, shown, want) => {
    expect(surfaceOf({ environment, terminal: shown, write: () => {} })).toEqual(want);
  });
});

test('how many colours a terminal shows is asked without NO_COLOR, which Node does not read as it is meant', () => {
  const asked: unknown[] = [];
  const getColorDepth = (environment?: object): number => asked.push(environment);
  expect(depthOf({ getColorDepth }, { NO_COLOR: '', TERM: 'xterm' })).toBe(1);
  expect(asked).toEqual([{ TERM: 'xterm' }]);
});

function located(words: readonly string[]): string[] {
  return words.map((word) => (word.endsWith('.json') ? file(word) : word));
}
