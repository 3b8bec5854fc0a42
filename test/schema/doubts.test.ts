/** What is not proved says why, in words of those who wrote it. */
import { expect, it } from 'vitest';
import { reader } from '../../src/openapi/dialect.js';
import { ask } from './ask.js';

it.each([
  [
    { contentEncoding: 'base64' },
    'no standard says whether a text that is not base64 is refused (`contentEncoding: base64`, `format: byte`)',
  ],
  [
    { contentMediaType: 'application/octet-stream' },
    'no standard says which texts are no bytes (`contentMediaType: application/octet-stream`, `format: binary`)',
  ],
  [{ format: 'phone' }, 'nothing is known of the format "phone"'],
])('%j', (asked, reason) => {
  const answer = ask({ type: 'string' }, { type: 'string', ...asked }, { read: reader('3.1') });
  expect(answer).toEqual({ kind: 'unproven', reason });
});
