import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { World } from '../../src/cli/commands/command.js';
import { progressOn } from '../../src/cli/progress.js';
import { run } from '../../src/cli/run.js';
import { manyChanges } from '../browser/many-changes.js';

const folder = mkdtempSync(join(tmpdir(), 'progress-'));
const at = (name: string) => join(folder, name);
const pair = [at('old.json'), at('new.json')];
beforeAll(() => {
  for (const [i, path] of pair.entries()) writeFileSync(path, manyChanges(3, i === 1));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a run says, step by step. */
async function stepsOf(words: readonly string[]): Promise<(string | null)[]> {
  const steps: (string | null)[] = [];
  const world: World = {
    environment: {},
    terminal: null,
    progress: (step) => steps.push(step),
    write: () => undefined,
  };
  await run(words, world);
  return steps;
}

describe('what a run says', () => {
  it('each step, how far the comparison has come, and that it is done', async () => {
    const steps = await stepsOf(['diff', ...pair]);
    const comparing = 'Comparing 3 and 3 operations';
    const judged = steps.filter((step) => step?.startsWith(`${comparing}: `));
    const [, total] = /of (\d+) places judged/.exec(judged[0] ?? '') ?? [];
    expect(Number(total)).toBeGreaterThan(3);
    expect(judged).toEqual(judged.map((_, i) => `${comparing}: ${i} of ${total} places judged`));
    expect(judged).toHaveLength(Number(total));
    expect(steps.filter((step) => !judged.includes(step))).toEqual([
      `Reading ${pair[0]} and ${pair[1]}`,
      comparing,
      'Writing 15 changes as text',
      null,
    ]);
  });

  it('a run that fails clears the line too', async () => {
    expect((await stepsOf(['diff', at('none.json'), at('new.json')])).at(-1)).toBe(null);
  });
});

describe('on a terminal', () => {
  const written: string[] = [];
  let time = 0;
  const progress = (stream: object = { isTTY: true, columns: 20 }, environment = {}) => {
    written.length = 0;
    return progressOn({ ...stream, write: (text) => written.push(text) }, environment, () => time);
  };

  it('is one line that is gone in the end', () => {
    time = 1000;
    const say = progress()!;
    say('Comparing 1000 and 2000 operations');
    say(null);
    say(null);
    expect(written).toEqual(['\r\u001b[KComparing 1000  ...', '\r\u001b[K']);
  });

  it('work that is done in no time shows nothing, and a line stays for a moment', () => {
    time = 0;
    const say = progress()!;
    say('a');
    time = 299;
    say('b');
    expect(written).toEqual([]);
    time = 300;
    say('c');
    time = 330;
    say('d');
    expect(written).toEqual(['\r\u001b[Kc ...']);
    time = 400;
    say('e');
    say(null);
    expect(written.slice(1)).toEqual(['\r\u001b[Ke ...', '\r\u001b[K']);
  });

  it('what waits for others is shown while it waits', () => {
    vi.useFakeTimers();
    try {
      time = 100;
      const say = progress()!;
      say('fetching');
      vi.advanceTimersByTime(199);
      expect(written).toEqual([]);
      vi.advanceTimersByTime(1);
      expect(written).toEqual(['\r\u001b[Kfetching ...']);
      say('more');
      say(null);
      vi.advanceTimersByTime(1000);
      expect(written.slice(1)).toEqual(['\r\u001b[K']);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    ['a pipe', {}, {}],
    ['a file', { isTTY: false }, {}],
    ['a dumb terminal', { isTTY: true }, { TERM: 'dumb' }],
  ])('%s is told nothing', (_name, stream, environment) => {
    expect(progress(stream, environment)).toBeUndefined();
  });
});
