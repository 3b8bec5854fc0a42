/**
 * "Does this release break my operations?" The base is compared as if it had no others, so that each change is judged for
 * them: what breaks somebody else may be nothing to them, and the other way round.
 */
import type { Engine } from '../diff/diff.js';
import type { Parts } from '../diff/graph/parts.js';
import { blank } from '../diff/match/paths/templates.js';
import { componentRemoved } from '../diff/rules/component-removed.js';
import { componentRenamed } from '../diff/rules/component-renamed.js';
import { pathShadowed } from '../diff/rules/path-shadowed.js';
import type { OpenApi, Operation } from '../openapi/model.js';
import { reachedFrom } from './reached.js';
import { countsOf, type Release, type Review, type ReviewedChange, reviewOf, summed, type Uses } from './review.js';

/** The operations that somebody uses. */
export interface UsedOperations {
  /** What named them: files and folders. */
  readonly source: string;
  /** As `GET /path`; what the path's parameters are called does not matter. */
  readonly operations: readonly string[];
  /** Calls that could not be told for certain: one sentence each. */
  readonly unclear: readonly string[];
}

/** Narrows a review to some operations. Pure; throws nothing that the documents could cause. */
export function reviewOfOperations(full: Review, used: UsedOperations, engine: Engine): Review {
  const { base, revision } = full;
  const keys = new Set(used.operations.map(keyOf));
  const isUsed = (name: string): boolean => keys.has(keyOf(name.replace(/ callback:[\s\S]*$/, '')));
  const unchanged: Engine['unchanged'] = (_base, _revision, pointer) =>
    engine.unchanged(base.document, revision.document, pointer);
  const document = narrowed(base.document, (operation) => isUsed(operation.name));
  const reached = reachedFrom(
    [...document.operations(), ...revision.document.operations().filter(({ name }) => isUsed(name))],
    [base.document, revision.document],
  );
  const told = new Map(full.changes.map((change) => [change.id, change]));
  const narrow = reviewOf({ ...base, document }, revision, { ...engine, unchanged });
  const changes = narrow.changes.flatMap((change) => {
    if (change.operations.length === 0) {
      // That no message has it is said of all operations.
      const { message } = told.get(change.id) ?? change;
      return concerns(change, reached) ? [{ ...change, message }] : [];
    }
    // To the narrowed base every path of others is new; only those that are new to all shadow anything.
    const shadowed = change.rule === pathShadowed.id ? (told.get(change.id)?.operations ?? []) : change.operations;
    const operations = change.operations.filter((name) => isUsed(name) && shadowed.includes(name));
    return operations.length === 0 ? [] : [{ ...change, operations }];
  });
  return { base, revision, ...summed(changes), uses: usesOf(full, used, changes) };
}

/** What is said of the operations that were asked about, and of the changes that are nothing to them. */
function usesOf({ base, revision, changes }: Review, used: UsedOperations, own: readonly ReviewedChange[]): Uses {
  const kept = new Set(own.map(({ id }) => id));
  const leftOut = changes.filter(({ id }) => !kept.has(id));
  const known = new Map(namesOf([base, revision]).map((name) => [keyOf(name), name]));
  const keys = used.operations.map(keyOf);
  return {
    source: used.source,
    operations: [...new Set(keys.flatMap((key) => known.get(key) ?? []))],
    unknown: used.operations.filter((name) => !known.has(keyOf(name))),
    unclear: used.unclear,
    leftOut: countsOf(leftOut),
    leftOutNames: leftOut.filter(isOfName).length,
  };
}

/** Types that code names are not looked for: a component that no operation reaches is nothing to them, whoever imports it. */
function isOfName({ rule, verdict }: ReviewedChange): boolean {
  return verdict === 'source' && (rule === componentRemoved.id || rule === componentRenamed.id);
}

/** One text for an operation in both releases. */
function keyOf(name: string): string {
  return blank(name);
}

function namesOf(releases: readonly Release[]): string[] {
  return releases.flatMap(({ document }) => document.operations().map(({ name }) => name));
}

/** A document that has some of its operations only. */
function narrowed(document: OpenApi, keeps: (operation: Operation) => boolean): OpenApi {
  const { name, json, dialect, openapi, version, source, locate } = document;
  const operations = document.operations().filter(keeps);
  const every = document.everyOperation().filter((operation) => keeps(rootOf(operation)));
  return {
    ...{ name, json, dialect, openapi, version, source, locate },
    at: (pointer) => document.at(pointer),
    resolve: (place) => document.resolve(place),
    operations: () => operations,
    everyOperation: () => every,
    references: (part) => document.references(part),
  };
}

function rootOf(operation: Operation): Operation {
  return operation.parent === null ? operation : rootOf(operation.parent);
}

/** A change that no operation is named for: of the whole document, or of a component that these operations may use. */
function concerns({ at }: ReviewedChange, reached: Parts): boolean {
  return [at.base, at.revision].some(
    (pointer) => pointer !== null && (!pointer.startsWith('/components/') || reached.hold(pointer)),
  );
}
