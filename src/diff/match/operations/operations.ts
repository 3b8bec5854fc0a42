/**
 * Which operation of the base is which of the revision: method and path count, the names of path parameters do not.
 * Callbacks are paired below their operations, by method and address; webhooks by method and name, or by all that they
 * say.
 */
import { canonical, equal } from '../../../json.js';
import type { Operation } from '../../../openapi/model.js';
import type { Documents, OperationLists } from '../../change/subjects.js';
import { pathNames, signature } from '../paths/templates.js';

/** One text for each operation of a document: several may share a path item, and so a place. */
export function operationKey({ parent, kind, callback, method, path }: Operation): string {
  const own = `${kind} ${callback} ${method} ${path}`;
  return parent === null ? own : `${operationKey(parent)} ${own}`;
}

/** What an operation is found by among those of its parent: the same text in both releases. */
function keyOf({ parent, kind, method, path }: Operation): string {
  const address = parent !== null ? addressOf(path, parent.path) : kind === 'path' ? signature(path) : path;
  return `${kind} ${method} ${address}`;
}

/**
 * A callback's expression by what it reads: path parameters by their position, header names without regard to case. One
 * that is the whole address may stand in braces or without (OpenAPI 3.1.1, section 4.8.18.1).
 */
function addressOf(expression: string, path: string): string {
  const names = pathNames(path);
  const placed = (name: string): string => (names.includes(name) ? `[${names.indexOf(name)}]` : name);
  return expression
    .replace(/^\$[^{}]*$/, '{$&}')
    .replace(/(\$re(?:quest|sponse)\.header\.)([^{}]+)/g, (_, from, name) => from + name.toLowerCase())
    .replace(/(\$request\.path\.)([^{}]+)/g, (_, from, name) => from + placed(name));
}

/** Pairs the operations of two releases; callbacks of one that is gone or new are not listed beside it. */
export function matchOperations(documents: Documents): OperationLists {
  const base = documents.base.everyOperation();
  const revision = documents.revision.everyOperation();
  const partners = partnersOf(base, revision);
  const pairs = [...partners].map(([one, other]) => ({ documents, base: one, revision: other }));
  const lone = (own: readonly Operation[], paired: ReadonlySet<Operation>): Operation[] =>
    own.filter((each) => !paired.has(each) && (each.parent === null || paired.has(each.parent)));
  return {
    documents,
    pairs,
    removed: lone(base, new Set(partners.keys())),
    added: lone(revision, new Set(partners.values())),
  };
}

/**
 * The partner of each operation that has one, in the order of the base; a callback's is one of its parent's partner.
 */
function partnersOf(base: readonly Operation[], revision: readonly Operation[]): Map<Operation, Operation> {
  const [olds, news] = [byParent(base), byParent(revision)];
  const partners = new Map<Operation, Operation>();
  const pair = (from: Operation | null, to: Operation | null): void => {
    const found = pairSiblings(olds.get(from) ?? [], news.get(to) ?? []);
    for (const old of olds.get(from) ?? []) {
      const partner = found.get(old);
      if (partner === undefined) continue;
      partners.set(old, partner);
      pair(old, partner);
    }
  };
  pair(null, null);
  return partners;
}

function byParent(operations: readonly Operation[]): Map<Operation | null, Operation[]> {
  const found = new Map<Operation | null, Operation[]>();
  for (const operation of operations) {
    const siblings = found.get(operation.parent);
    if (siblings === undefined) found.set(operation.parent, [operation]);
    else siblings.push(operation);
  }
  return found;
}

/**
 * Of several that are found by the same, those that say the same go first, then those under one name: that travels
 * nowhere.
 */
const likeness: readonly ((one: Operation, other: Operation) => boolean)[] = [
  (one, other) => one.kind === 'callback' && one.callback === other.callback && equal(one.json, other.json),
  (one, other) => one.kind === 'callback' && equal(one.json, other.json),
  (one, other) => one.callback === other.callback && one.path === other.path,
  (one, other) => one.callback === other.callback,
  () => true,
];

function pairSiblings(olds: readonly Operation[], news: readonly Operation[]): Map<Operation, Operation> {
  const waiting = new Map<string, Operation[]>();
  for (const each of news) waiting.set(keyOf(each), [...(waiting.get(keyOf(each)) ?? []), each]);
  const found = new Map<Operation, Operation>();
  for (const isLike of likeness) {
    for (const old of olds) {
      const group = found.has(old) ? undefined : waiting.get(keyOf(old));
      const index = group?.findIndex((each) => isLike(old, each)) ?? -1;
      if (index !== -1) found.set(old, group?.splice(index, 1)[0] as Operation);
    }
  }
  const gone = olds.filter((old) => old.kind === 'webhook' && !found.has(old));
  const fresh = gone.length === 0 ? [] : [...waiting.values()].flat();
  for (const [old, renamed] of pairRenamed(gone, fresh)) found.set(old, renamed);
  return found;
}

/** Webhooks under other names, known by all else that they say; where several say the same, none is known. */
function pairRenamed(olds: readonly Operation[], news: readonly Operation[]): [Operation, Operation][] {
  const [gone, fresh] = [bySaying(olds), bySaying(news)];
  return [...gone].flatMap(([said, [old, ...others]]): [Operation, Operation][] => {
    const [renamed, ...more] = fresh.get(said) ?? [];
    const isOne = old !== undefined && renamed !== undefined && others.length + more.length === 0;
    return isOne ? [[old, renamed]] : [];
  });
}

function bySaying(operations: readonly Operation[]): Map<string, Operation[]> {
  const found = new Map<string, Operation[]>();
  for (const each of operations) {
    const said = `${each.kind} ${each.method} ${canonical(each.json)}`;
    found.set(said, [...(found.get(said) ?? []), each]);
  }
  return found;
}
