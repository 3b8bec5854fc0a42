import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyPackage } from '../support/package-copy.js';

const copy = copyPackage();
afterAll(copy.remove);
const read = (path: string) => readFileSync(join(copy.root, path), 'utf8');
const run = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, ['scripts/run.mjs', script, ...args], { cwd: copy.root, encoding: 'utf8' });

describe('CONTRIBUTING.md, followed to the letter', () => {
  const guide = read('CONTRIBUTING.md');
  const code = (/```ts\n([\s\S]*?)```/.exec(guide)?.[1] ?? '').replace(/^ {3}/gm, '');

  it('adds an area with one file and its lines in the list', () => {
    const file = /Write `([^`]+)`/.exec(guide)?.[1] as string;
    writeFileSync(join(copy.root, file), code);
    const list = read('src/contract/index.ts');
    const registered = list
      .replace('import { version }', "import { tools } from './tools.js';\nimport { version }")
      .replace(/realtime,?\s*\]/, 'realtime, tools]')
      .concat("export * from './tools.js';\n");
    writeFileSync(join(copy.root, 'src/contract/index.ts'), registered);
    const before = JSON.parse(read('openapi.json'));
    const build = run('build-api-spec');
    expect(build.stderr).toBe('');
    expect(build.status).toBe(0);
    const after = JSON.parse(read('openapi.json'));
    expect(Object.keys(after.paths)).toEqual([...Object.keys(before.paths), '/api/lent-tools']);
    expect(Object.keys(after.components.schemas)).toEqual([...Object.keys(before.components.schemas), 'LentTool']);
    expect(read('dist/contract/tools.d.ts')).toContain('LentTool');
  });

  it('and the checks of such a change pass', () => {
    for (const check of ['drift', 'lint']) {
      const { status, stderr } = run('check', check);
      expect(status, stderr).toBe(0);
    }
  });
});
