/** A pattern means what ECMA-262 says, and no text keeps it busy. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/json.js';
import { hasWord } from '../../src/schema/strings/automata.js';
import { isQuick } from '../../src/schema/strings/backtracking.js';
import { matches, Undecided } from '../../src/schema/strings/patterns.js';
import { isFound } from '../../src/schema/strings/simulation.js';
import { spelled } from '../../src/schema/strings/spelling.js';
import { ask, object } from './ask.js';

const long = 'a'.repeat(60);

it.each([
  '^a+$',
  '^(a+)+b$',
  'a|^b',
  '^(?=.*a)(?!.*c).{2,4}$',
  '[^a]b?',
  '^(a|b)*$',
  '^\\w+-\\d{2}$',
  '^.$',
  '\\u{1F600}$',
  '$',
  '\\bab\\b',
  'b\\B',
  '\\b|\\B1',
  '^(?!a)',
  '^[ab-]+(?<!-)$',
  '(?<=a)(?:b|-)+(?!c)',
  '(?:(?=a|b)\\w(?<!a))+$',
  '(?<![^])(?=[^])[^](?![^])',
  '^a(?=.*b)(?!.*c)[abc]*$',
  'a(?=b*c)[^a]',
  '(?=ab|b$)[ab]+(?!.*c)b',
  '^(?!.*a.*a)\\w*(?=.*[é😀]).+$',
  '^a(?=bc)(?=b)b',
  'a^b',
])('%s has the words that it matches', (source) => {
  for (const text of [
    '',
    'a',
    'b',
    'ab',
    'aab',
    'abc',
    'a-12',
    'c',
    '😀',
    'a😀',
    '\ud83d',
    'aaaa',
    '-ab',
    'ab-',
    'a ab',
    '1ab',
    'é1',
  ]) {
    const found = new RegExp(source, 'u').test(text);
    expect(hasWord(source, text), text).toBe(found);
    // Where more than one character is looked at there are no states to follow.
    expect([found, undefined], text).toContain(isFound(source, text));
  }
});

it('a text is followed through the states where there are too many for an automaton', () => {
  const source = '^([a-z]{1,50}-?){1,99}$';
  expect(hasWord(source, 'ab-')).toBeUndefined();
  expect(isFound(source, `${'ab-'.repeat(40)}c`)).toBe(true);
  expect(isFound(source, `${'ab-'.repeat(40)}-`)).toBe(false);
});

describe('what may be tried as it stands', () => {
  it.each<[string, number, boolean]>([
    ['^[a-z]+@[a-z]+$', 50, true],
    ['^\\d{1,3}(\\.\\d{1,3}){3}$', 15, true],
    ['^[(]{2,}(?:a|b)\\)+$', 20, true],
    ['^(a+)+$', 6, true],
    ['^(a+)+$', 30, false],
    ['^(a|a)*$', 30, false],
    ['^(a?){30}$', 30, false],
    ['a?'.repeat(30), 30, false],
    ['a+b', 100_000, false],
    ['^((?<x>a{0,9}){9})$', 30, false],
  ])('%s on %i characters: %s', (source, length, quick) => {
    expect(isQuick(source, length)).toBe(quick);
  });
});

it('a pattern that is only wrong under the flag is read all the same', () => {
  expect(matches('^(a+)+\\-\\_b$', `${long}-_b`)).toBe(true);
  expect(matches('^(a+)+\\-\\_b$', long)).toBe(false);
});

describe('what the flag refuses', () => {
  it.each<[string, string]>([
    ['^\\#\\-\\_\\@\\ \\é$', '^#-_@ é$'],
    ['^[\\#\\-\\!-\\+]$', '^[#\\-!-\\+]$'],
    ['^[\\w-.][a-\\d][\\d-]$', '^[\\w\\-.][a\\-\\d][\\d-]$'],
    ['^[\\p{L}-\\s\\_]\\u{1F600}$', '^[\\p{L}\\-\\s_]\\u{1F600}$'],
    ['^/users/{id}]$', '^/users/\\{id\\}\\]$'],
    ['^[^\\<\\>]\\,{2}$', '^[^<>],{2}$'],
    ['a{1\\,2}', 'a\\{1,2\\}'],
  ])('%s is %s', (source, spelt) => {
    expect(spelled(source)).toBe(spelt);
    // Without the flag it is the same to the texts of one plane.
    if (!/\\[pu]/.test(source))
      for (const text of ['#-_@ é', '-', '.', 'a', '1', '+', '"', '/users/{id}]', 'x,,', 'a{1,2}'])
        expect(new RegExp(source).test(text), text).toBe(matches(source, text));
  });

  it.each([
    ...['\\Aabc\\z', '^a\\Z', '\\Qa.b\\E', '\\h', '\\<a\\>', '\\pL', '\\x{41}', '\\01', '\\e', '(?P<n>a)'],
    ...['(?i)a', '(?>a)', 'a++', '[[:alpha:]]', '[a-z&&[^x]]', '[\\_a&&b]', '[]a]', '[^]a]', '[\\_[a]'],
    ...['[\\w-a-z]', 'a{,5}', 'a{ 1, 5 }', '(?\\=a)', '(?<\\=a)', '(', '[a', '\\'],
  ])('%s is of another dialect', (source) => {
    expect(spelled(source)).toBeUndefined();
    expect(() => matches(source, 'a')).toThrow(Undecided);
    expect(hasWord(source, 'a')).toBeUndefined();
  });
});

describe('no text takes long', () => {
  const string = (pattern: string, rest: object = {}): Json => ({ type: 'string', pattern, ...rest });
  it.each<[string, Json, Json, string]>([
    ['repeated repetition', string('^(a+)+$', { minLength: 30 }), string('^(a+)+b$'), 'fails'],
    ['... of a given text', { const: long }, string('^(a+)+b$'), 'fails'],
    ['alternatives that overlap', { const: long }, string('^(a|a)*b$'), 'fails'],
    ['many that may be left out', { const: long }, string(`^${'a?'.repeat(60)}b$`), 'fails'],
    ['a long text', { type: 'string', minLength: 100_000 }, string('a+b'), 'fails'],
    ['the name of a member', object({ [long]: {} }), { patternProperties: { '^(a+)+b$': false } }, 'holds'],
    ['what is not regular', { const: long }, string('^((a+)+)\\1b$'), 'unproven'],
    ['a large automaton', string('^([a-z]{1,50}-?){1,99}$'), string('^([a-z]{1,50}-?){1,98}$'), 'unproven'],
    ['many ranges of characters', string('^\\p{L}{1,100}$'), string('^\\p{L}{1,99}$'), 'fails'],
    ['... and many states', string('^\\p{L}{1,1000}-$'), string('^\\p{L}{1,999}-$'), 'unproven'],
    ['... of which one character is enough', string('^\\p{L}{1,1000}$'), string('^\\p{L}{1,999}$'), 'fails'],
    ['... at many places at once', string('a{1,2900}b', { minLength: 3000 }), string('a{1,2900}c'), 'fails'],
    ['many states', string('^[a-z]{1,2000}$'), string('^[a-z]{1,1999}$'), 'fails'],
    ['... of a pattern without anchors', string('[a-z][0-9]{1,900}'), string('[a-z][0-9]{0,900}'), 'holds'],
    ['... and the same with anchors', string('^[a-z]{2,900}$'), string('[a-z]{2,900}'), 'holds'],
    ['... the other way round', string('[a-z]{2,900}'), string('^[a-z]{2,900}$'), 'fails'],
    ['a word of what is too large', string('^([a-z]{1,50}-?){1,99}$'), string('^-'), 'fails'],
    ['... of some length', string('^(\\S.+\\S){1,255}$', { minLength: 4 }), string('^\\S*$'), 'fails'],
  ])(
    '%s',
    (_name, sender, receiver, kind) => {
      expect(ask(sender, receiver).kind).toBe(kind);
    },
    60_000,
  );
});
