import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyPackage, packageRoot } from '../support/package-copy.js';

const copy = copyPackage();
afterAll(copy.remove);
for (const part of ['test', 'vitest.config.ts'])
  cpSync(join(packageRoot, part), join(copy.root, part), { recursive: true });
const read = (path: string) => readFileSync(join(copy.root, path), 'utf8');
const run = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, ['scripts/run.mjs', script, ...args], { cwd: copy.root, encoding: 'utf8' });

/** Holds the head against its frozen release. */
const REPLAY = 'test/compile/replay.test.ts';

/** Runs tests of the copy, in a process that does not take itself for a worker of this one. */
function test(...files: string[]) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')));
  const vitest = join(copy.root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--reporter=dot', '--no-color', ...files];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy.root, env, encoding: 'utf8' });
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}

describe('CONTRIBUTING.md, followed to the letter', { timeout: 120_000 }, () => {
  const guide = read('CONTRIBUTING.md');
  const block = (language: string) =>
    (new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1] ?? '').replace(/^ {3}/gm, '');
  const file = /Write `([^`]+)`/.exec(guide)?.[1] as string;

  it('adds an area with one file and its lines in the list', () => {
    // Whoever tries the guide out has the example in the tree already, and it stays where it is.
    const others = (names: object, own: string) => Object.keys(names).filter((name) => name !== own);
    const before = JSON.parse(read('openapi.json'));
    writeFileSync(join(copy.root, file), block('ts'));
    const list = read('src/contract/index.ts');
    if (!list.includes("from './tools.js'"))
      writeFileSync(
        join(copy.root, 'src/contract/index.ts'),
        list
          .replace(/^import /m, "import { tools } from './tools.js';\nimport ")
          .replace(/,?\s*\] as const/, ', tools] as const')
          .concat("export * from './tools.js';\n"),
      );
    const biome = join(copy.root, 'node_modules/@biomejs/biome/bin/biome');
    spawnSync(process.execPath, [biome, 'check', '--write', 'src/contract'], { cwd: copy.root });
    const build = run('build-api-spec');
    expect(build.stderr).toBe('');
    expect(build.status).toBe(0);
    const after = JSON.parse(read('openapi.json'));
    expect(Object.keys(after.paths)).toEqual([...others(before.paths, '/api/lent-tools'), '/api/lent-tools']);
    const { schemas } = before.components;
    expect(Object.keys(after.components.schemas)).toEqual([...others(schemas, 'LentTool'), 'LentTool']);
    expect(read('dist/contract/tools.d.ts')).toContain('LentTool');
  });

  it('says what else such a change needs: its checks and its tests pass', () => {
    const [row, table] = [block('md'), read('docs/ios-contract.md')];
    if (!table.includes(row)) appendFileSync(join(copy.root, 'docs/ios-contract.md'), row);
    const [, bump, words] = /npm run changeset -- (\w+) '([^']+)'/.exec(guide) as string[];
    expect(run('changeset', bump as string, words as string).stderr).toBe('');
    for (const check of ['drift', 'changesets', 'lint', 'style']) {
      const { status, stderr } = run('check', check);
      expect(status, stderr).toBe(0);
    }
    test('test/contract', REPLAY);
  });

  it('and so they do when it is released', () => {
    expect(run('release-version').stderr).toBe('');
    expect(test('test/contract/client-version.test.ts', REPLAY)).not.toContain('skipped');
  });
});
