/** Which operation of the base is which of the revision: method and path count, the names of path parameters do not. */
import type { Operation } from '../openapi/model.js';
import type { Direction } from '../schema/question.js';
import type { Documents, OperationLists } from './subjects.js';

/** What an operation is found by: the same text in both releases. */
export function operationKey(operation: Operation): string {
  const own = `${operation.method} ${operation.kind === 'path' ? blank(operation.path) : operation.path}`;
  if (operation.parent === null) return `${operation.kind} ${own}`;
  return `${operationKey(operation.parent)} callback ${operation.callback} ${own}`;
}

/** A path template with its parameters' names blanked. */
export function blank(path: string): string {
  return path.replace(/\{[^}]*\}/g, '{}');
}

/** The names of a path template's parameters, in order. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] as string);
}

/** Pairs the operations of two releases; callbacks of one that is gone or new are not listed beside it. */
export function matchOperations(documents: Documents): OperationLists {
  const base = byKey(documents.base.everyOperation());
  const revision = byKey(documents.revision.everyOperation());
  const pairs = [...base].flatMap(([key, operation]) => {
    const partner = revision.get(key);
    return partner === undefined ? [] : [{ documents, base: operation, revision: partner }];
  });
  const lone = (own: Map<string, Operation>, other: Map<string, Operation>): Operation[] =>
    [...own]
      .filter(([key, found]) => !other.has(key) && (found.parent === null || other.has(operationKey(found.parent))))
      .map(([, found]) => found);
  return { documents, pairs, removed: lone(base, revision), added: lone(revision, base) };
}

function byKey(operations: readonly Operation[]): Map<string, Operation> {
  return new Map(operations.map((operation) => [operationKey(operation), operation]));
}

/** Who sends a part of this operation: webhooks and callbacks turn it round. */
export function directionOf(operation: Operation, flow: Direction): Direction {
  return isTurned(operation) ? (flow === 'request' ? 'response' : 'request') : flow;
}

function isTurned(operation: Operation): boolean {
  if (operation.kind === 'webhook') return true;
  return operation.kind === 'callback' && (operation.parent === null || !isTurned(operation.parent));
}

/** Where the path item of an operation stands under `paths`. */
export function pathItemPointer(operation: Operation): string {
  return operation.pathItem[0]?.pointer ?? operation.pointer;
}

/** The old operations with a template that a new path also matches, for each new operation that has some. */
export function shadowed(added: readonly Operation[], old: readonly Operation[]): [added: Operation, old: Operation][] {
  const fresh = added.filter((operation) => operation.kind === 'path');
  if (fresh.length === 0) return [];
  const known = new Map<string, { operation: Operation; segments: string[] }[]>();
  for (const operation of old) {
    if (operation.kind !== 'path' || !operation.path.includes('{')) continue;
    const segments = operation.path.split('/');
    const key = `${operation.method} ${segments.length}`;
    const others = known.get(key);
    if (others === undefined) known.set(key, [{ operation, segments }]);
    else others.push({ operation, segments });
  }
  return fresh.flatMap((operation) => {
    const segments = operation.path.split('/');
    const same = known.get(`${operation.method} ${segments.length}`) ?? [];
    return same
      .filter((each) => each.segments.every((segment, i) => matches(segment, segments[i] as string)))
      .filter((each) => blank(each.operation.path) !== blank(operation.path))
      .map((each): [Operation, Operation] => [operation, each.operation]);
  });
}

/**
 * Does a segment of a template match a segment of a path? Each parameter takes at least one character. What stands between
 * two parameters is looked for from the left: an earlier place leaves more to what follows.
 */
export function matches(template: string, segment: string): boolean {
  if (!template.includes('{')) return template === segment;
  const pieces = template.split(/\{[^}]*\}/);
  const first = pieces.shift() as string;
  const last = pieces.pop();
  if (last === undefined) return template === segment;
  if (!segment.startsWith(first) || !segment.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces) {
    const found = segment.indexOf(piece, at + 1);
    // Past the end, an empty text is found before the place where the search began.
    if (found < at + 1) return false;
    at = found + piece.length;
  }
  return segment.length - last.length > at;
}
