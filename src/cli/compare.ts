/** What the commands that compare two releases have in common. */
import { unchanged } from '../openapi/read.js';
import { type Review, reviewOf } from '../review/review.js';
import { subsume } from '../schema/subsume.js';
import { UsageError } from './arguments.js';
import { loadPair } from './load.js';

/** How BASE and REVISION may be given. */
export const inputs =
  'a file (JSON or YAML), - for the standard input, git:REV:PATH, npm:NAME@VERSION, or a version from releases/ or else the registry';

/** Loads and compares the two operands. Throws a UsageError or an InputError, each one sentence. */
export async function compare(command: string, operands: readonly string[]): Promise<Review> {
  const [base, revision, ...more] = operands;
  if (base === undefined || revision === undefined || more.length > 0) {
    const given =
      operands.length === 1 ? 'one is given' : `${operands.length === 0 ? 'none' : operands.length} are given`;
    throw new UsageError(`api-spec ${command} takes two documents, BASE and REVISION, and ${given}; each is ${inputs}`);
  }
  const pair = await loadPair(base, revision);
  return reviewOf(pair.base, pair.revision, { subsume, unchanged });
}
