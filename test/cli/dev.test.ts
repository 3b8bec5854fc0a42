/** `npm run dev` sees every save, whatever way it is made. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'dev-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

it('a file that is renamed over another is a save, time and again', async () => {
  for (const name of ['src', 'scripts', 'releases']) cpSync(join(root, name), join(copy, name), { recursive: true });
  for (const name of ['package.json', 'openapi.json', 'openapi.yaml', 'types.d.ts', 'tsconfig.json'])
    cpSync(join(root, name), join(copy, name));
  mkdirSync(join(copy, '.cache'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const dev = spawn(process.execPath, [join(copy, 'scripts/run.mjs'), 'dev'], { cwd: copy });
  let said = '';
  for (const stream of [dev.stdout, dev.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const until = (words: RegExp) => expect.poll(() => said, { timeout: 20_000 }).toMatch(words);
  try {
    await until(/Watching/);
    const file = join(copy, 'src/contract/customers.ts');
    const before = readFileSync(file, 'utf8');
    const save = (text: string) => {
      writeFileSync(`${file}.new`, text);
      renameSync(`${file}.new`, file);
    };
    for (const word of ['first', 'second', 'third']) {
      save(before.replace("'The people", `'The ${word} people`));
      await until(new RegExp(`^\\+.*${word} people`, 'm'));
    }
  } finally {
    dev.kill('SIGINT');
    await new Promise((resolve) => dev.on('close', resolve));
  }
}, 60_000);
