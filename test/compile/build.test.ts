import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { copyPackage } from '../support/package-copy.js';
import { announceSeed, seed } from '../support/seed.js';

const KILLS = Number(process.env.KILLS ?? 4);
const ARTIFACTS = ['openapi.json', 'openapi.yaml', 'types.d.ts'];

const copy = copyPackage();
afterAll(copy.remove);
const at = (path: string) => join(copy.root, path);
const read = (path: string) => readFileSync(at(path), 'utf8');
const build = (...flags: string[]) =>
  spawnSync(process.execPath, ['scripts/run.mjs', 'build-api-spec', ...flags], { cwd: copy.root, encoding: 'utf8' });
const snapshot = () =>
  Object.fromEntries(ARTIFACTS.map((path) => [path, `${statSync(at(path)).mtimeMs} ${read(path)}`]));

/** Puts one of two contracts in place: they differ in a word that every artifact shows. */
const SOURCE = 'src/contract/version.ts';
const sourceA = read(SOURCE);
const sourceB = sourceA.replace('Which release the server runs and', 'What the server runs and');

describe('build --check', () => {
  it('is content with what is committed, and writes nothing', () => {
    const before = snapshot();
    const { status, stderr } = build('--check');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(snapshot()).toEqual(before);
  });

  it.each(ARTIFACTS)('fails with a readable diff when %s was touched, and writes nothing', (path) => {
    const original = read(path);
    appendFileSync(at(path), 'touched\n');
    const before = snapshot();
    const { status, stderr } = build('--check');
    expect(status).toBe(1);
    expect(stderr).toContain('-touched');
    expect(stderr).toContain(`${path}: not what the sources compile to; run \`npm run build\`.`);
    expect(snapshot()).toEqual(before);
    writeFileSync(at(path), original);
  });

  it('fails when an artifact is missing', () => {
    const original = read('types.d.ts');
    rmSync(at('types.d.ts'));
    expect(build('--check').status).toBe(1);
    writeFileSync(at('types.d.ts'), original);
  });
});

describe('a mistake', () => {
  it.each([
    [
      'in the contract',
      'z.object({ apiVersion: z.string(),',
      'z.object({ apiVersion: z.string().nullable(),',
      'VersionResponse.apiVersion: z.nullable() cannot',
    ],
    ['that does not compile', "tag: 'version',", 'tag: version_,', 'src/contract/version.ts:'],
    ['in the syntax', "tag: 'version',", "tag: 'version',,", 'src/contract/version.ts:'],
  ])('%s is one sentence, exit 2, and no file touched', (_, before, after, want) => {
    expect(sourceA).toContain(before);
    writeFileSync(at(SOURCE), sourceA.replace(before, after));
    const state = snapshot();
    const { status, stderr } = build();
    expect(status).toBe(2);
    expect(stderr).toContain(want);
    expect(stderr).not.toContain('    at ');
    expect(snapshot()).toEqual(state);
    writeFileSync(at(SOURCE), sourceA);
  });

  it('an area that is not in the list is named', () => {
    const state = snapshot();
    const file = at('src/contract/tools-to-borrow.ts');
    writeFileSync(file, "export const tools = defineArea({\n  tag: { name: 'x', description: 'X.' },\n});\n");
    const { status, stderr } = build();
    rmSync(file);
    expect(status).toBe(2);
    expect(stderr).toBe(
      'src/contract/tools-to-borrow.ts: it declares the area "tools", which is not in the list of src/contract/index.ts; import it there, put it last in `areas`, and export its schemas.\n',
    );
    expect(snapshot()).toEqual(state);
  });

  it('in the flags names the flags', () => {
    const { status, stderr } = build('--chek');
    expect(status).toBe(2);
    expect(stderr).toBe('--chek is not a flag of the build; it takes --check or --artifacts, or nothing\n');
  });
});

describe('killed at random moments', () => {
  announceSeed('build kills');

  it(`leaves no truncated file and no mixed set unnoticed, ${KILLS} times`, { timeout: KILLS * 60_000 }, async () => {
    expect(build().status).toBe(0);
    const whole = new Map(ARTIFACTS.map((path) => [path, new Set([read(path)])]));
    writeFileSync(at(SOURCE), sourceB);
    // The second build takes as long as those that are killed: the engine is kept from the first.
    const started = performance.now();
    expect(build().status).toBe(0);
    const duration = performance.now() - started;
    for (const path of ARTIFACTS) whole.get(path)?.add(read(path));
    let random = seed;
    for (let kill = 0; kill < KILLS; kill++) {
      const source = kill % 2 ? sourceB : sourceA;
      writeFileSync(at(SOURCE), source);
      random = (random * 1103515245 + 12345) % 2 ** 31;
      // Most of a build is thinking: every other kill aims at its end, where files are put in place.
      const share = random / 2 ** 31;
      await killAfter(duration * (kill % 4 < 2 ? share : 0.8 + share * 0.3));
      for (const path of ARTIFACTS) expect(whole.get(path)?.has(read(path)), `${path} is whole`).toBe(true);
      const current = ARTIFACTS.every((path) =>
        read(path).includes(source === sourceA ? 'Which release the server runs and' : 'What the server runs and'),
      );
      const { status, stderr } = build('--check');
      if (!current) expect(status, 'a mixed set is noticed').toBe(1);
      if (status !== 0) expect(stderr).toContain('run `npm run build`');
    }
    expect(build().status).toBe(0);
    expect(build('--check').status).toBe(0);
    expect(readdirSync(at('.cache')).filter((name) => name.startsWith('build-'))).toEqual([]);
  });

  it('an artifact cut short by something else is noticed too', () => {
    truncateSync(at('openapi.yaml'), 1000);
    expect(build('--check').status).toBe(1);
    expect(build().status).toBe(0);
    expect(build('--check').status).toBe(0);
  });
});

async function killAfter(milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'build-api-spec'], {
    cwd: copy.root,
    stdio: 'ignore',
    detached: true,
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  await sleep(milliseconds);
  try {
    process.kill(-(child.pid as number), 'SIGKILL');
  } catch {
    // The build was faster than the knife.
  }
  await ended;
}
