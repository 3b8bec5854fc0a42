/** Which subschemas a schema applies to a member or an item, and which members it counts as declared. */
import { matches } from '../strings/patterns.js';
import type { Node } from './node.js';
import { possible } from './outline.js';
import { OBJECT } from './types.js';

/** The subschemas that `properties`, `patternProperties` and `additionalProperties` apply to a member. */
export function memberNodes(node: Node, name: string): Node[] {
  const found: Node[] = [];
  const own = node.map('properties').get(name);
  if (own !== undefined) found.push(own);
  for (const [pattern, child] of node.map('patternProperties')) if (matches(pattern, name)) found.push(child);
  if (found.length === 0) {
    const rest = node.sub('additionalProperties');
    if (rest !== undefined) found.push(rest);
  }
  return found;
}

/** The subschema that `prefixItems` or `items` applies to an item. */
export function itemNode(node: Node, index: number): Node | undefined {
  return node.list('prefixItems')[index] ?? node.sub('items');
}

/** Does the schema by itself declare members? */
export function declaresMembers(node: Node): boolean {
  return node.map('properties').size > 0 || node.map('patternProperties').size > 0;
}

/** What a schema and the parts of its composition may declare, whichever alternatives hold. */
export interface Declared {
  readonly names: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
  /** Every name may be declared. */
  readonly all: boolean;
  /** What is otherwise unevaluated may be written. */
  readonly rest: boolean;
}

const NO_NODES: readonly Node[] = [];
const known = new WeakMap<Node, Declared>();

/** All that the composition may declare at this place. */
export function declared(node: Node): Declared {
  let found = known.get(node);
  if (found === undefined) {
    const names = new Set<string>();
    const patterns = new Set<string>();
    const nodes = composition(node);
    let all = false;
    let rest = false;
    for (const part of nodes) {
      for (const name of part.map('properties').keys()) names.add(name);
      for (const pattern of part.map('patternProperties').keys()) patterns.add(pattern);
      if ((part.get('unevaluatedProperties') ?? false) !== false) rest = true;
      if ((part.get('additionalProperties') ?? false) !== false) all = true;
    }
    found = { names, patterns, all: all || rest, rest };
    known.set(node, found);
  }
  return found;
}

/** May the composition count the name as declared? */
export function mayDeclare(node: Node, name: string): boolean {
  const { names, patterns, all } = declared(node);
  if (all || names.has(name)) return true;
  return patterns.size > 0 && [...patterns].some((pattern) => matches(pattern, name));
}

/** What a schema has for a name, found once. */
type ByName<Name> = WeakMap<Node, Map<Name, readonly Node[]>>;

function foundOnce<Name>(known: ByName<Name>, node: Node, name: Name, find: () => readonly Node[]): readonly Node[] {
  let byName = known.get(node);
  if (byName === undefined) {
    byName = new Map();
    known.set(node, byName);
  }
  let found = byName.get(name);
  if (found === undefined) {
    found = find();
    byName.set(name, found);
  }
  return found;
}

const given: ByName<string> = new WeakMap();

/** The schemas that parts of the composition give a member that they declare. */
export function declarations(node: Node, name: string): readonly Node[] {
  if (!mayDeclare(node, name)) return NO_NODES;
  return foundOnce(given, node, name, () => [...composition(node)].flatMap((part) => memberNodes(part, name)));
}

const speaking = new WeakMap<Node, boolean>();

/** Does the composition speak of members or items at all? */
export function speaksOfParts(node: Node): boolean {
  let answer = speaking.get(node);
  if (answer === undefined) {
    answer = [...composition(node)].some((part) => part.keywords.some((keyword) => PARTS.has(keyword)));
    speaking.set(node, answer);
  }
  return answer;
}

const PARTS: ReadonlySet<string> = new Set(
  `properties patternProperties additionalProperties unevaluatedProperties
   items prefixItems contains unevaluatedItems`.split(/\s+/),
);

const insides: ByName<string | undefined> = new WeakMap();

/**
 * The schemas that the composition may give a member (or, where no name is given, an item) and that speak of its parts.
 */
export function inside(node: Node, name: string | undefined): readonly Node[] {
  return foundOnce(insides, node, name, () => {
    const parts = [...composition(node)];
    const all = name === undefined ? parts.flatMap(itemNodes) : [...declarations(node, name), ...parts.flatMap(restOf)];
    return [...new Set(all.map((part) => part.deref()).filter(speaksOfParts))];
  });
}

function restOf(node: Node): Node[] {
  const rest = node.sub('unevaluatedProperties');
  return rest === undefined ? [] : [rest];
}

function itemNodes(node: Node): Node[] {
  const others = ['items', 'contains', 'unevaluatedItems'].flatMap((keyword) => node.sub(keyword) ?? []);
  return [...node.list('prefixItems'), ...others];
}

/** The schema and every part of it that may apply to the same value. */
function composition(root: Node): Set<Node> {
  const parts = new Set<Node>([root]);
  for (const node of parts) {
    const target = node.target();
    if (target !== undefined) parts.add(target);
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) for (const part of node.list(keyword)) parts.add(part);
    for (const keyword of ['if', 'then', 'else']) {
      const part = node.sub(keyword);
      if (part !== undefined) parts.add(part);
    }
    for (const part of node.map('dependentSchemas').values()) parts.add(part);
  }
  return parts;
}

const bare = new WeakMap<Node, boolean>();

function isBareObject(node: Node): boolean {
  return (possible(node) & OBJECT) !== 0 && mayBeBare(node);
}

/** May the composition declare no member at all, so that the place stays open? */
export function mayBeBare(node: Node): boolean {
  let answer = bare.get(node);
  if (answer === undefined) {
    bare.set(node, true);
    const target = node.target();
    answer =
      !declaresMembers(node) &&
      (target === undefined || mayBeBare(target)) &&
      node.list('allOf').every(mayBeBare) &&
      ['anyOf', 'oneOf'].every((keyword) => node.get(keyword) === undefined || node.list(keyword).some(isBareObject));
    bare.set(node, answer);
  }
  return answer;
}
