/** The area of the API that a change belongs to: the first tag of the first operation that it reaches. */
import { member } from '../json.js';
import type { Operation } from '../openapi/model.js';
import type { Review, ReviewedChange } from './review.js';

/** What changes that no operation reaches are listed under. */
export const noArea = 'document';

/** A function from changes to areas; operations are looked up once. */
export function areasOf(review: Review): (change: ReviewedChange) => string {
  const areas = new Map<string, string>();
  for (const { document } of [review.base, review.revision]) {
    for (const operation of document.everyOperation()) areas.set(operation.name, areaOf(operation));
  }
  return (change) => areas.get(change.operations[0] ?? '') ?? noArea;
}

function areaOf(operation: Operation): string {
  const tags = member(operation.json, 'tags');
  const tag = Array.isArray(tags) ? tags.find((each) => typeof each === 'string') : undefined;
  if (typeof tag === 'string') return tag;
  if (operation.parent !== null) return areaOf(operation.parent);
  return firstSegment(operation.path);
}

function firstSegment(path: string): string {
  return path.split('/').find((segment) => segment !== '' && !segment.startsWith('{')) ?? noArea;
}
