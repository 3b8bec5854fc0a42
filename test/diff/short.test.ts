import { expect, it } from 'vitest';
import { short } from '../../src/diff/change/short.js';
import type { Json } from '../../src/json.js';

it.each<[Json, number, string]>([
  [{ type: 'string' }, 40, '{"type":"string"}'],
  [null, 4, 'null'],
  ['a'.repeat(40), 34, `"${'a'.repeat(29)}"...`],
  [`${'a'.repeat(28)}\u{1f600}${'b'.repeat(40)}`, 34, `"${'a'.repeat(28)}"...`],
  [['one', 'two', 'three', 'four', 'five', 'six', 'seven'], 40, '["one","two","three" and 4 more]'],
  [[['one', 'two', 'three', 'four', 'five', 'six']], 20, '[1 item]'],
  [{ a: 1, ['b'.repeat(40)]: 2 }, 30, '{"a":1 and 1 more}'],
  [{ ['b'.repeat(40)]: 2, c: 3 }, 30, '{2 members}'],
  [{ type: 'a', of: { one: 'x'.repeat(30), two: 2 } }, 60, '{"type":"a","of":{2 members}}'],
])('%j in %i', (value, room, text) => expect(short(value, room)).toBe(text));

it('what is cut is not looked at as a whole', () => {
  let deep: Json = 'x'.repeat(100);
  for (let i = 0; i < 100_000; i++) deep = [deep, deep];
  expect(short(deep, 160).length).toBeLessThan(400);
});
