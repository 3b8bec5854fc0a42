/** Libraries are loaded when a question needs them, not before. */
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { ask, object } from './ask.js';

const { cache } = createRequire(import.meta.url);
const loaded = (library: string): boolean =>
  Object.keys(cache).some((file) => file.includes(`node_modules/${library}/`));

it('a proof loads none, a pattern refa, a witness ajv', () => {
  expect(ask(object({ 'a!': { type: 'integer' } }), object({ a: { type: 'number' } })).kind).toBe('holds');
  expect([loaded('refa'), loaded('ajv')]).toEqual([false, false]);
  expect(ask({ type: 'string', pattern: '^a+$' }, { type: 'string', pattern: '^[ab]+$' }).kind).toBe('holds');
  expect([loaded('refa'), loaded('ajv')]).toEqual([true, false]);
  expect(ask({ type: 'string' }, { type: 'integer' }).kind).toBe('fails');
  expect([loaded('refa'), loaded('ajv')]).toEqual([true, true]);
});
