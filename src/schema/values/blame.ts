/** Where in a rejected value the receiver's refusal lies: the deepest place that a failing keyword points at. */
import { isObject, type Json, toPointer } from '../../json.js';
import { branchesFor } from '../node/discriminator.js';
import { type Hidden, hiddenAt, NONE } from '../node/hidden.js';
import { itemNode, memberNodes } from '../node/members.js';
import { Node } from '../node/node.js';
import type { Direction } from '../question.js';
import { branchesToldBy } from './told-by.js';
import { evaluate, valid, validAt } from './validate.js';

type Tokens = readonly (string | number)[];

/** Parts that lie deeper are not looked into. */
const MAX_DEPTH = 100;

/** Where the search is, and for which messages. */
interface Here {
  readonly direction: Direction;
  readonly hidden: Hidden;
  readonly at: Tokens;
  /** The schemas of the same value that led here. */
  readonly above: readonly Node[];
}

/** A JSON Pointer into the value to the part that the schema refuses. The schema must reject the value. */
export function blame(value: Json, node: Node, direction: Direction): string {
  return toPointer(deepest(value, node, { direction, hidden: hiddenAt(node, direction), at: [], above: [] }));
}

function deepest(value: Json, node: Node, { direction, hidden, at, above }: Here): Tokens {
  if (at.length > MAX_DEPTH || above.includes(node)) return at;
  const found: Tokens[] = [];
  const part = (inside: Json, child: Node | undefined, token: string | number): void => {
    if (child === undefined || validAt(inside, child, direction)) return;
    found.push(
      deepest(inside, child, { direction, hidden: hiddenAt(child, direction), at: [...at, token], above: [] }),
    );
  };
  const same = (child: Node | undefined): void => {
    if (child !== undefined && !valid(value, child, hidden, direction))
      found.push(deepest(value, child, { direction, hidden, at, above: [...above, node] }));
  };
  same(node.target());
  for (const child of node.list('allOf')) same(child);
  // Those are to blame when none of them holds; where several hold (`oneOf`), the place itself is.
  for (const keyword of ['anyOf', 'oneOf'] as const)
    for (const child of branchesToldBy(value, branchesFor(value, node, keyword))) same(child);
  const condition = node.sub('if');
  if (condition !== undefined) same(node.sub(valid(value, condition, NONE, direction) ? 'then' : 'else'));
  if (Array.isArray(value)) for (const [index, item] of value.entries()) part(item, itemNode(node, index), index);
  if (isObject(value)) {
    for (const [name, child] of node.map('dependentSchemas')) if (Object.hasOwn(value, name)) same(child);
    for (const name of Object.keys(value)) {
      for (const child of memberNodes(node, name)) part(value[name] as Json, child, name);
      const named = node.sub('propertyNames');
      if (named !== undefined && !validAt(name, named, direction)) found.push([...at, name]);
    }
  }
  for (const [token, inside, child] of unevaluated(value, node, hidden, direction)) part(inside, child, token);
  return found.reduce((best, tokens) => (tokens.length > best.length ? tokens : best), at);
}

/** The parts that only an `unevaluated...` keyword speaks of: those that the schema without it leaves unevaluated. */
function unevaluated(value: Json, node: Node, hidden: Hidden, direction: Direction): [string | number, Json, Node][] {
  const keyword = Array.isArray(value) ? 'unevaluatedItems' : 'unevaluatedProperties';
  const rest = node.sub(keyword);
  if (rest === undefined || !isObject(node.schema) || typeof value !== 'object' || value === null) return [];
  const without = Object.fromEntries(Object.entries(node.schema).filter(([name]) => name !== keyword));
  const seen = evaluate(value, Node.of(without, node.source), hidden, direction, 0);
  if (seen === undefined) return [];
  if (Array.isArray(value)) {
    return [...value.entries()].filter(([index]) => !seen.items.has(index)).map(([index, item]) => [index, item, rest]);
  }
  return Object.entries(value)
    .filter(([name]) => !seen.names.has(name))
    .map(([name, member]) => [name, member, rest]);
}
