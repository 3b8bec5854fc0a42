/** Does a given value meet everything that is asked at a place? */
import { equal, type Json } from '../../json.js';
import type { Node } from '../node/node.js';
import type { Direction } from '../question.js';
import { matches } from '../strings/patterns.js';
import { valid } from '../values/validate.js';
import { writable } from '../values/writable.js';
import type { Fact, Place } from './facts.js';

/** Tries the value against the place's schemas, the sender's closed group by group, and its facts. */
export function accepts(value: Json, place: Place, direction: Direction): boolean {
  const groups = new Map<number, Node[]>();
  for (const lit of place.lits) {
    if (lit.holds && lit.role === 'closing') groups.set(lit.group, [...(groups.get(lit.group) ?? []), lit.node]);
    else if (valid(value, lit.node, lit.hidden, direction) !== lit.holds) return false;
  }
  for (const nodes of groups.values()) if (!writable(value, nodes, direction)) return false;
  return place.facts.every((fact) => meets(value, fact));
}

function meets(value: Json, fact: Fact): boolean {
  if (fact.k === 'out') return !fact.values.some((other) => equal(value, other));
  if (fact.k === 'pattern') return typeof value !== 'string' || matches(fact.source, value) === fact.holds;
  return true;
}
