/** What two things that are known of one value rule out between them, told at a glance. */
import { canonical, isObject, type Json } from '../../json.js';
import { isCertain } from '../node/hidden.js';
import { literals, Node } from '../node/node.js';
import { deniable, possible } from '../node/outline.js';
import { same } from '../node/same.js';
import { type Alternative, aside, type Clause, type Lit } from './facts.js';

/** The ways in which an object or an array differs from a given one; undefined for other values. */
export function differing(value: Json): Clause | undefined {
  const differs = (part: Json): Lit[] => [aside(Node.of({ const: part }, literals), false)];
  if (isObject(value)) {
    const names = Object.keys(value);
    const fewer = names.map((name): Alternative => [{ k: 'hasnt', name }]);
    const other = names.map((name): Alternative => [{ k: 'part', name, lits: differs(value[name] as Json) }]);
    const where = { kind: 'rest', names: new Set(names), patterns: [] } as const;
    return [...fewer, ...other, [{ k: 'some', where, lits: [] }]];
  }
  if (!Array.isArray(value)) return undefined;
  const shorter: Alternative = [{ k: 'size', min: 0, max: value.length - 1 }];
  const longer: Alternative = [{ k: 'size', min: value.length + 1, max: Number.POSITIVE_INFINITY }];
  return [shorter, longer, ...value.map((item, index): Alternative => [{ k: 'item', index, lits: differs(item) }])];
}

/** Does an `enum` confine the value to others than these? */
export function confinedElsewhere(node: Node, values: ReadonlySet<string>): boolean {
  const list = node.get('enum');
  return Array.isArray(list) && !list.some((value) => values.has(canonical(value)));
}

/** Can the two not be true of one value? (Undecided counts as no.) */
export function clash(a: Lit, b: Lit): boolean {
  const types = (a.holds ? possible(a.node) : deniable(a.node)) & (b.holds ? possible(b.node) : deniable(b.node));
  if (types === 0) return true;
  if (a.holds === b.holds || a.opened !== undefined || b.opened !== undefined) return false;
  // What a schema of a circle says depends on the way to it.
  if (a.above !== undefined || b.above !== undefined) return false;
  const [yes, no] = a.holds ? [a, b] : [b, a];
  if (!same(yes.node, no.node)) return false;
  if (yes.hidden === no.hidden) return true;
  for (const name of yes.hidden.names) if (!isCertain(no.hidden, name)) return false;
  return true;
}
