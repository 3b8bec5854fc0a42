/** Which members the sender may write at a closed place, as far as a glance tells. */
import { circles } from '../node/circular.js';
import { choice } from '../node/discriminator.js';
import { mayBeBare, mayDeclare, memberNodes } from '../node/members.js';
import type { Node } from '../node/node.js';
import { clashesWithOne } from './clash-index.js';
import { type Lit, type Scope, within } from './facts.js';

/** A closed place of the sender: its scope and the schemas that close it together. */
export interface Closing {
  readonly scope: Scope;
  readonly roots: readonly Lit[];
}

/** What is known of one value so far. */
interface Known {
  readonly denied: readonly Lit[];
  readonly closings: readonly Closing[];
}

/** What was found of a value while so many schemas were known to fail: each name and each part is asked for again and again. */
interface Told {
  readonly length: number;
  readonly names: Map<string, boolean>;
  readonly outs: Map<Lit, Map<Node, boolean>>;
}

const told = new WeakMap<readonly Lit[], Told>();

/** May the sender write a member of this name? */
export function mayStand(known: Known, name: string): boolean {
  if (known.closings.length === 0) return true;
  const { names } = toldOf(known);
  let answer = names.get(name);
  if (answer === undefined) {
    answer = known.closings.every(({ roots }) => mayAdmit(known, roots, name));
    names.set(name, answer);
  }
  return answer;
}

function toldOf({ denied }: Known): Told {
  let found = told.get(denied);
  if (found === undefined || found.length !== denied.length) {
    found = { length: denied.length, names: new Map(), outs: new Map() };
    told.set(denied, found);
  }
  return found;
}

function mayAdmit(known: Known, roots: readonly Lit[], name: string): boolean {
  return roots.some((root) => mayEvaluate(known, root, root.node, name)) || roots.every(({ node }) => mayBeBare(node));
}

/** May something declare the member that can still hold? */
function mayEvaluate(known: Known, root: Lit, node: Node, name: string): boolean {
  if (!mayDeclare(node, name)) return false;
  const parts = declaring(node, name);
  if (parts === undefined) return true;
  return parts.some(
    (part) => (part.certain || !isOut(known, root, part.node)) && mayEvaluate(known, root, part.node, name),
  );
}

/** Is it settled that a part of the composition does not hold? No part of a circle is asked for, so the way matters not. */
function isOut(known: Known, root: Lit, part: Node): boolean {
  const { outs } = toldOf(known);
  const ofRoot = outs.get(root) ?? new Map<Node, boolean>();
  outs.set(root, ofRoot);
  let answer = ofRoot.get(part);
  if (answer === undefined) {
    answer = clashesWithOne(within(root, part), known.denied);
    ofRoot.set(part, answer);
  }
  return answer;
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
    ...certain.map((part) => ({ node: part.deref(), certain: true })),
    ...branches.map((part) => ({ node: part.deref(), certain: false })),
  ];
}
