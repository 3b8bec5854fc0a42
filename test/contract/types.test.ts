import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'types-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Compiles the agreement in a copy of the sources, with types.d.ts as given. */
function compile(types: string) {
  const options = {
    extends: './base.json',
    compilerOptions: { types: [] },
    files: ['test/contract/types-agree.ts'],
    include: [],
  };
  cpSync(join(root, 'src'), join(folder, 'src'), { recursive: true });
  cpSync(join(root, 'tsconfig.json'), join(folder, 'base.json'));
  cpSync(join(root, 'test/contract/types-agree.ts'), join(folder, 'test/contract/types-agree.ts'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options));
  writeFileSync(join(folder, 'types.d.ts'), types);
  rmSync(join(folder, 'node_modules'), { force: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const compiler = join(root, 'node_modules/typescript-native/bin/tsc');
  return spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
}

/** Changes the first match below components: the same words also stand inline in the operations. */
function changeNamedSchema(before: string, after: string): string {
  const [operations, components] = types.split(/(?=^export interface components)/m);
  return operations + (components as string).replace(before, after);
}

const types = readFileSync(join(root, 'types.d.ts'), 'utf8');

describe('z.infer and types.d.ts', () => {
  it('are assignable both ways for every named schema', () => {
    const { status, stdout } = compile(types);
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  it.each([
    ['a member of another type', 'fallback: boolean;', 'fallback: string;', 'RealtimeTokenResponse'],
    ['a member that became optional', 'fallback: boolean;', 'fallback?: boolean;', 'RealtimeTokenResponse'],
    ['a member that became required', 'clientSecret?: string;', 'clientSecret: string;', 'RealtimeTokenResponse'],
    [
      'a schema that nobody exports',
      'CsrfTokenResponse: {',
      'Unknown: { a: string };\n        CsrfTokenResponse: {',
      'Unknown',
    ],
  ])('%s is caught by the compiler, by name', (_, before, after, name) => {
    expect(types).toContain(before);
    const { status, stdout } = compile(changeNamedSchema(before, after));
    expect(status).not.toBe(0);
    expect(stdout).toContain(`'${name}'`);
  });
});
