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
        const [text, folder] = JSON.parse(process.argv[2]);
        const exports = {};
        const script = compiled('/somewhere/program.cjs', text, folder ?? undefined);
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

const text = (hash: string, answer: string) =>
  `// ${hash.padStart(16, '0')}\nfunction inner() { return ${JSON.stringify(answer)}; }\nexports.answer = inner();`;

/** What the file exports, and whether V8 refused the bytecode that it was given (left out when it was given none). */
function run(source: string, into: string | null = folder): { answer?: unknown; rejected?: boolean } {
  return JSON.parse(execFileSync(process.execPath, [runner, JSON.stringify([source, into])], { encoding: 'utf8' }));
}

const answerOf = (source: string, into: string | null = folder): unknown => run(source, into).answer;

const kept = () => readdirSync(folder).map((name) => join(folder, name));

describe('bytecode that is kept', () => {
  it('serves the next run', () => {
    expect(run(text('1', 'one'))).toEqual({ answer: 'one' });
    expect(kept()).toHaveLength(1);
    const before = readFileSync(kept()[0]!);
    expect(run(text('1', 'one'))).toEqual({ answer: 'one', rejected: false });
    expect(answerOf(text('1', 'one'))).toBe('one');
    expect(kept()).toHaveLength(1);
    expect(readFileSync(kept()[0]!).equals(before)).toBe(true);
  });

  it('is complete: a text that V8 cannot tell apart by its length runs as what was compiled', () => {
    answerOf(text('1', 'one'));
    expect(answerOf(text('1', 'two'))).toBe('one');
  });

  it('belongs to one text: another hash has its own', () => {
    answerOf(text('1', 'one'));
    expect(answerOf(text('2', 'two'))).toBe('two');
    expect(kept()).toHaveLength(2);
  });

  it.each([
    ['empty', () => Buffer.alloc(0)],
    ['cut off', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
    ['something else', () => Buffer.from('no bytecode at all'.repeat(100))],
    ['zeros, as a crash leaves them', (whole: Buffer) => Buffer.alloc(whole.length)],
  ])('%s: the text is compiled, and kept by the next run', (_, damaged) => {
    answerOf(text('1', 'one'));
    const whole = readFileSync(kept()[0]!);
    writeFileSync(kept()[0]!, damaged(whole));
    expect(run(text('1', 'one'))).toEqual({ answer: 'one', rejected: true });
    expect(kept()).toEqual([]);
    expect(run(text('1', 'one'))).toEqual({ answer: 'one' });
    expect(run(text('1', 'one'))).toEqual({ answer: 'one', rejected: false });
    expect(readFileSync(kept()[0]!)).toHaveLength(whole.length);
  });

  it.runIf(process.getuid?.() === 0)('of another user is not run', () => {
    answerOf(text('1', 'one'));
    chownSync(kept()[0]!, 12_345, 12_345);
    expect(answerOf(text('1', 'two'))).toBe('two');
  });

  it('is readable by its user alone', () => {
    answerOf(text('1', 'one'));
    const modes = execFileSync('stat', ['-c', '%a', folder, ...kept()], { encoding: 'utf8' });
    expect(modes.trim().split('\n')).toEqual(['700', '600']);
  });

  it('does not pile up: the ten newest of a file stay, and other files are left alone', () => {
    answerOf(text('0', 'none'));
    writeFileSync(join(folder, 'other-file.bin'), '');
    for (const [age, path] of kept().entries()) utimesSync(path, 1000 + age, 1000 + age);
    for (let i = 1; i <= 12; i++) {
      answerOf(text(String(i), 'one'));
      for (const path of kept()) if (path.includes(`${i}-`)) utimesSync(path, 2000 + i, 2000 + i);
    }
    const names = readdirSync(folder);
    expect(names.filter((name) => name.startsWith('program-'))).toHaveLength(10);
    expect(names).toContain('other-file.bin');
    expect(names.some((name) => name.includes(`${'12'.padStart(16, '0')}`))).toBe(true);
  });
});

describe('nothing is kept', () => {
  it('without a folder, or of a text that states no hash', () => {
    expect(answerOf(text('1', 'one'), null)).toBe('one');
    expect(answerOf('exports.answer = 1;')).toBe(1);
    expect(existsSync(folder)).toBe(false);
  });

  it('where the folder cannot be made', () => {
    mkdirSync(above, { recursive: true });
    const blocked = join(folder, '..', 'file');
    writeFileSync(blocked, '');
    expect(answerOf(text('1', 'one'), join(blocked, 'code'))).toBe('one');
  });
});

describe('the folder', () => {
  it.each([
    [{ XDG_CACHE_HOME: '/x', HOME: '/h' }, 'linux', '/x/serviceai-api-spec'],
    [{ HOME: '/h' }, 'linux', '/h/.cache/serviceai-api-spec'],
    [{ HOME: '/h' }, 'darwin', '/h/Library/Caches/serviceai-api-spec'],
    [{ LOCALAPPDATA: '/l', HOME: '/h' }, 'win32', '/l/serviceai-api-spec'],
    [{}, 'linux', undefined],
    [{ HOME: '/h', NODE_DISABLE_COMPILE_CACHE: '1' }, 'linux', undefined],
  ] as const)('%j on %s: %s', (environment, platform, expected) => {
    expect(codeFolder(environment, platform)).toBe(expected);
  });
});
