import { expect, it } from 'vitest';
import { short, shortBoth } from '../../src/diff/change/short.js';
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

const long = 'x'.repeat(60);

it.each<[Json, Json, number, string, string]>([
  [{ type: 'string' }, { type: 'integer' }, 40, '{"type":"string"}', '{"type":"integer"}'],
  [`${long}A`, `${long}B`, 35, `..."${'x'.repeat(29)}A"`, `..."${'x'.repeat(29)}B"`],
  [`${long}A${long}`, `${long}${long}`, 35, `..."${'x'.repeat(10)}A${'x'.repeat(19)}"...`, `..."${'x'.repeat(30)}"...`],
  [`${long}A`, long, 35, `..."${'x'.repeat(29)}A"`, `..."${'x'.repeat(30)}"`],
  [
    { a: { b: long, c: [long, 1] } },
    { a: { b: long, c: [long, 2] } },
    40,
    '{"a":{"c":[1 and 1 more] and 1 more}}',
    '{"a":{"c":[2 and 1 more] and 1 more}}',
  ],
  [
    { a: long, b: long },
    { b: long, a: long, c: 1 },
    30,
    '{2 members}',
    `{"c":1,"b":"${'x'.repeat(29)}"... and 1 more}`,
  ],
  [['a', 'b', long, 'c'], ['b', 'a', long, 'c'], 30, '["a","b" and 2 more]', '["b","a" and 2 more]'],
])('%j beside %j in %i', (one, other, room, first, second) => {
  expect(shortBoth(one, other, room)).toEqual([first, second]);
});

it('what is cut is not looked at as a whole', () => {
  let deep: Json = 'x'.repeat(100);
  for (let i = 0; i < 100_000; i++) deep = [deep, deep];
  expect(short(deep, 160).length).toBeLessThan(400);
});
