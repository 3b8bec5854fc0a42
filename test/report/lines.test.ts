import { diffArrays } from 'diff';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { difference } from '../../src/report/lines/difference.js';
import { announceSeed, seed } from '../support/seed.js';

announceSeed('lines');

const text = fc.array(fc.constantFrom('a', '  b', '    c', '  d', ''), { maxLength: 30 });
const long = fc.array(fc.nat({ max: 2500 }).map(String), { minLength: 1200, maxLength: 1600 });

/** The revision, made from the base and the blocks. */
function applied(base: readonly string[], revision: readonly string[]): string[] {
  const out: string[] = [];
  let at = 0;
  for (const block of difference(base, revision)) {
    out.push(...base.slice(at, block.base[0]), ...revision.slice(...block.revision));
    at = block.base[1];
  }
  return [...out, ...base.slice(at)];
}

function changedLines(base: readonly string[], revision: readonly string[]): number {
  return difference(base, revision).reduce((sum, { base: [a, b], revision: [c, d] }) => sum + b - a + d - c, 0);
}

describe('the difference of two texts', () => {
  it('makes the one from the other', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(applied(a, b)).toEqual(b);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('of long texts too, which are cut at lines that stand once', () => {
    fc.assert(
      fc.property(long, long, (a, b) => {
        expect(applied(a, b)).toEqual(b);
      }),
      { seed, numRuns: 10 },
    );
  });

  it('is as short as that of another program', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const parts = diffArrays(a, b).filter(({ added, removed }) => added || removed);
        expect(changedLines(a, b)).toBe(parts.reduce((sum, { value }) => sum + value.length, 0));
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('begins an added or removed part where it is least indented', () => {
    const base = ['properties:', '  a:', '    type: string', '  c:', '    type: string'];
    const revision = [...base.slice(0, 3), '  b:', '    type: string', ...base.slice(3)];
    expect(difference(base, revision)).toEqual([{ base: [3, 3], revision: [3, 5] }]);
    expect(difference(revision, base)).toEqual([{ base: [3, 5], revision: [3, 3] }]);
  });
});
