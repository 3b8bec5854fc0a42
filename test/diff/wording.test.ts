import { expect, it } from 'vitest';
import { keywordChanged, keywordsChanged, oneOf } from '../../src/diff/change/wording.js';
import type { Json } from '../../src/json.js';

it.each<[Json | undefined, Json | undefined, string]>([
  [undefined, { format: 'int64' }, '`format: int64` is new'],
  [{ maxLength: 40, pattern: '^a b$' }, { maxLength: 64 }, '`maxLength` is `64`, was `40`; `pattern: "^a b$"` is gone'],
  [{ type: 'string' }, { type: ['string', 'null'] }, '`type` is `string | null`, was `string`'],
  [{ default: 'true' }, { default: true }, '`default` is `true`, was `"true"`'],
  [{ const: 'a`b' }, { const: '' }, '`const` is `""`, was `` "a`b" ``'],
])('%j to %j', (from, to, line) => expect(keywordsChanged(from, to)).toBe(line));

it('a value that is false or empty is said', () => {
  expect(keywordChanged('additionalProperties', undefined, false)).toBe('`additionalProperties: false` is new');
});

it.each([
  ['schemas', 'schema'],
  ['requestBodies', 'request body'],
  ['securitySchemes', 'security scheme'],
  ['pathItems', 'path item'],
  ['responses', 'response'],
])('%s holds a %s each', (section, one) => expect(oneOf(section)).toBe(one));
