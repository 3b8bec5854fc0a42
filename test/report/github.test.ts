import { describe, expect, it } from 'vitest';
import { render } from '../../src/diff.js';
import { compared, pairs } from './pairs.js';

/** A workflow command as a runner reads it: everything behind the second `::` is data, properties are split at commas. */
function read(line: string): { name: string; properties: Record<string, string>; text: string } {
  const [, name, listed, text] = /^::([a-z]+) ([^\n]*?)::(.*)$/s.exec(line) ?? [];
  if (name === undefined || listed === undefined || text === undefined) throw new Error(`no command: ${line}`);
  const decoded = (value: string) =>
    value
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const properties = Object.fromEntries(
    listed.split(',').map((each) => [each.slice(0, each.indexOf('=')), decoded(each.slice(each.indexOf('=') + 1))]),
  );
  return { name, properties, text: decoded(text) };
}

describe.each(pairs)('%s', (_name, found) => {
  const lines = render(found, 'github').trimEnd().split('\n');

  it('is one command that counts the changes, and one for each', () => {
    const commands = lines.map(read);
    expect(commands).toHaveLength(found.changes.length + 1);
    const severity = { wire: 'error', review: 'warning', source: 'warning', compatible: 'notice', editorial: 'notice' };
    expect(commands.slice(1).map(({ name }) => name)).toEqual(found.changes.map(({ verdict }) => severity[verdict]));
    expect(commands[0]?.text).toContain(`least bump ${found.bump}`);
  });

  it('no text of a document begins a line or is left raw', () => {
    for (const line of lines) {
      expect(line).toMatch(/^::(error|warning|notice) /);
      expect(line).not.toMatch(/\p{Cc}/u);
    }
  });
});

const document = (title: string) => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1.0.0' },
  paths: {
    '/a': {
      post: {
        requestBody: {
          content: {
            'application/json': {
              schema: { type: 'object', properties: { [title]: { type: 'string' } }, required: [title] },
            },
          },
        },
        responses: { '204': { description: 'x' } },
      },
    },
  },
});

it.each([
  ['JSON', (json: object) => JSON.stringify(json, null, 2), 'api/new.json'],
  ['YAML', (json: object) => yamlOf(json), 'api/new.yaml'],
] as const)('names the file and the line of what changed (%s)', (_kind, write, name) => {
  const [base, revision] = [write(document('a')), write(document('b: c'))];
  const found = compared(base, revision, ['old', name]);
  const commands = render(found, 'github').trimEnd().split('\n').map(read);
  const added = found.changes.findIndex(({ at }) => at.base === null && at.revision?.endsWith('/properties/b: c'));
  const { file, line } = commands[added + 1]!.properties;
  expect(file).toBe(name);
  expect(revision.split('\n')[Number(line) - 1]).toMatch(/^\s+["']b: c["']:/);
  // What is gone is shown at what surrounded it.
  const gone = found.changes.findIndex(({ at }) => at.revision === null);
  expect(revision.split('\n')[Number(commands[gone + 1]!.properties.line) - 1]).toMatch(/^\s+"?properties"?:/);
});

it('a package or a stream is no file', () => {
  const found = compared(JSON.stringify(document('a')), JSON.stringify(document('b')), ['-', 'npm:x@1.0.0']);
  expect(render(found, 'github')).not.toContain('file=');
});

/** Block style, two columns a step. */
function yamlOf(json: unknown, indent = ''): string {
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  const entries = Object.entries(json);
  return entries
    .map(([name, value]) => {
      const key = Array.isArray(json) ? '-' : `${/^[a-z]+$/.test(name) ? name : `'${name}'`}:`;
      return typeof value === 'object' && value !== null
        ? `${indent}${key}\n${yamlOf(value, `${indent}  `)}`
        : `${indent}${key} ${JSON.stringify(value)}`;
    })
    .join('\n');
}
