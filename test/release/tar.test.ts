import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { readTarball } from '../../src/cli/load/tar.js';
import { hasIntegrity, integrityOf } from '../../src/cli/load/tarball-cache.js';

const folder = mkdtempSync(join(tmpdir(), 'tar-'));
afterAll(() => rmSync(folder, { recursive: true }));

const long = `${'deep/'.repeat(60)}${'n'.repeat(120)}.json`;
const inside: Record<string, string> = {
  'openapi.json': '{}',
  'empty.txt': '',
  [long]: 'long',
  'größe.txt': 'x'.repeat(70_000),
};
for (const [path, text] of Object.entries(inside)) {
  mkdirSync(join(folder, 'package', path, '..'), { recursive: true });
  writeFileSync(join(folder, 'package', path), text);
}
symlinkSync('openapi.json', join(folder, 'package/link.json'));

function archive(format: string): Buffer {
  execFileSync('tar', ['-czf', 'x.tgz', `--format=${format}`, 'package'], { cwd: folder });
  return readFileSync(join(folder, 'x.tgz'));
}
const words = (tgz: Buffer) =>
  readTarball(tgz, () => true).then(
    () => 'read',
    (error: Error) => `${error.name}: ${error.message}`,
  );

describe('a tarball', () => {
  it.each(['posix', 'gnu'])('is read whole, long names too: %s', async (format) => {
    const files = await readTarball(archive(format), () => true);
    expect(Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.toString()]))).toEqual(inside);
  });

  it('gives only what is asked for', async () => {
    const files = await readTarball(archive('posix'), (path) => path === 'openapi.json');
    expect([...files.keys()]).toEqual(['openapi.json']);
  });

  it('that is damaged is refused, wherever it is cut', async () => {
    const tgz = archive('posix');
    const tar = gunzipSync(tgz);
    expect(await words(Buffer.from('not gzip'))).toBe('TarballError: it is not gzipped, or cut short (Z_DATA_ERROR)');
    expect(await words(tgz.subarray(0, tgz.length - 20))).toBe(
      'TarballError: it is not gzipped, or cut short (Z_BUF_ERROR)',
    );
    expect(await words(gzipSync(Buffer.alloc(1024, 'x')))).toBe('TarballError: it is no tar archive, or damaged');
    for (const size of [100, 600, 1000, 40_000])
      expect(await words(gzipSync(tar.subarray(0, size)))).toBe('TarballError: it is cut short');
  });

  it('is held against the sha512 that is stated, and no weaker hash', () => {
    const bytes = Buffer.from('x');
    expect(hasIntegrity(bytes, `sha1-abc ${integrityOf(bytes)}`)).toBe(true);
    expect(hasIntegrity(bytes, integrityOf(Buffer.from('y')))).toBe(false);
    expect(hasIntegrity(bytes, 'sha1-EfZrUN4WJQJQDQbzk3KkuTGA1ao=')).toBe(false);
  });
});
