import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/json.js';
import { reader } from '../../src/openapi/dialect.js';

const same = Symbol('the schema itself');

/** Written in 3.0, read as, and what 3.1 makes of the same text. */
const table: [string, Json, Json | typeof same, Json | typeof same][] = [
  ['nullable beside a type', { type: 'string', nullable: true }, { type: ['string', 'null'] }, same],
  ['nullable: false', { type: 'string', nullable: false }, { type: 'string' }, same],
  ['nullable without a type', { nullable: true, maxLength: 3 }, { maxLength: 3 }, same],
  [
    'nullable beside an enum without null',
    { type: 'string', nullable: true, enum: ['a'] },
    { type: ['string', 'null'], enum: ['a'] },
    same,
  ],
  ['nullable beside an allOf', { nullable: true, allOf: [{}] }, { allOf: [{}] }, same],
  ['nullable beside types of 3.1', { type: ['null', 'string'], nullable: true }, { type: ['null', 'string'] }, same],
  ['an exclusive minimum', { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }, same],
  ['an inclusive maximum', { maximum: 1, exclusiveMaximum: false }, { maximum: 1 }, same],
  ['an exclusive maximum without a bound', { exclusiveMaximum: true }, {}, same],
  ['a bound of 3.1', { exclusiveMaximum: 4 }, same, same],
  ['a reference with siblings', { $ref: '#/a', nullable: true, type: 'string' }, { $ref: '#/a' }, same],
  ['a reference alone', { $ref: '#/a' }, same, same],
  ['an example', { example: { a: 1 } }, { examples: [{ a: 1 }] }, same],
  ['an example beside examples', { example: 1, examples: [2] }, { examples: [2] }, same],
  [
    'base64 by format',
    { type: 'string', format: 'byte' },
    { type: 'string', format: 'byte', contentEncoding: 'base64' },
    { type: 'string', format: 'byte', contentEncoding: 'base64' },
  ],
  [
    'base64 by content',
    { type: 'string', contentEncoding: 'base64' },
    { type: 'string', format: 'byte', contentEncoding: 'base64' },
    { type: 'string', format: 'byte', contentEncoding: 'base64' },
  ],
  [
    'bytes by format',
    { format: 'binary' },
    { format: 'binary', contentMediaType: 'application/octet-stream' },
    { format: 'binary', contentMediaType: 'application/octet-stream' },
  ],
  [
    'bytes by content',
    { contentMediaType: 'application/octet-stream' },
    { format: 'binary', contentMediaType: 'application/octet-stream' },
    { format: 'binary', contentMediaType: 'application/octet-stream' },
  ],
  [
    'a picture in base64',
    { contentMediaType: 'image/png', contentEncoding: 'base64' },
    { contentMediaType: 'image/png', contentEncoding: 'base64', format: 'byte' },
    { contentMediaType: 'image/png', contentEncoding: 'base64', format: 'byte' },
  ],
  ['words that both dialects share', { type: 'object', properties: { a: { nullable: true } } }, same, same],
  ['a boolean', true, same, same],
];

describe.each([
  ['3.0', 2],
  ['3.1', 3],
] as const)('schemas of %s read as 2020-12', (dialect, column) => {
  for (const row of table) {
    it(row[0], () => {
      const read = reader(dialect);
      const schema = row[1];
      const before = structuredClone(schema);
      const want = row[column];
      if (want === same) expect(read(schema)).toBe(schema);
      else expect(read(schema)).toEqual(want);
      expect(read(schema)).toBe(read(schema));
      expect(schema).toEqual(before);
    });
  }
});
