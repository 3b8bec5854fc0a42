/** What two things that are known of one value rule out between them, told at a glance. */
import { canonical, isObject, type Json } from '../../json.js';
import { circles } from '../node/circular.js';
import { choice } from '../node/discriminator.js';
import { isCertain } from '../node/hidden.js';
import { mayBeBare, mayDeclare, memberNodes } from '../node/members.js';
import { literals, Node } from '../node/node.js';
import { deniable, possible } from '../node/outline.js';
import { same } from '../node/same.js';
import { type Alternative, aside, type Clause, type Lit, within } from './facts.js';

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

/** May the member stand in the closed place at all? `isOut`: is it settled that a part of the composition does not hold? */
export function mayAdmit(roots: readonly Lit[], name: string, isOut: (part: Lit) => boolean): boolean {
  return roots.some((root) => mayEvaluate(root, name, isOut)) || roots.every((root) => mayBeBare(root.node));
}

/** May something declare the member that can still hold? */
function mayEvaluate(lit: Lit, name: string, isOut: (part: Lit) => boolean): boolean {
  if (!mayDeclare(lit.node, name)) return false;
  const parts = declaring(lit.node, name);
  if (parts === undefined) return true;
  for (const { node, certain } of parts) {
    const part = within(lit, node);
    if ((certain || !isOut(part)) && mayEvaluate(part, name, isOut)) return true;
  }
  return false;
}

/** A part of a composition, and whether it holds with the whole. */
interface Declaring {
  readonly node: Node;
  readonly certain: boolean;
}

/** Of what so many alternatives declare some will hold. */
const MANY = 4;
const parted = new WeakMap<Node, Map<string, readonly Declaring[] | undefined>>();

/** The parts that may declare the member; undefined where it is the schema's own, or one that too much may declare. */
function declaring(node: Node, name: string): readonly Declaring[] | undefined {
  const known = parted.get(node) ?? new Map<string, readonly Declaring[] | undefined>();
  parted.set(node, known);
  if (!known.has(name)) known.set(name, partsOf(node, name));
  return known.get(name);
}

function partsOf(node: Node, name: string): readonly Declaring[] | undefined {
  if (circles(node) || choice(node) !== undefined || memberNodes(node, name).length > 0) return undefined;
  if ((node.get('unevaluatedProperties') ?? false) !== false) return undefined;
  const declares = (part: Node | undefined): part is Node => part !== undefined && mayDeclare(part, name);
  const others = ['if', 'then', 'else'].map((keyword) => node.sub(keyword));
  if ([...others, ...node.map('dependentSchemas').values()].some(declares)) return undefined;
  const certain = [node.target(), ...node.list('allOf')].filter(declares);
  const branches = [...node.list('anyOf'), ...node.list('oneOf')].filter(declares);
  if (branches.length > MANY) return undefined;
  return [
    ...certain.map((part) => ({ node: part, certain: true })),
    ...branches.map((part) => ({ node: part, certain: false })),
  ];
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
