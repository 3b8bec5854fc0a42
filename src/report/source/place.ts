/** Where a change stands in the files that were compared: what annotations point at. */
import type { SideName } from '../../diff/change/pair.js';
import { fromPointer } from '../../json.js';
import type { OpenApi } from '../../openapi/model.js';
import { textOf } from '../../openapi/source-text.js';
import type { Release, Review, ReviewedChange } from '../../review/review.js';
import { editedPlace } from './edited.js';
import { jsonLines } from './json-lines.js';
import { yamlLines } from './yaml-lines.js';

/** A place in a file. */
export interface Place {
  /** Relative to the working directory, with slashes; null where the release is no file of the working copy. */
  readonly file: string | null;
  /** From 1; null where the text is not at hand. */
  readonly line: number | null;
}

/** A function from changes to their places in one release; the text is looked through when the first is asked for. */
export function placesOf(review: Review, side: SideName): (change: ReviewedChange) => Place {
  const release = review[side];
  const file = fileOf(release);
  let line: ((way: readonly string[]) => number) | null | undefined;
  return (change) => {
    line ??= linesOf(release.document);
    return { file, line: line?.(fromPointer(editedPlace(change, review, side))) ?? null };
  };
}

/** The file of a release, or null; where nobody said which, what its source names: `git:REV:PATH` is its PATH. */
function fileOf({ source, file }: Release): string | null {
  if (file !== undefined) return file;
  if (/^(?:-$|npm:|[a-z]+:\/\/|\d+\.\d+\.\d+(?:-[\w.-]+)?$)/i.test(source)) return null;
  const path = /^git:[^:]+:(.+)$/s.exec(source)?.[1] ?? source;
  return path.replace(/^\.\//, '').replaceAll('\\', '/');
}

function linesOf(document: OpenApi): ((way: readonly string[]) => number) | null {
  const bytes = textOf(document);
  if (bytes === undefined) return null;
  const isJson = /^\ufeff?\s*[{[]/.test(bytes.toString('utf8', 0, 1000));
  return isJson ? jsonLines(bytes) : yamlLines(bytes.toString('utf8'));
}
