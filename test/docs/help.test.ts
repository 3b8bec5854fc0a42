/** Every script says what it takes. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../support/package-copy.js';

const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
/** What npm calls a script; those that it does not name are called by their file. */
const named = new Map(Object.entries(manifest.scripts).map(([name, command]) => [command, `npm run ${name}`] as const));
const scripts = readdirSync(join(packageRoot, 'scripts'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `node scripts/run.mjs ${file.slice(0, -'.ts'.length)}`)
  .map((command) => [named.get(command) ?? command, command] as const);

describe.concurrent('--help', () => {
  it.each(scripts)('%s', async (name, command) => {
    const args = [...command.split(' ').slice(1), '--help'];
    const help = await promisify(execFile)(process.execPath, args, { cwd: packageRoot });
    expect(help.stderr).toBe('');
    const lines = help.stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(new RegExp(`^${name}(?: |$)`));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.length).toBeLessThan(7);
  });
});

it('there is a script for each row of the README', () => {
  const readme = readFileSync(join(packageRoot, 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| (`npm run .*?) \|/gm)].flatMap(([, cell]) =>
    [...(cell as string).matchAll(/`npm run ([\w:]+)/g)].map(([, name]) => name),
  );
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.filter((row) => !scripts.some(([name]) => name === `npm run ${row}`))).toEqual([]);
});
