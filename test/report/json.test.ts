import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { formats, render } from '../../src/diff.js';
import { pairs } from './pairs.js';

const verdict = { enum: ['wire', 'review', 'source', 'compatible', 'editorial'] };
const counts = {
  type: 'object',
  propertyNames: verdict,
  minProperties: 5,
  additionalProperties: { type: 'integer', minimum: 0 },
};
const pointer = { type: 'string', pattern: '^(/[^]*)?$' };
const closed = (properties: object, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
const release = closed({ version: { type: ['string', 'null'] }, source: { type: 'string' } });
const witness = closed(
  {
    direction: { enum: ['request', 'response'] },
    sender: { enum: ['base', 'revision'] },
    part: { enum: ['body', 'path', 'query', 'header', 'cookie', 'status', 'security'] },
    operation: { type: 'string' },
    mediaType: { type: 'string' },
    status: { type: 'string' },
    name: { type: 'string' },
    payload: {},
    at: pointer,
  },
  ['operation', 'mediaType', 'status', 'name', 'payload'],
);
const change = {
  ...closed(
    {
      id: { type: 'string', pattern: '^[0-9a-f]{16}$' },
      rule: { type: 'string' },
      verdict,
      operations: { type: 'array', items: { type: 'string' }, uniqueItems: true },
      at: closed({ base: { anyOf: [pointer, { type: 'null' }] }, revision: { anyOf: [pointer, { type: 'null' }] } }),
      message: { type: 'string', minLength: 1 },
      reason: { type: 'string', minLength: 1 },
      witness,
    },
    ['reason', 'witness'],
  ),
  if: { properties: { verdict: { const: 'review' } } },
  then: { required: ['reason'] },
};

/** What docs/reports.md says of `--format json`. */
const report = closed({
  base: release,
  revision: release,
  verdict: { enum: [...verdict.enum, 'identical'] },
  bump: { enum: ['major', 'minor', 'patch', 'none'] },
  counts,
  changes: { type: 'array', items: change },
});
const isReport = new Ajv.default({ strict: false, allErrors: true }).compile(report);

describe.each(pairs)('%s', (_name, found) => {
  const json = JSON.parse(render(found, 'json'));

  it('has the members that are documented, and no others', () => {
    expect(isReport(json) ? [] : isReport.errors?.slice(0, 3)).toEqual([]);
    expect(isReport({ ...json, more: 1 })).toBe(false);
  });

  it('counts what it lists, and every format says the same verdict and bump', () => {
    const listed: Record<string, number> = { wire: 0, review: 0, source: 0, compatible: 0, editorial: 0 };
    for (const { verdict: one } of json.changes) listed[one] = (listed[one] ?? 0) + 1;
    expect(json.counts).toEqual(listed);
    for (const format of formats) {
      const text = render(found, format);
      expect(text, format).toContain(json.bump);
      if (json.changes.length > 0) expect(text, format).toContain(json.changes[0].id);
    }
  });
});
