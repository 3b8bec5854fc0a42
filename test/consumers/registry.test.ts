import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Registry, startRegistry } from '../support/registry.js';

let registry: Registry;
beforeAll(async () => {
  registry = await startRegistry({ packages: ['zod'] });
});
afterAll(() => registry.stop());

const folderWith = (name: string, manifest: object) => {
  const folder = join(registry.folder, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
};

describe('the registry of the tests', () => {
  it('takes what npm publishes, once, and gives it back with what it needs', async () => {
    const source = folderWith('source', { name: '@some/thing', version: '1.0.0', dependencies: { zod: '^4.0.0' } });
    registry.npm(source, 'publish', '--access', 'public');
    expect(await registry.versions('@some/thing')).toEqual(['1.0.0']);
    expect(() => registry.npm(source, 'publish', '--access', 'public')).toThrow(/1\.0\.0/);
    expect(registry.requests().filter((line) => line.startsWith('PUT'))).toEqual(['PUT /@some%2fthing 201']);

    const target = folderWith('target', {});
    registry.npm(target, 'install', '@some/thing');
    expect(registry.npm(target, 'ls', '--all', '--parseable').split('\n')).toContain(join(target, 'node_modules/zod'));
  });

  it('is the only host that npm reaches', async () => {
    const target = folderWith('astray', {});
    const elsewhere = registry.npmAsync(
      target,
      'view',
      'zod',
      '--registry=http://registry.invalid/',
      '--fetch-retries=0',
    );
    await expect(elsewhere).rejects.toThrow();
    expect(registry.strays()).toEqual(['GET http://registry.invalid/zod']);
    expect(await registry.versions('not-there')).toEqual([]);
  });
});
