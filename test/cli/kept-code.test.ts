import { execFileSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeFolder } from '../../src/cli/kept-code.js';
import { packageRoot } from '../support/package-copy.js';

const above = mkdtempSync(join(tmpdir(), 'kept-code-'));
afterAll(() => rmSync(above, { recursive: true }));
let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(above, 'case-')), 'code');
});

/** A program of one line around compiled(): a process of its own each time, because V8 remembers what it compiled. */
const runner = join(above, 'runner.cjs');
beforeAll(() => {
  buildSync({
    stdin: {
      contents: `import { compiled } from './kept-code.js';
        const [text, folder, path] = JSON.parse(process.argv[2]);
        const exports = {};
        const script = compiled(path, Buffer.from(text), folder ?? undefined);
        script.runInThisContext()(exports);
        console.log(JSON.stringify({ ...exports, rejected: script.cachedDataRejected }));`,
      resolveDir: join(packageRoot, 'src/cli'),
    },
    outfile: runner,
    bundle: true,
    platform: 'node',
    format: 'cjs',
  });
});

const text = (answer: string) => `function inner() { return ${JSON.stringify(answer)}; }\nexports.answer = inner();`;

/** What the file exports, and whether V8 refused the bytecode that it was given (left out when it was given none). */
function run(
  source: string,
  into: string | null = folder,
  path = '/somewhere/program.cjs',
): { answer?: unknown; rejected?: boolean } {
  return JSON.parse(
    execFileSync(process.execPath, [runner, JSON.stringify([source, into, path])], { encoding: 'utf8' }),
  );
}

const answerOf = (source: string, into: string | null = folder): unknown => run(source, into).answer;

const kept = () => readdirSync(folder).map((name) => join(folder, name));

describe('bytecode that is kept', () => {
  it('serves the next run', () => {
    expect(run(text('one'))).toEqual({ answer: 'one' });
    expect(kept()).toHaveLength(1);
    const before = readFileSync(kept()[0]!);
    expect(run(text('one'))).toEqual({ answer: 'one', rejected: false });
    expect(kept()).toHaveLength(1);
    expect(readFileSync(kept()[0]!).equals(before)).toBe(true);
  });

  it('belongs to one text, though V8 tells texts apart by their length alone, and to one path', () => {
    expect(answerOf(text('one'))).toBe('one');
    expect(answerOf(text('two'))).toBe('two');
    expect(run(text('one'), folder, '/elsewhere/program.cjs')).toEqual({ answer: 'one' });
    expect(kept()).toHaveLength(3);
  });

  it.each([
    ['empty', () => Buffer.alloc(0)],
    ['three bytes', () => Buffer.alloc(3)],
    ['cut off', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
    ['something else', () => Buffer.from('no bytecode at all'.repeat(100))],
    ['zeros, as a crash leaves them', (whole: Buffer) => Buffer.alloc(whole.length)],
    ...[70, 150, 300, 500].map((at) => [
      `another in bit ${at * 8}, which V8 would not see`,
      (whole: Buffer) => whole.with(at, whole[at]! ^ 1),
    ]),
  ] as [string, (whole: Buffer) => Uint8Array][])('%s: the text is compiled, and kept again', (_, damaged) => {
    answerOf(text('one'));
    const whole = readFileSync(kept()[0]!);
    writeFileSync(kept()[0]!, damaged(whole));
    expect(run(text('one'))).toEqual({ answer: 'one' });
    expect(run(text('one'))).toEqual({ answer: 'one', rejected: false });
    expect(kept()).toHaveLength(1);
  });

  it('that V8 refuses is taken away, and the next run keeps it again', () => {
    answerOf(text('one'));
    const data = Buffer.from('no bytecode at all'.repeat(100));
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(crc32(data));
    writeFileSync(kept()[0]!, Buffer.concat([data, sum]));
    expect(run(text('one'))).toEqual({ answer: 'one', rejected: true });
    expect(kept()).toEqual([]);
    expect(run(text('one'))).toEqual({ answer: 'one' });
    expect(run(text('one'))).toEqual({ answer: 'one', rejected: false });
  });

  it.runIf(process.getuid?.() === 0)('of another user is not run', () => {
    answerOf(text('one'));
    chownSync(kept()[0]!, 12_345, 12_345);
    // What is found is not taken: it is made again, and belongs to this user then.
    expect(run(text('one'))).toEqual({ answer: 'one' });
    expect(run(text('one'))).toEqual({ answer: 'one', rejected: false });
  });

  it('is readable by its user alone', () => {
    answerOf(text('one'));
    const modes = execFileSync('stat', ['-c', '%a', folder, ...kept()], { encoding: 'utf8' });
    expect(modes.trim().split('\n')).toEqual(['700', '600']);
  });

  it('does not pile up: the ten newest of a file stay, and other files are left alone', () => {
    answerOf(text('none'));
    writeFileSync(join(folder, 'other-file.bin'), '');
    for (const [age, path] of kept().entries()) utimesSync(path, 1000 + age, 1000 + age);
    let last = '';
    for (let i = 1; i <= 12; i++) {
      const before = readdirSync(folder);
      answerOf(text(`number ${i}`));
      last = readdirSync(folder).find((name) => !before.includes(name)) ?? '';
      utimesSync(join(folder, last), 2000 + i, 2000 + i);
    }
    const names = readdirSync(folder);
    expect(names.filter((name) => name.startsWith('program-'))).toHaveLength(10);
    expect(names).toContain('other-file.bin');
    expect(names).toContain(last);
  });
});

describe('nothing is kept', () => {
  it('without a folder', () => {
    expect(answerOf(text('one'), null)).toBe('one');
    expect(existsSync(folder)).toBe(false);
  });

  it.runIf(existsSync('/proc'))('where Node would try for ever to make the folder', () => {
    expect(answerOf(text('one'), '/proc/nobody/serviceai-api-spec')).toBe('one');
  });

  it('where the folder cannot be made', () => {
    mkdirSync(above, { recursive: true });
    const blocked = join(folder, '..', 'file');
    writeFileSync(blocked, '');
    expect(answerOf(text('one'), join(blocked, 'code'))).toBe('one');
  });
});

describe('the folder', () => {
  it.each([
    [{ XDG_CACHE_HOME: '/x', HOME: '/h' }, 'linux', '/x/serviceai-api-spec'],
    [{ HOME: '/h' }, 'linux', '/h/.cache/serviceai-api-spec'],
    [{ HOME: '/h' }, 'darwin', '/h/Library/Caches/serviceai-api-spec'],
    [{ LOCALAPPDATA: '/l', HOME: '/h' }, 'win32', '/l/serviceai-api-spec'],
    [{ XDG_CACHE_HOME: 'relative', HOME: '/h' }, 'linux', '/h/.cache/serviceai-api-spec'],
    [{}, 'linux', undefined],
    [{ HOME: '/h', NODE_DISABLE_COMPILE_CACHE: '1' }, 'linux', undefined],
  ] as const)('%j on %s: %s', (environment, platform, expected) => {
    expect(codeFolder(environment, platform)).toBe(expected);
  });
});
