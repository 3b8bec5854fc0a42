/** The order in which operations are told: by path and method, whatever the order of the documents. */
import { methods, type Operation } from '../../openapi/model.js';
import type { Documents } from './subjects.js';

/** A number for the name of each operation: paths before webhooks, callbacks behind their operation. */
export type Order = ReadonlyMap<string, number>;

/** That of the operations of both releases. */
export function orderOf({ base, revision }: Pick<Documents, 'base' | 'revision'>): Order {
  const operations = new Map([...base.everyOperation(), ...revision.everyOperation()].map((each) => [each.name, each]));
  const names = [...operations].sort(([, one], [, other]) => compare(one, other)).map(([name]) => name);
  return new Map(names.map((name, i) => [name, i]));
}

function compare(one: Operation, other: Operation): number {
  const [from, to] = [chainOf(one), chainOf(other)];
  for (const [i, mine] of from.entries()) {
    const its = to[i];
    if (its === undefined) return 1;
    const order = mine === its ? 0 : compareAlone(mine, its);
    if (order !== 0) return order;
  }
  return from.length - to.length;
}

function chainOf(operation: Operation): Operation[] {
  return operation.parent === null ? [operation] : [...chainOf(operation.parent), operation];
}

function compareAlone(one: Operation, other: Operation): number {
  return (
    compareText(one.kind, other.kind) ||
    compareText(one.callback, other.callback) ||
    compareText(one.path, other.path) ||
    methods.indexOf(one.method) - methods.indexOf(other.method)
  );
}

/** By code units, the same in every language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
