/**
 * A small interpreter of JSON Schema 2020-12, by the same readings as the search: formats that assert, discriminators
 * that choose, hidden members that are not demanded. It answers with what was evaluated, which is what `unevaluated...`
 * and the closing of the sender's places need.
 */
import { areDistinct, isObject, type Json, type JsonObject } from '../../json.js';
import { type Reached, reach, type Way } from '../node/circular.js';
import { branchesFor } from '../node/discriminator.js';
import { type Hidden, hiddenAt, NONE } from '../node/hidden.js';
import { memberNodes } from '../node/members.js';
import { ANYTHING, composes, type Node } from '../node/node.js';
import { plain } from '../node/plain.js';
import type { Direction } from '../question.js';
import { hiddenFor } from './hidden-for.js';

/** What the schemas that hold say of the value's parts. */
export interface Evaluated {
  readonly names: Set<string>;
  readonly items: Set<number>;
}

const MAX_DEPTH = 1200;

/** Does the schema, read openly, hold the value? */
export function valid(value: Json, node: Node, hidden: Hidden, direction: Direction): boolean {
  return evaluate(value, node, hiddenIn(value, hidden, direction), direction, 0) !== undefined;
}

/** Of the names hidden at a place those that are hidden for this value. */
export function hiddenIn(value: Json, hidden: Hidden, direction: Direction, depth = 0): Hidden {
  return hiddenFor(
    value,
    hidden,
    direction,
    (part, names) => evaluate(value, part, names, direction, depth) !== undefined,
  );
}

/** The same of a value at a place of its own. */
export function validAt(value: Json, node: Node, direction: Direction): boolean {
  return valid(value, node, hiddenAt(node, direction), direction);
}

/** What the schema evaluates of the value, or undefined where it does not hold. */
export function evaluate(
  value: Json,
  given: Node,
  hidden: Hidden,
  direction: Direction,
  depth: number,
  above?: Run,
): Evaluated | undefined {
  const reached: Reached = above === undefined ? { node: given.deref() } : reach(above.node, above.way, given);
  const { node, above: way } = reached;
  if (node.broken !== undefined || node.schema === false || depth > MAX_DEPTH) return undefined;
  if (node.schema === true) return { names: new Set(), items: new Set() };
  const met = above?.met ?? new Map<Node, Map<Hidden, Evaluated | undefined>>();
  const run: Run = { value, node, hidden, direction, depth, seen: { names: new Set(), items: new Set() }, way, met };
  if (way !== undefined || above === undefined || !composes(node)) return judge(run);
  const known = met.get(node) ?? new Map<Hidden, Evaluated | undefined>();
  met.set(node, known);
  if (!known.has(hidden)) known.set(hidden, judge(run));
  return known.get(hidden);
}

function judge(run: Run): Evaluated | undefined {
  const { value, node, seen } = run;
  if (!plain(value, node) || !inPlace(run)) return undefined;
  if (Array.isArray(value)) return items(run, value) ? seen : undefined;
  if (isObject(value)) return members(run, value) ? seen : undefined;
  return seen;
}

/**
 * A map for each schema, and none for each part: deep values would make so many that collecting them takes longest of
 * all.
 */
const judged = {
  request: new WeakMap<Node, WeakMap<object, boolean>>(),
  response: new WeakMap<Node, WeakMap<object, boolean>>(),
};

/**
 * Does the schema hold a part of a value? Remembered: while a value is made smaller most of its parts stay as they are.
 */
function holdsPart(part: Json, node: Node, direction: Direction, depth: number): boolean {
  if (node === ANYTHING && depth <= MAX_DEPTH) return true;
  const decide = (): boolean => {
    const hidden = hiddenIn(part, hiddenAt(node, direction), direction, depth);
    return evaluate(part, node, hidden, direction, depth) !== undefined;
  };
  if (typeof part !== 'object' || part === null) {
    // A single value has no parts: what composes nothing is judged by its own keywords.
    const own = node.deref();
    const isPlain = typeof own.schema === 'object' && !composes(own) && depth <= MAX_DEPTH;
    return isPlain ? plain(part, own) : decide();
  }
  let row = judged[direction].get(node);
  if (row === undefined) {
    row = new WeakMap();
    judged[direction].set(node, row);
  }
  const known = row.get(part);
  if (known !== undefined) return known;
  const answer = decide();
  if (depth < MAX_DEPTH / 2) row.set(part, answer);
  return answer;
}

interface Run {
  readonly value: Json;
  readonly node: Node;
  readonly hidden: Hidden;
  readonly direction: Direction;
  readonly depth: number;
  readonly seen: Evaluated;
  /** How the schema was reached, where it leads back to itself. */
  readonly way: Way | undefined;
  /** What the compositions said of the value that were met already: one may be met on many ways. */
  readonly met: Map<Node, Map<Hidden, Evaluated | undefined>>;
}

