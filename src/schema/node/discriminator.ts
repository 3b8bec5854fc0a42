/**
 * OpenAPI's discriminator as an assertion: the value of one member chooses the branch that the object must satisfy.
 * `mapping` counts first; a branch that it does not name is chosen by the name of the component behind its $ref. What a
 * branch says beside its $ref holds as well. Names are texts: to a member that is a number, true or false they are its
 * text.
 *
 * A discriminator must not empty a schema (OpenAPI 3.1.1, section 4.8.25: it does not change what is valid). A branch
 * that takes none of the values that name it is not chosen by them, and neither is one that lists others by which it is
 * told from the rest: such branches are left for all values that name none, and the union of them means what it always
 * means. So does the whole union for objects that lack the member, and for values that are no objects.
 *
 * Without `oneOf` or `anyOf` beside it a discriminator asserts nothing here.
 */
import { canonical, isObject, type Json, type JsonObject } from '../../json.js';
import { Node } from './node.js';
import { listedOf, mayHave } from './single.js';

/** One branch and the values that choose it. */
export interface Case {
  readonly values: readonly Json[];
  readonly node: Node;
}

/** A discriminator ready for use. */
export interface Choice {
  readonly property: string;
  readonly keyword: 'oneOf' | 'anyOf';
  readonly cases: readonly Case[];
  /** The branches that are left for all other values. */
  readonly rest: readonly Node[];
}

const known = new WeakMap<Node, Choice | null>();

/** The choice that a schema's discriminator makes, or undefined where it makes none. */
export function choice(node: Node): Choice | undefined {
  if (node.get('discriminator') === undefined) return undefined;
  let found = known.get(node);
  if (found === undefined) {
    found = read(node);
    known.set(node, found);
  }
  return found ?? undefined;
}

/**
 * The branches of a union of which some (or one) must hold for a value: where a discriminator chooses, those that it
 * leaves.
 */
export function branchesFor(value: Json, node: Node, keyword: 'oneOf' | 'anyOf'): readonly Node[] {
  const made = isObject(value) ? choice(node) : undefined;
  if (made?.keyword !== keyword || !isObject(value) || !Object.hasOwn(value, made.property)) return node.list(keyword);
  const chosen = value[made.property] as Json;
  const found = made.cases.filter((entry) => entry.values.includes(chosen));
  return found.length > 0 ? found.map((entry) => entry.node) : made.rest;
}

function read(node: Node): Choice | null {
  const discriminator = node.get('discriminator');
  const property = isObject(discriminator) ? discriminator.propertyName : undefined;
  const keyword = node.get('oneOf') !== undefined ? 'oneOf' : 'anyOf';
  const branches = node.list(keyword);
  if (!isObject(discriminator) || typeof property !== 'string' || branches.length === 0) return null;
  const mapping = isObject(discriminator.mapping) ? discriminator.mapping : {};
  const behind = sorted(branches);
  const names = namesOf(node, mapping, behind);
  const groups = [...behind].map(([target, some]): Group => {
    const chosen = together(node, keyword, some);
    const may = (value: Json): boolean => mayHave(chosen, property, value);
    return { branches: some, node: chosen, values: (names.get(target) ?? []).flatMap(valuesOf).filter(may) };
  });
  const cases = groups.filter(({ values }) => values.length > 0);
  return cases.length === 0 ? null : { property, keyword, cases, rest: restOf(branches, property, groups) };
}

/** The branches that come to one schema. */
interface Group extends Case {
  readonly branches: readonly Node[];
}

/** The branches by the schema that they come to: what they refer to, through other references and wraps of one part. */
function sorted(branches: readonly Node[]): ReadonlyMap<Node, readonly Node[]> {
  const behind = new Map<Node, Node[]>();
  for (const branch of branches) {
    const target = unwrapped(branch);
    behind.set(target, [...(behind.get(target) ?? []), branch]);
  }
  return behind;
}

