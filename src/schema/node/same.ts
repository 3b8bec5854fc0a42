/**
 * Do two schemas, of one document or of two, say the same? Compared structurally, `$ref`s by what they lead to,
 * recursion coinductively: a pair met again below itself counts as equal until something differs. Sound, not complete:
 * schemas that mean the same and are written differently are left to the search. Each pair is compared once, however
 * many schemas reach it.
 */
import { canonical, equal, type Json } from '../../json.js';
import { choice } from './discriminator.js';
import { isHidden } from './hidden.js';
import type { Node } from './node.js';

const SCHEMA = new Set(
  'items contains unevaluatedItems additionalProperties propertyNames unevaluatedProperties not if then else'.split(
    ' ',
  ),
);
/** Of those, the schemas of members without a name. */
const OTHERS = new Set(['additionalProperties', 'unevaluatedProperties']);
const LIST = new Set(['prefixItems', 'allOf', 'anyOf', 'oneOf']);
const MAP = new Set(['properties', 'patternProperties', 'dependentSchemas']);
const SET = new Set(['required', 'enum', 'type']);

/** How a comparison under way stands: where on the path it began, and the earliest pair that it took for granted. */
interface Pending {
  readonly depth: number;
}

const settled = new WeakMap<Node, WeakMap<Node, boolean>>();
const DIFFERENT = -1;
const MAX_DEPTH = 400;

/** Whether the two say the same, so that each holds exactly the values that the other holds. */
export function same(a: Node, b: Node): boolean {
  const [one, other] = [a.deref(), b.deref()];
  if (one === other) return true;
  if (one.keywords.length !== other.keywords.length) return false;
  // A schema without parts is compared sooner than its shape is written down.
  return (!one.keywords.some(leads) || shapeOf(a) === shapeOf(b)) && compare(a, b, new Map(), []) !== DIFFERENT;
}

const shapes = new WeakMap<Node, string>();

/**
 * The keywords, names and tags of a schema, and of its first parts. What is the same has one shape, and little else
 * has.
 */
export function shapeOf(given: Node): string {
  const node = given.deref();
  let shape = shapes.get(node);
  if (shape === undefined) {
    const parts = [...LIST].flatMap((keyword) => node.list(keyword).slice(0, 2));
    shape = JSON.stringify([node, ...parts].map((each) => wordsOf(each.deref())));
    shapes.set(node, shape);
  }
  return shape;
}

function wordsOf(node: Node): string[][] {
  const names = [...MAP].flatMap((keyword) => [...node.map(keyword).keys()]);
  const tags = [...node.map('properties')].flatMap(([name, part]) => {
    const only = onlyValue(part.deref());
    return only === undefined ? [] : [`${name} ${canonical(only)}`];
  });
  return [[...node.keywords].sort(), names.sort(), tags.sort(), [...new Set(node.texts('required'))].sort()];
}

/** The value that a schema is confined to, where it lists one. */
function onlyValue(node: Node): Json | undefined {
  const values = node.get('enum');
  return Array.isArray(values) && values.length === 1 ? values[0] : node.get('const');
}

/** Are the two written in the same words, whatever their references lead to? */
export function writtenAlike(left: Node, right: Node): boolean {
  const [a, b] = [left.deref(), right.deref()];
  return a === b || equal(a.schema, b.schema);
}

/** The depth of the earliest pair that the answer rests on (Infinity: none), or DIFFERENT. */
function compare(left: Node, right: Node, path: Map<Node, Map<Node, Pending>>, trail: [Node, Node][]): number {
  const a = left.deref();
  const b = right.deref();
  if (a === b) return Number.POSITIVE_INFINITY;
  const known = settled.get(a)?.get(b);
  if (known !== undefined) return known ? Number.POSITIVE_INFINITY : DIFFERENT;
  const pending = path.get(a)?.get(b);
  if (pending !== undefined) return pending.depth;
  if (a.broken !== undefined || b.broken !== undefined || !alike(a, b)) return settle(a, b, false);
  if (!a.keywords.some(leads)) return settle(a, b, true);
  const depth = trail.length;
  if (depth > MAX_DEPTH) return DIFFERENT;
  mark(path, a, b, { depth });
  trail.push([a, b]);
  const low = parts(a, b, path, trail);
  if (low === DIFFERENT) {
    for (const [x, y] of trail.splice(depth)) path.get(x)?.delete(y);
    return settle(a, b, false);
  }
  if (low >= depth) {
    for (const [x, y] of trail.splice(depth)) {
      path.get(x)?.delete(y);
      settle(x, y, true);
    }
    return Number.POSITIVE_INFINITY;
  }
  return low;
}

