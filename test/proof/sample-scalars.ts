/** Numbers and texts that fit bounds, patterns and formats. */
import { sample as drawn, stringMatching } from 'fast-check';
import type { JsonObject } from '../../src/json.js';
import { regExp } from './judge.js';
import type { Random } from './random.js';

const FORMATS: Readonly<Record<string, string>> = {
  date: '2024-01-31',
  time: '12:30:00Z',
  'date-time': '2024-01-31T12:30:00Z',
  duration: 'P1D',
  uri: 'https://example.com/',
  'uri-reference': '/a',
  'uri-template': '/a/{b}',
  url: 'https://example.com/',
  email: 'a@example.com',
  hostname: 'example.com',
  ipv4: '127.0.0.1',
  ipv6: '::1',
  uuid: '123e4567-e89b-12d3-a456-426614174000',
  regex: '^a$',
  'json-pointer': '/a',
};

/** A text that keeps length, pattern and format of the facets, as far as that is easy. */
export function sampleText(facets: readonly JsonObject[], random: Random): string | undefined {
  const numbers = (name: string) => facets.map((facet) => facet[name]).filter((value) => typeof value === 'number');
  const least = Math.max(0, ...numbers('minLength'));
  const most = Math.min(Number.POSITIVE_INFINITY, ...numbers('maxLength'));
  const patterns = facets
    .map((facet) => facet.pattern)
    .filter((value) => typeof value === 'string')
    .map(regExp);
  const formats = facets
    .map((facet) => facet.format)
    .filter((value): value is string => typeof value === 'string' && value in FORMATS);
  const fits = (text: string): boolean => {
    const length = [...text].length;
    return length >= least && length <= most && patterns.every((pattern) => pattern.test(text));
  };
  const simple = [
    ...formats.map((format) => FORMATS[format] as string),
    ...(formats.length > 0 ? [] : ['x', 'x'.repeat(least), '1'.repeat(Math.max(1, least)), '']),
  ];
  const found = simple.find(fits);
  if (found !== undefined || patterns.length === 0) return found;
  const examples = facets
    .flatMap((facet) => [facet.example, facet.default])
    .filter((value) => typeof value === 'string');
  return [...examples, ...matching(patterns, random)].find(fits);
}

const pools = new Map<string, readonly string[]>();

/** Texts that a pattern matches, drawn once for each pattern and shuffled each time. */
function matching(patterns: readonly RegExp[], random: Random): string[] {
  return patterns.flatMap((pattern) => {
    const pool = pools.get(pattern.source) ?? poolOf(pattern);
    pools.set(pattern.source, pool);
    return random.shuffled(pool);
  });
}

function poolOf(pattern: RegExp): readonly string[] {
  try {
    return drawn(stringMatching(pattern), { numRuns: 24, seed: 1 });
  } catch {
    // A pattern that fast-check cannot read: no text is known.
    return [];
  }
}

/** A number within the bounds of the facets. */
export function sampleNumber(facets: readonly JsonObject[], whole: boolean): number | undefined {
  const numbers = (name: string) => facets.map((facet) => facet[name]).filter((value) => typeof value === 'number');
  const step = Math.max(...numbers('multipleOf'), 0);
  const fits = (value: number): boolean =>
    numbers('minimum').every((bound) => value >= bound) &&
    numbers('maximum').every((bound) => value <= bound) &&
    numbers('exclusiveMinimum').every((bound) => value > bound) &&
    numbers('exclusiveMaximum').every((bound) => value < bound) &&
    (!whole || Number.isInteger(value)) &&
    (step === 0 || Number.isInteger(value / step));
  const bounds = [
    ...numbers('minimum'),
    ...numbers('maximum'),
    ...numbers('exclusiveMinimum'),
    ...numbers('exclusiveMaximum'),
  ];
  const near = bounds.flatMap((bound) => [
    bound,
    bound + 1,
    bound - 1,
    bound + 0.5,
    bound - 0.5,
    bound + 0.01,
    ...(step > 0
      ? [Math.ceil(bound / step) * step, (Math.floor(bound / step) + 1) * step, Math.floor(bound / step) * step]
      : []),
  ]);
  return [0, 1, 1.5, step, ...near].find(fits);
}
