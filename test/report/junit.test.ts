import { parse } from 'junit2json';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/diff.js';
import { pairs } from './pairs.js';

const fails = new Set(['wire', 'review', 'source']);

describe.each(pairs)('%s', (name, found) => {
  const xml = render(found, 'junit');

  it('is read by a parser of JUnit XML, every change once', async () => {
    const report = (await parse(xml)) as Extract<Awaited<ReturnType<typeof parse>>, { testsuite?: unknown }>;
    const suites = report?.testsuite ?? [];
    const cases = suites.flatMap((suite) => suite.testcase ?? []);
    const failed = found.changes.filter(({ verdict }) => fails.has(verdict));
    expect(cases).toHaveLength(Math.max(1, found.changes.length));
    expect(
      cases
        .flatMap(({ failure }) => failure ?? [])
        .map(({ type }) => type)
        .sort(),
    ).toEqual(failed.map(({ verdict }) => verdict).sort());
    expect([Number(report?.tests), Number(report?.failures)]).toEqual([cases.length, failed.length]);
    for (const { id } of found.changes) expect(cases.filter((one) => one.name?.includes(`[${id}]`))).toHaveLength(1);
    for (const suite of suites) expect(Number(suite.tests)).toBe(suite.testcase?.length);
  });

  it('holds nothing that XML 1.0 does not', () => {
    expect(xml).not.toMatch(/[^\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    expect(xml.replace(/&#\d+;/g, '')).not.toContain('&');
    if (name === 'attacks') expect(xml).not.toContain('<script');
  });
});
