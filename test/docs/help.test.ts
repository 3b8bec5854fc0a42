/** Every script that the README names says what it takes. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../support/package-copy.js';

const manifest = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const scripts = Object.entries(manifest.scripts).flatMap(([name, command]) => {
  const file = /^node scripts\/run\.mjs ([\w-]+)$/.exec(command)?.[1];
  return file === undefined ? [] : [[name, file] as const];
});

describe.concurrent('--help', () => {
  it.each(scripts)('npm run %s', async (name, file) => {
    const help = await promisify(execFile)(process.execPath, ['scripts/run.mjs', file, '--help'], { cwd: packageRoot });
    expect(help.stderr).toBe('');
    const lines = help.stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(new RegExp(`^npm run ${name}(?: |$)`));
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
  expect(rows.filter((name) => !scripts.some(([known]) => known === name))).toEqual([]);
});