/** Does the keyword lead to other schemas? */
function leads(keyword: string): boolean {
  return (
    SCHEMA.has(keyword) || LIST.has(keyword) || MAP.has(keyword) || keyword === '$ref' || keyword === 'discriminator'
  );
}

function mark(path: Map<Node, Map<Node, Pending>>, a: Node, b: Node, pending: Pending): void {
  const row = path.get(a);
  if (row === undefined) path.set(a, new Map([[b, pending]]));
  else row.set(b, pending);
}

function settle(a: Node, b: Node, answer: boolean): number {
  const row = settled.get(a);
  if (row === undefined) settled.set(a, new WeakMap([[b, answer]]));
  else row.set(b, answer);
  return answer ? Number.POSITIVE_INFINITY : DIFFERENT;
}

/** Everything that can be told without entering a subschema. */
function alike(a: Node, b: Node): boolean {
  if (typeof a.schema === 'boolean' || typeof b.schema === 'boolean') return a.schema === b.schema;
  if (a.keywords.length !== b.keywords.length) return false;
  for (const keyword of a.keywords) {
    const x = a.get(keyword);
    const y = b.get(keyword);
    if (x === undefined || y === undefined) return false;
    if (SCHEMA.has(keyword)) {
      if (OTHERS.has(keyword) && !hiddenAlike(a.sub(keyword)!, b.sub(keyword)!)) return false;
      continue;
    }
    if (LIST.has(keyword)) {
      if (a.list(keyword).length !== b.list(keyword).length) return false;
    } else if (MAP.has(keyword)) {
      if (!sameNames(a.map(keyword), b.map(keyword))) return false;
    } else if (SET.has(keyword)) {
      if (!sameSet(x, y)) return false;
    } else if (keyword === '$ref') {
      if (a.target() === undefined || b.target() === undefined) return false;
    } else if (keyword !== 'discriminator' && !equal(x, y)) return false;
  }
  return a.get('discriminator') === undefined || equal(caseValues(a), caseValues(b));
}

/**
 * The values that choose each branch, and for how many none does: implicit ones are names of components, so renaming
 * one counts.
 */
function caseValues(node: Node): Json {
  const made = choice(node);
  if (made === undefined) return null;
  return [made.property, made.keyword, made.rest.length, ...made.cases.map((entry) => [...entry.values])];
}

function sameNames(a: ReadonlyMap<string, Node>, b: ReadonlyMap<string, Node>): boolean {
  if (a.size !== b.size) return false;
  for (const [name, node] of a) {
    const other = b.get(name);
    if (other === undefined) return false;
    if (!hiddenAlike(node, other)) return false;
  }
  return true;
}

/** Are both left out of the same messages? */
function hiddenAlike(a: Node, b: Node): boolean {
  return isHidden(a, 'request') === isHidden(b, 'request') && isHidden(a, 'response') === isHidden(b, 'response');
}

function sameSet(a: Json, b: Json): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return equal(a, b);
  if (a.length !== b.length) return false;
  if (a.every((value, index) => value === b[index])) return true;
  // A value may stand in a list twice.
  const [one, other] = [new Set(a.map(canonical)), new Set(b.map(canonical))];
  return [...one].every((text) => other.has(text)) && one.size === other.size;
}

function parts(a: Node, b: Node, path: Map<Node, Map<Node, Pending>>, trail: [Node, Node][]): number {
  let low = Number.POSITIVE_INFINITY;
  for (const [x, y] of pairs(a, b)) {
    const answer = compare(x, y, path, trail);
    if (answer === DIFFERENT) return DIFFERENT;
    low = Math.min(low, answer);
  }
  return low;
}

function* pairs(a: Node, b: Node): Iterable<readonly [Node, Node]> {
  for (const keyword of a.keywords) {
    if (SCHEMA.has(keyword)) yield [a.sub(keyword)!, b.sub(keyword)!];
    else if (keyword === '$ref') yield [a.target()!, b.target()!];
    else if (LIST.has(keyword)) {
      const others = b.list(keyword);
      for (const [index, node] of a.list(keyword).entries()) yield [node, others[index]!];
    } else if (MAP.has(keyword)) {
      const others = b.map(keyword);
      for (const [name, node] of a.map(keyword)) yield [node, others.get(name)!];
    } else if (keyword === 'discriminator') yield* chosen(a, b);
  }
}

/** What a discriminator's values lead to must agree as well, and what is left for all others. */
function* chosen(a: Node, b: Node): Iterable<readonly [Node, Node]> {
  const [one, other] = [choice(a), choice(b)];
  if (one === undefined || other === undefined) return;
  for (const [index, entry] of one.cases.entries()) yield [entry.node, other.cases[index]!.node];
  for (const [index, node] of one.rest.entries()) yield [node, other.rest[index]!];
}
