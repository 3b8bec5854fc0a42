/** `npm run diff` speaks of the head contract, or says why it cannot. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { main } from '../../scripts/diff.js';

const root = join(import.meta.dirname, '../..');
let copy: string;
let said: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'head-'));
  said = '';
  cpSync(join(root, 'releases'), join(copy, 'releases'), { recursive: true });
  const hear = (text: unknown) => {
    said += String(text);
    return true;
  };
  vi.spyOn(console, 'error').mockImplementation(hear);
  vi.spyOn(process.stdout, 'write').mockImplementation(hear);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(copy, { recursive: true });
});

it('compares what the sources compile to with the newest frozen release', async () => {
  cpSync(join(root, 'openapi.json'), join(copy, 'openapi.json'));
  expect(await main(['--fail-on', 'none', '--format', 'json'], copy)).toBe(0);
  expect(JSON.parse(said)).toMatchObject({ verdict: expect.any(String) });
});

it('refuses a document that the sources no longer compile to', async () => {
  const text = readFileSync(join(root, 'openapi.json'), 'utf8');
  writeFileSync(join(copy, 'openapi.json'), text.replace('Job not found', 'No such job'));
  expect(await main([], copy)).toBe(2);
  expect(said).toBe('openapi.json: not what the sources compile to; run `npm run build` first.');
});
