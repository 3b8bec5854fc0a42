/**
 * How the value at a place of a message is written: what its media type says, and what both releases make of it there.
 */
import type { Pair, SideName, Spot } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import type { Use } from '../../graph/reach.js';
import type { Manner } from '../../match/content/manner.js';
import { type Bytes, bytesOf } from './bytes.js';
import { Form } from './form.js';

/** `doubt`: bytes to one release and values to the other, so that nothing is proved. */
export type PlaceManner = Manner | 'doubt';

/** All of them. */
export const placeManners: readonly PlaceManner[] = ['typed', 'text', 'fields', 'bytes', 'doubt'];

/** How the value at a place is written. */
export function mannerAtPlace(documents: Documents, use: Use, spot: Spot): PlaceManner {
  const { written, root } = use;
  if (root === null || written === 'typed' || use.message().mediaType === undefined) return written;
  const [base, revision] = bytesOfBoth(documents, written === 'bytes' ? root.schema : spot.owner);
  if (written === 'bytes') {
    // Whatever is written in such a media type as values, both releases know how.
    if (base === null && revision === null) return 'typed';
    return base === null || revision === null ? 'doubt' : 'bytes';
  }
  const path = [...root.steps, ...spot.steps];
  const isMarked = base?.marked === true && revision?.marked === true;
  if (path.length === 0) return isMarked ? 'bytes' : written;
  const form = new Form(documents, use);
  if (written !== 'fields' || !form.isForm) return written;
  const there = form.mannerAt(path);
  if (there !== 'text') return there ?? written;
  const isNamed = (side: SideName): boolean => form.partAt(side, path).contentType !== undefined;
  if (isMarked && (base.mediaType === revision.mediaType || (isNamed('base') && isNamed('revision')))) return 'bytes';
  return form.hasParts && (base?.marked === true || revision?.marked === true) ? 'doubt' : written;
}

/** Is a single value at a place a text, whatever its type? Where no standard says it, it is not. */
export function isTextAt(documents: Documents, use: Use, spot: Spot): boolean {
  const manner = mannerAtPlace(documents, use, spot);
  if (manner !== 'fields') return manner === 'text';
  return new Form(documents, use).mannerAt([...(use.root?.steps ?? []), ...spot.steps]) === 'text';
}

function bytesOfBoth(documents: Documents, { base, revision }: Pair): [Bytes | null, Bytes | null] {
  return [bytesOf(documents.base, base), bytesOf(documents.revision, revision)];
}
