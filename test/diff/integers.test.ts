/** The texts of integers between two bounds, as a pattern that nothing has to be tried twice for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integersOf } from '../../src/diff/texts/style/integers.js';
import { isQuick } from '../../src/schema/strings/backtracking.js';
import { seed } from '../support/seed.js';

const bound = fc.oneof(
  fc.integer({ min: -1200, max: 1200 }),
  fc.maxSafeInteger(),
  fc.constantFrom(0, 9, 10, 99, 100, -10),
);

function holds(pattern: string | undefined, number: number): boolean {
  return new RegExp(pattern as string, 'u').test(String(number));
}

describe('the texts of bounded integers', () => {
  it(`match where the integer is within the bounds (seed ${seed})`, () => {
    fc.assert(
      fc.property(bound, bound, bound, (one, other, number) => {
        const [minimum, maximum] = [Math.min(one, other), Math.max(one, other)];
        const within = (value: number): boolean => value >= minimum && value <= maximum;
        const pattern = integersOf({ type: 'integer', minimum, maximum });
        for (const value of [number, minimum - 1, minimum, maximum, maximum + 1])
          if (Number.isSafeInteger(value)) expect(holds(pattern, value)).toBe(within(value));
      }),
      { seed, numRuns: 2000 },
    );
  });

  it.each([
    [{ format: 'int32' }, [-2147483648, 2147483647], [-2147483649, 2147483648]],
    [{ format: 'int64' }, [-(2 ** 62), 2 ** 62, 2 ** 53 - 1], [2 ** 63 * 1.001, -(2 ** 63) * 1.001]],
    [{ minimum: 0, format: 'int32' }, [0, 1, 2147483647], [-1, 2147483648]],
    [{ minimum: 10 }, [10, 11, 99, 100, 12345], [9, -10]],
    [{ exclusiveMinimum: 9.5, exclusiveMaximum: 11 }, [10], [9, 11]],
  ])('%j', (schema, inside, outside) => {
    const pattern = integersOf({ type: 'integer', ...schema });
    expect(inside.every((number) => holds(pattern, number))).toBe(true);
    expect(outside.some((number) => holds(pattern, number))).toBe(false);
  });

  it('are told at a glance, those of 64 bits too', () => {
    expect(isQuick(integersOf({ format: 'int64' }) as string, 40)).toBe(true);
  });
});
