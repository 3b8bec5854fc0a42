/**
 * readOnly in requests and writeOnly in responses: the sender does not write such members and the receiver does not
 * demand them. Which members that are is a matter of the whole composition at a place: a name hidden in one part of an
 * allOf is not demanded by another part.
 */
import { isObject, type Json } from '../../json.js';
import type { Direction } from '../question.js';
import { matches } from '../strings/patterns.js';
import { declarations } from './members.js';
import { composes, type Node } from './node.js';

/** The names hidden at one place; equal sets are one object. */
export interface Hidden {
  readonly id: number;
  readonly names: ReadonlySet<string>;
  /**
   * Of the names that only alternatives hide and that something demands: the schemas that hide them. Where none of
   * these applies, the member is written and demanded.
   */
  readonly by?: ReadonlyMap<string, readonly Node[]>;
  /** The schema whose alternatives do. */
  readonly root?: Node;
}

/** Nothing is hidden. */
export const NONE: Hidden = { id: 0, names: new Set() };

let count = 0;
const sets = new Map<string, Hidden>();
const members = { request: new WeakMap<Node, boolean>(), response: new WeakMap<Node, boolean>() };
const places = { request: new WeakMap<Node, Hidden>(), response: new WeakMap<Node, Hidden>() };
const CERTAIN = ['allOf'];
const IN_PLACE = ['allOf', 'anyOf', 'oneOf'];
const NO_NODES: readonly Node[] = [];
/** A schema without any of these hides no member. */
const HOLDING: ReadonlySet<string> = new Set(
  `$ref allOf anyOf oneOf then else dependentSchemas
   properties patternProperties additionalProperties unevaluatedProperties`.split(/\s+/),
);

/** Is a member with this schema left out of messages in this direction? Seen through `$ref` and `allOf`. */
export function isHidden(node: Node, direction: Direction): boolean {
  if (!mayHide(node.schema)) return false;
  const known = members[direction].get(node);
  if (known !== undefined) return known;
  members[direction].set(node, false);
  const keyword = direction === 'request' ? 'readOnly' : 'writeOnly';
  const own = isObject(node.schema) ? (node.get(keyword) as Json | undefined) === true : false;
  const target = node.target();
  const answer =
    own ||
    (target !== undefined && isHidden(target, direction)) ||
    node.list('allOf').some((part) => isHidden(part, direction)) ||
    onlyBranches(node).some((part) => isHidden(part, direction));
  members[direction].set(node, answer);
  return answer;
}

/** A union of one branch is the branch. */
function onlyBranches(node: Node): readonly Node[] {
  if (node.get('anyOf') === undefined && node.get('oneOf') === undefined) return NO_NODES;
  return ['anyOf', 'oneOf'].flatMap((keyword) => {
    const [only, other] = node.list(keyword);
    return only !== undefined && other === undefined ? [only] : [];
  });
}

/** The names that are hidden wherever this schema is the outermost one of a place. */
export function hiddenAt(node: Node, direction: Direction): Hidden {
  if (!node.keywords.some(isHolding)) return NONE;
  let hidden = places[direction].get(node);
  if (hidden === undefined) {
    hidden = gather(node, direction);
    places[direction].set(node, hidden);
  }
  return hidden;
}

function isHolding(keyword: string): boolean {
  return HOLDING.has(keyword);
}

function gather(root: Node, direction: Direction): Hidden {
  const parts = partsOf(root, IN_PLACE);
  const hiders = new Map<string, Node[]>();
  for (const part of parts) {
    const names = hidesUnnamed(part) ? [...hideable(part), ...demandedBy(parts)] : hideable(part);
    for (const name of new Set(names))
      if (hides(part, name, direction)) hiders.set(name, [...(hiders.get(name) ?? []), part]);
  }
  if (hiders.size === 0) return NONE;
  const certain = partsOf(root, CERTAIN);
  const perhaps = [...hiders].filter(([, nodes]) => !nodes.some((node) => certain.has(node)));
  const demanded = new Set(perhaps.length > 0 ? demandedBy(parts) : []);
  const by = new Map(perhaps.filter(([name]) => demanded.has(name)));
  for (const [name] of perhaps) if (!by.has(name)) hiders.delete(name);
  const names = new Set(hiders.keys());
  return by.size === 0 ? hiding(names) : { id: ++count, names, by, root };
}

