/**
 * readOnly in requests and writeOnly in responses: the sender does not write such members and the receiver does not demand
 * them. Which members that are is a matter of the whole composition at a place: a name hidden in one part of an allOf is
 * not demanded by another part.
 */
import { isObject, type Json } from '../../json.js';
import type { Direction } from '../question.js';
import { matches } from '../strings/patterns.js';
import type { Node } from './node.js';

/** The names hidden at one place; equal sets are one object. */
export interface Hidden {
  readonly id: number;
  readonly names: ReadonlySet<string>;
}

/** Nothing is hidden. */
export const NONE: Hidden = { id: 0, names: new Set() };

const sets = new Map<string, Hidden>();
const members = { request: new WeakMap<Node, boolean>(), response: new WeakMap<Node, boolean>() };
const places = { request: new WeakMap<Node, Hidden>(), response: new WeakMap<Node, Hidden>() };
const IN_PLACE = ['allOf', 'anyOf', 'oneOf'];

/** Is a member with this schema left out of messages in this direction? Seen through `$ref` and `allOf`. */
export function isHidden(node: Node, direction: Direction): boolean {
  const known = members[direction].get(node);
  if (known !== undefined) return known;
  members[direction].set(node, false);
  const keyword = direction === 'request' ? 'readOnly' : 'writeOnly';
  const own = isObject(node.schema) ? (node.get(keyword) as Json | undefined) === true : false;
  const target = node.target();
  const answer =
    own ||
    (target !== undefined && isHidden(target, direction)) ||
    node.list('allOf').some((part) => isHidden(part, direction));
  members[direction].set(node, answer);
  return answer;
}

/** The names that are hidden wherever this schema is the outermost one of a place. */
export function hiddenAt(node: Node, direction: Direction): Hidden {
  let hidden = places[direction].get(node);
  if (hidden === undefined) {
    const names = new Set<string>();
    const passed = new Set<Node>();
    gather(node, direction, names, passed);
    for (const part of passed) if (hidesByPattern(part)) gatherDemanded(part, direction, names, passed);
    hidden = intern(names);
    places[direction].set(node, hidden);
  }
  return hidden;
}

function gather(node: Node, direction: Direction, names: Set<string>, passed: Set<Node>): void {
  if (passed.has(node)) return;
  passed.add(node);
  for (const name of hideable(node)) {
    const child = node.map('properties').get(name);
    if (child !== undefined && isHidden(child, direction)) names.add(name);
  }
  const target = node.target();
  if (target !== undefined) gather(target, direction, names, passed);
  for (const keyword of IN_PLACE) for (const part of node.list(keyword)) gather(part, direction, names, passed);
  for (const keyword of ['then', 'else']) {
    const part = node.sub(keyword);
    if (part !== undefined) gather(part, direction, names, passed);
  }
  for (const part of node.map('dependentSchemas').values()) gather(part, direction, names, passed);
}

/** The members whose schemas say something that can hide them. Asked of the raw schemas: most members are never looked at again. */
function hideable(node: Node): string[] {
  const properties = node.get('properties');
  return isObject(properties) ? Object.keys(properties).filter((name) => mayHide(properties[name] as Json)) : [];
}

/** Do schemas of members that it does not name say something that can hide them? */
function hidesByPattern(node: Node): boolean {
  const { patternProperties, additionalProperties } = isObject(node.schema) ? node.schema : {};
  const byName = isObject(patternProperties) ? Object.values(patternProperties) : [];
  return [...byName, additionalProperties ?? true].some(mayHide);
}

/** Of such members only those matter that some part of the composition demands. */
function gatherDemanded(node: Node, direction: Direction, names: Set<string>, parts: ReadonlySet<Node>): void {
  for (const part of parts) {
    const dependents = part.get('dependentRequired');
    const demanded = [part.get('required') ?? [], ...(isObject(dependents) ? Object.values(dependents) : [])].flat();
    for (const name of demanded) if (typeof name === 'string' && hidesUnnamed(node, name, direction)) names.add(name);
  }
}

/** Do the patterns or the rest of a schema hide the member? */
function hidesUnnamed(node: Node, name: string, direction: Direction): boolean {
  const patterns = [...node.map('patternProperties')].filter(([pattern]) => matches(pattern, name));
  if (patterns.length > 0) return patterns.some(([, child]) => isHidden(child, direction));
  const rest = node.sub('additionalProperties');
  return rest !== undefined && !node.map('properties').has(name) && isHidden(rest, direction);
}

const HIDING = ['readOnly', 'writeOnly', '$ref', 'allOf'];

function mayHide(schema: Json): boolean {
  return isObject(schema) && HIDING.some((keyword) => schema[keyword] !== undefined);
}

function intern(names: Set<string>): Hidden {
  if (names.size === 0) return NONE;
  const key = JSON.stringify([...names].sort());
  let hidden = sets.get(key);
  if (hidden === undefined) {
    hidden = { id: sets.size + 1, names };
    sets.set(key, hidden);
  }
  return hidden;
}