function merge(into: Evaluated, from: Evaluated): void {
  for (const name of from.names) into.names.add(name);
  for (const index of from.items) into.items.add(index);
}

/** The subschemas at the same place; what the ones that hold evaluate is added. */
function inPlace(run: Run): boolean {
  const { value, node, hidden, direction, depth, seen } = run;
  const at = (part: Node, names = hidden): Evaluated | undefined =>
    evaluate(value, part, names, direction, depth + 1, run);
  const holds = (part: Node | undefined): boolean => {
    const found = part === undefined ? undefined : at(part);
    if (found !== undefined) merge(seen, found);
    return part === undefined || found !== undefined;
  };
  if (node.get('$ref') !== undefined && node.target() !== undefined && !holds(node.target())) return false;
  for (const part of node.list('allOf')) if (!holds(part)) return false;
  if (!branches(run)) return false;
  const not = node.sub('not');
  if (not !== undefined && at(not, NONE) !== undefined) return false;
  const condition = node.sub('if');
  if (condition !== undefined) {
    const met = at(condition, NONE);
    if (met !== undefined) merge(seen, met);
    if (!holds(node.sub(met === undefined ? 'else' : 'then'))) return false;
  }
  if (!isObject(value)) return true;
  for (const [name, part] of node.map('dependentSchemas')) if (Object.hasOwn(value, name) && !holds(part)) return false;
  return true;
}

function branches(run: Run): boolean {
  const { value, node, hidden, direction, depth, seen } = run;
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    if (node.get(keyword) === undefined) continue;
    let count = 0;
    for (const part of branchesFor(value, node, keyword)) {
      const found = evaluate(value, part, hidden, direction, depth + 1, run);
      if (found === undefined) continue;
      count++;
      merge(seen, found);
    }
    if (keyword === 'oneOf' ? count !== 1 : count === 0) return false;
  }
  return true;
}

function items({ node, direction, depth, seen }: Run, value: readonly Json[]): boolean {
  const at = (item: Json, part: Node): boolean => holdsPart(item, part, direction, depth + 1);
  const first = node.list('prefixItems');
  const others = node.sub('items');
  const length = others === undefined ? Math.min(first.length, value.length) : value.length;
  for (let index = 0; index < length; index++) {
    if (!at(value[index] as Json, first[index] ?? (others as Node))) return false;
    seen.items.add(index);
  }
  const wanted = node.sub('contains');
  if (wanted !== undefined) {
    const found = [...value.keys()].filter((index) => at(value[index] as Json, wanted));
    if (found.length < (node.number('minContains') ?? 1) || found.length > (node.number('maxContains') ?? Infinity))
      return false;
    for (const index of found) seen.items.add(index);
  }
  if (node.get('uniqueItems') === true && !areDistinct(value)) return false;
  const rest = node.sub('unevaluatedItems');
  if (rest === undefined) return true;
  for (const [index, item] of value.entries()) {
    if (!seen.items.has(index) && !at(item, rest)) return false;
    seen.items.add(index);
  }
  return true;
}

function members(run: Run, value: JsonObject): boolean {
  const { node, direction, depth, seen } = run;
  if (!demands(run, value)) return false;
  const at = (part: Json, child: Node): boolean => holdsPart(part, child, direction, depth + 1);
  const named = node.sub('propertyNames');
  const rest = node.sub('unevaluatedProperties');
  // One of hundreds of parts mostly speaks of few members.
  const names = speaksOfFew(node) ? [...node.map('properties').keys()] : Object.keys(value);
  for (const name of names) {
    if (!Object.hasOwn(value, name)) continue;
    if (named !== undefined && !at(name, named)) return false;
    for (const child of memberNodes(node, name)) {
      if (!at(value[name] as Json, child)) return false;
      seen.names.add(name);
    }
  }
  if (rest === undefined) return true;
  for (const name of Object.keys(value)) {
    if (!seen.names.has(name) && !at(value[name] as Json, rest)) return false;
    seen.names.add(name);
  }
  return true;
}

const FEW = 4;
const OTHERS = ['propertyNames', 'patternProperties', 'additionalProperties'];

/** Does it speak of a few members by name, and of no others one by one? */
function speaksOfFew(node: Node): boolean {
  return node.map('properties').size <= FEW && OTHERS.every((keyword) => node.get(keyword) === undefined);
}

/** Are the members there that are demanded? */
function demands({ node, hidden }: Run, value: JsonObject): boolean {
  const lacks = (name: string): boolean => !Object.hasOwn(value, name) && !hidden.names.has(name);
  if (node.texts('required').some(lacks)) return false;
  const dependent = node.get('dependentRequired');
  if (!isObject(dependent)) return true;
  return Object.entries(dependent).every(
    ([name, needed]) =>
      !Object.hasOwn(value, name) || !Array.isArray(needed) || !needed.some((other) => lacks(String(other))),
  );
}