/** What a branch comes to. It may say more beside its reference. */
function unwrapped(branch: Node): Node {
  const passed = new Set<Node>();
  let node = branch;
  for (let next = behindOne(node); next !== undefined && !passed.has(next); next = behindOne(node)) {
    passed.add(next);
    node = next;
  }
  return node;
}

function behindOne(node: Node): Node | undefined {
  return node.target() ?? onlyPart(node);
}

function onlyPart(node: Node): Node | undefined {
  const [keyword = '', other] = node.keywords;
  const [part, second] = WRAPS.has(keyword) && other === undefined ? node.list(keyword) : [];
  return second === undefined ? part : undefined;
}

const WRAPS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);

/**
 * The names of each target that has any. What the mapping names besides the branches chooses nothing: one of them has
 * to hold.
 */
function namesOf(node: Node, mapping: JsonObject, behind: ReadonlyMap<Node, readonly Node[]>): Map<Node, string[]> {
  const names = new Map<Node, string[]>();
  const taken = new Set<string>();
  for (const [name, ref] of Object.entries(mapping)) {
    const target = typeof ref === 'string' ? mappingTarget(node, ref) : undefined;
    if (target === undefined || !behind.has(target)) continue;
    taken.add(name);
    names.set(target, [...(names.get(target) ?? []), name]);
  }
  for (const [target, branches] of behind) {
    if (names.has(target)) continue;
    const own = new Set(branches.flatMap((branch) => componentName(branch) ?? []));
    const free = [...own].filter((name) => !taken.has(name));
    if (free.length > 0) names.set(target, free);
  }
  return names;
}

/** A mapping's value is a reference or the bare name of a component. */
function mappingTarget(node: Node, ref: string): Node | undefined {
  const raw = node.source.resolve(ref.includes('#') ? ref : `#/components/schemas/${ref}`) ?? node.source.resolve(ref);
  return raw === undefined ? undefined : unwrapped(Node.of(raw, node.source));
}

/** The name of the component that a branch refers to. */
function componentName(branch: Node): string | undefined {
  const ref = branch.text('$ref');
  if (ref !== undefined) return branch.source.nameOf(ref) ?? ref;
  const part = onlyPart(branch);
  return part === undefined ? undefined : componentName(part);
}

/** What a name may be as a value. */
function valuesOf(name: string): Json[] {
  if (name === 'true' || name === 'false') return [name, name === 'true'];
  return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(name) ? [name, Number(name)] : [name];
}

/**
 * The branches that refer to one schema, with what they say beside the reference: mostly a single one that says nothing
 * more.
 */
function together(node: Node, keyword: string, branches: readonly Node[]): Node {
  const distinct = branches.filter((branch, at) => branches.findIndex((one) => one.deref() === branch.deref()) === at);
  if (distinct.length === 1) return (distinct[0] as Node).deref();
  const written = (node.get(keyword) as Json[]).filter((_, at) => distinct.includes(node.list(keyword)[at] as Node));
  return Node.of({ [keyword]: written }, node.source);
}

/** The branches that nothing chooses, and those that list values which choose nothing and tell them from others. */
function restOf(branches: readonly Node[], property: string, groups: readonly Group[]): Node[] {
  const named = new Set(groups.flatMap(({ values }) => values.map(canonical)));
  const lists = new Map(branches.map((branch) => [branch, listedOf(branch, property) ?? NOTHING_LISTED]));
  const isOfAll = (value: string): boolean =>
    branches.length > 1 && branches.every((branch) => lists.get(branch)?.has(value));
  const isToldByMore = (branch: Node): boolean =>
    [...(lists.get(branch) ?? [])].some((value) => !named.has(value) && !isOfAll(value));
  const chosen = new Set(groups.flatMap((group) => (group.values.length > 0 ? group.branches : [])));
  return branches.filter((branch) => !chosen.has(branch) || isToldByMore(branch));
}

const NOTHING_LISTED: ReadonlySet<string> = new Set();
