/** What the commands that compare two releases have in common. */
import { isAbsolute, relative } from 'node:path';
import type { Engine } from '../diff/diff.js';
import { InputError } from '../openapi/input-error.js';
import type { OpenApi } from '../openapi/model.js';
import { unchanged } from '../openapi/read.js';
import { reviewOfOperations, type UsedOperations } from '../review/of-operations.js';
import { type Review, reviewOf } from '../review/review.js';
import { subsume } from '../schema/subsume.js';
import { type Arguments, type Option, UsageError } from './arguments.js';
import type { World } from './commands/command.js';
import { type Loaded, loadPair } from './load.js';
import { readUses } from './uses-files.js';

/** How BASE and REVISION may be given. */
export const inputs =
  'a file (JSON or YAML), - for the standard input, git:REV:PATH, npm:NAME@VERSION, npm:NAME@VERSION/PATH for a file of that package, or a version from releases/ or else the registry';

/** The option that narrows a comparison to some operations. */
export const usesOption: Option = {
  name: 'uses',
  value: 'FILE|DIR',
  about:
    'judge only the operations of a list (GET /path, one a line) or those that a folder of client code calls; may be given more than once',
  many: true,
};

/** Loads and compares the two operands. Throws a UsageError or an InputError, each one sentence. */
export async function compare(command: string, { operands, lists }: Arguments, world: World): Promise<Review> {
  const [base, revision, ...more] = operands;
  if (base === undefined || revision === undefined || more.length > 0) {
    const given =
      operands.length === 1 ? 'one is given' : `${operands.length === 0 ? 'none' : operands.length} are given`;
    throw new UsageError(`api-spec ${command} takes two documents, BASE and REVISION, and ${given}; each is ${inputs}`);
  }
  world.progress?.(`Reading ${base} and ${revision}`);
  const pair = await loadPair(base, revision);
  world.haveRead?.();
  const documents = [pair.base.document, pair.revision.document];
  const uses = lists.get('uses') ?? [];
  const used = uses.length === 0 ? null : someOf(readUses(uses, documents), documents);
  const [old, fresh] = documents.map((document) => document.operations().length);
  const step = `Comparing ${old} and ${fresh} operations`;
  world.progress?.(step);
  const engine = { subsume, unchanged, ...tickOf(step, world) };
  const review = reviewOf(inWorkspace(pair.base, world), inWorkspace(pair.revision, world), engine);
  return used === null ? review : reviewOfOperations(review, used, engine);
}

/** The operations that are used; a list that names none of the API would call every release fine. */
function someOf(used: UsedOperations, documents: readonly OpenApi[]): UsedOperations {
  const known = new Set(documents.flatMap((document) => document.operations().map(({ name }) => name)));
  if (used.operations.some((name) => known.has(name))) return used;
  const [first] = used.operations;
  const found =
    first === undefined ? 'no call of the API is found in it' : `neither release has ${first}, nor any other of it`;
  throw new InputError(used.source, `${found}; name the folder of the client's code, or a list such as GET /jobs/{id}`);
}

/** How far the comparison has come, where somebody watches. */
function tickOf(step: string, { progress }: World): Pick<Engine, 'tick'> {
  if (progress === undefined) return {};
  return { tick: (done, total) => progress(`${step}: ${done} of ${total} places judged`) };
}

/**
 * With its file as annotations name it: from the folder that GitHub Actions checked out, else from here; absolute when it lies
 * elsewhere.
 */
function inWorkspace(loaded: Loaded, { environment }: World): Loaded {
  if (loaded.file === null) return loaded;
  const path = relative(environment.GITHUB_WORKSPACE || process.cwd(), loaded.file);
  const isElsewhere = isAbsolute(path) || /^\.\.(?:[\\/]|$)/.test(path);
  const file = !isAbsolute(loaded.file) || isElsewhere ? loaded.file : path;
  return { ...loaded, file: file.replaceAll('\\', '/') };
}
