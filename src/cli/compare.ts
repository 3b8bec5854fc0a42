/** What the commands that compare two releases have in common. */
import { unchanged } from '../openapi/read.js';
import { reviewOfOperations } from '../review/of-operations.js';
import { type Review, reviewOf } from '../review/review.js';
import { subsume } from '../schema/subsume.js';
import { type Arguments, type Option, UsageError } from './arguments.js';
import type { World } from './command.js';
import { loadPair } from './load.js';
import { readUses } from './uses-files.js';

/** How BASE and REVISION may be given. */
export const inputs =
  'a file (JSON or YAML), - for the standard input, git:REV:PATH, npm:NAME@VERSION, or a version from releases/ or else the registry';

/** The option that narrows a comparison to some operations. */
export const usesOption: Option = {
  name: 'uses',
  value: 'FILE|DIR',
  about: 'judge only the operations of a list (GET /path, one a line) or those that a folder of client code calls',
};

/** Loads and compares the two operands. Throws a UsageError or an InputError, each one sentence. */
export async function compare(command: string, { operands, options }: Arguments, world: World): Promise<Review> {
  const [base, revision, ...more] = operands;
  if (base === undefined || revision === undefined || more.length > 0) {
    const given =
      operands.length === 1 ? 'one is given' : `${operands.length === 0 ? 'none' : operands.length} are given`;
    throw new UsageError(`api-spec ${command} takes two documents, BASE and REVISION, and ${given}; each is ${inputs}`);
  }
  world.progress?.(`Reading ${base} and ${revision}`);
  const pair = await loadPair(base, revision);
  const documents = [pair.base.document, pair.revision.document];
  const uses = options.get('uses');
  const used = uses === undefined ? null : readUses(uses, documents);
  const [old, fresh] = documents.map((document) => document.operations().length);
  world.progress?.(`Comparing ${old} and ${fresh} operations`);
  const engine = { subsume, unchanged };
  const review = reviewOf(pair.base, pair.revision, engine);
  return used === null ? review : reviewOfOperations(review, used, engine);
}