/** The parts of a schema that hold wherever it does. */
export function certainParts(root: Node): ReadonlySet<Node> {
  return partsOf(root, CERTAIN);
}

/** All parts of a schema that may apply where it does. */
export function allParts(root: Node): ReadonlySet<Node> {
  return partsOf(root, IN_PLACE);
}

/** Is the member hidden whichever alternative applies? */
export function isCertain({ names, by }: Hidden, name: string): boolean {
  return names.has(name) && by?.has(name) !== true;
}

/** The schema and the parts of it that apply to the same value: all that may, or those that always do. */
function partsOf(root: Node, lists: readonly string[]): Set<Node> {
  const parts = new Set([root]);
  for (const node of parts) {
    if (!composes(node)) continue;
    const target = node.target();
    if (target !== undefined) parts.add(target);
    for (const keyword of lists) for (const part of node.list(keyword)) parts.add(part);
    for (const part of onlyBranches(node)) parts.add(part);
    if (lists === CERTAIN) continue;
    for (const keyword of ['then', 'else']) {
      const part = node.sub(keyword);
      if (part !== undefined) parts.add(part);
    }
    for (const part of node.map('dependentSchemas').values()) parts.add(part);
  }
  return parts;
}

/** Does the schema by itself hide the member? */
export function hides(node: Node, name: string, direction: Direction): boolean {
  const own = node.map('properties').get(name);
  if (own !== undefined && isHidden(own, direction)) return true;
  const patterns = [...node.map('patternProperties')].filter(([pattern]) => matches(pattern, name));
  if (own !== undefined || patterns.length > 0) return patterns.some(([, child]) => isHidden(child, direction));
  const rest = node.sub('additionalProperties');
  if (rest !== undefined) return isHidden(rest, direction);
  const left = node.sub('unevaluatedProperties');
  return left !== undefined && isHidden(left, direction) && declarations(node, name).length === 0;
}

/**
 * The members whose schemas say something that can hide them. Asked of the raw schemas: most members are never looked
 * at again.
 */
function hideable(node: Node): string[] {
  const properties = node.get('properties');
  return isObject(properties) ? Object.keys(properties).filter((name) => mayHide(properties[name] as Json)) : [];
}

/** Do schemas of members that it does not name say something that can hide them? */
function hidesUnnamed(node: Node): boolean {
  const { patternProperties, additionalProperties, unevaluatedProperties } = isObject(node.schema) ? node.schema : {};
  const byName = isObject(patternProperties) ? Object.values(patternProperties) : [];
  return [...byName, additionalProperties ?? true, unevaluatedProperties ?? true].some(mayHide);
}

/** Of such members only those matter that some part of the composition demands. */
function demandedBy(parts: ReadonlySet<Node>): string[] {
  return [...parts].flatMap((part) => {
    const dependents = part.get('dependentRequired');
    const demanded = [part.get('required') ?? [], ...(isObject(dependents) ? Object.values(dependents) : [])].flat();
    return demanded.filter((name) => typeof name === 'string');
  });
}

/** A schema without any of these is no hidden member. */
const HIDING = ['readOnly', 'writeOnly', '$ref', 'allOf', 'anyOf', 'oneOf'];

function mayHide(schema: Json): boolean {
  return isObject(schema) && HIDING.some((keyword) => schema[keyword] !== undefined);
}

/** These names hidden for certain. */
export function hiding(names: ReadonlySet<string>): Hidden {
  if (names.size === 0) return NONE;
  const key = JSON.stringify([...names].sort());
  let hidden = sets.get(key);
  if (hidden === undefined) {
    hidden = { id: ++count, names };
    sets.set(key, hidden);
  }
  return hidden;
}
