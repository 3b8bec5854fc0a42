/**
 * Face for programs: `@serviceai/api-spec/diff`. Pure functions on texts and documents; nothing is read from disk.
 *
 *     const base = parseDocument(oldText, 'old.json');
 *     const revision = parseDocument(newText, 'new.json');
 *     const found = review(base, revision);
 *     if (found.verdict === 'wire') console.error(render(found, 'text'));
 */
import type { OpenApi } from './openapi/model.js';
import { unchanged } from './openapi/read.js';
import { reports } from './report/index.js';
import type { Surface } from './report/report.js';
import { type Review, reviewOf } from './review/review.js';
import { subsume } from './schema/subsume.js';

export type { At, Change, Detail, Part, Witness } from './diff/change/change.js';
export { type Bump, bumpOf, type Verdict, verdicts, worst } from './diff/change/verdict.js';
export { InputError } from './openapi/input-error.js';
export type { OpenApi } from './openapi/model.js';
export { parseDocument, parsePair } from './openapi/read.js';
export type { Surface } from './report/report.js';
export type { Release, Review, ReviewedChange } from './review/review.js';

/** Compares two documents (see `parseDocument`, or `parsePair` for two texts at once, which is faster). */
export function review(base: OpenApi, revision: OpenApi): Review {
  const engine = { subsume, unchanged };
  return reviewOf({ document: base, source: base.name }, { document: revision, source: revision.name }, engine);
}

/** The formats that `render` knows. */
export const formats: readonly string[] = reports.map((report) => report.format);

/** Writes a review in one of the `formats`. Throws a RangeError for another one. */
export function render(review: Review, format: string, surface: Surface = { colour: false, width: 100 }): string {
  const report = reports.find((each) => each.format === format);
  if (report === undefined) throw new RangeError(`there is no format ${format}; the formats are ${formats.join(', ')}`);
  return report.render(review, surface);
}
