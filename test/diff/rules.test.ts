import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ruleOf, rules } from '../../src/diff/rules/index.js';

const folder = join(import.meta.dirname, '../../src/diff/rules');
const files = readdirSync(folder).filter((name) => name !== 'index.ts');

test('the list and the folder agree: one file a rule, named after it', () => {
  expect(rules.map((rule) => `${rule.id}.ts`).sort()).toEqual(files.sort());
  expect(ruleOf.size).toBe(rules.length);
});

test.each(rules.map((rule) => [rule.id, rule] as const))('%s states its fields in the fixed order', (_, rule) => {
  const optional = ['edits', 'gain'].filter((name) => name in rule);
  expect(Object.keys(rule)).toEqual(['id', 'title', 'why', 'level', 'message', 'find', ...optional]);
  expect(rule.why).toMatch(/\.$/);
  expect(rule.title).not.toMatch(/\.$/);
});

test('the page that defines the words names each rule', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/api-versioning.md'), 'utf8');
  const [, table = ''] = page.split('## Under which rule');
  expect(
    [...table.matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)]
      .map(([, id]) => id)
      .filter((id) => ruleOf.has(id ?? ''))
      .sort(),
  ).toEqual(rules.map(({ id }) => id).sort());
});
