/**
 * OpenAPI's discriminator as an assertion: the value of one member chooses the branch that the object must satisfy.
 * `mapping` counts first; a branch that it does not name is chosen by the name of the component behind its $ref. What a
 * branch says beside its $ref holds as well.
 * Without `oneOf` or `anyOf` beside it a discriminator asserts nothing here. A schema with one takes no object that lacks the
 * member; for values that are no objects `oneOf` and `anyOf` mean what they always mean.
 */
import { isObject, type Json, type JsonObject } from '../../json.js';
import { Node } from './node.js';

/** One branch and the values that choose it. */
export interface Case {
  readonly values: readonly string[];
  readonly node: Node;
}

/** A discriminator ready for use. */
export interface Choice {
  readonly property: string;
  readonly keyword: 'oneOf' | 'anyOf';
  readonly cases: readonly Case[];
  /** Branches that no value names: written inline and not mapped. They stay for all other values. */
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

function read(node: Node): Choice | null {
  const discriminator = node.get('discriminator');
  const property = isObject(discriminator) ? discriminator.propertyName : undefined;
  const keyword = node.get('oneOf') !== undefined ? 'oneOf' : 'anyOf';
  const branches = node.list(keyword);
  if (!isObject(discriminator) || typeof property !== 'string' || branches.length === 0) return null;
  const mapping = isObject(discriminator.mapping) ? discriminator.mapping : {};
  const { behind, rest } = sorted(branches);
  const cases = [...valuesOf(node, mapping, behind, rest)].map(([target, values]) => ({
    values,
    node: together(node, keyword, behind.get(target) ?? [target]),
  }));
  return { property, keyword, cases, rest };
}

/** The branches by the schema that they refer to, and those that refer to none. */
function sorted(branches: readonly Node[]): { behind: ReadonlyMap<Node, readonly Node[]>; rest: readonly Node[] } {
  const behind = new Map<Node, Node[]>();
  const rest: Node[] = [];
  for (const branch of branches) {
    const target = branch.target();
    if (target === undefined) rest.push(branch);
    else behind.set(target, [...(behind.get(target) ?? []), branch]);
  }
  return { behind, rest };
}

/** The values that choose each schema. What the mapping names besides the branches chooses nothing: one of them has to hold. */
function valuesOf(
  node: Node,
  mapping: JsonObject,
  behind: ReadonlyMap<Node, readonly Node[]>,
  rest: readonly Node[],
): Map<Node, string[]> {
  const values = new Map<Node, string[]>();
  const taken = new Set<string>();
  for (const [value, target] of Object.entries(mapping)) {
    const found = typeof target === 'string' ? mappingTarget(node, target) : undefined;
    if (found === undefined || !(behind.has(found) || rest.includes(found))) continue;
    taken.add(value);
    values.set(found, [...(values.get(found) ?? []), value]);
  }
  const mapped = new Set(values.keys());
  for (const [target, branches] of behind) {
    if (mapped.has(target)) continue;
    for (const ref of new Set(branches.map((branch) => branch.text('$ref') as string))) {
      const name = node.source.nameOf(ref) ?? ref;
      if (!taken.has(name)) values.set(target, [...(values.get(target) ?? []), name]);
    }
  }
  return values;
}

/** The branches that refer to one schema, with what they say beside the reference: mostly a single one that says nothing more. */
function together(node: Node, keyword: string, branches: readonly Node[]): Node {
  const distinct = branches.filter((branch, at) => branches.findIndex((one) => one.deref() === branch.deref()) === at);
  if (distinct.length === 1) return (distinct[0] as Node).deref();
  const written = (node.get(keyword) as Json[]).filter((_, at) => distinct.includes(node.list(keyword)[at] as Node));
  return Node.of({ [keyword]: written }, node.source);
}

/** A mapping's value is a reference or the bare name of a component. */
function mappingTarget(node: Node, target: string): Node | undefined {
  const raw =
    node.source.resolve(target.includes('#') ? target : `#/components/schemas/${target}`) ??
    node.source.resolve(target);
  return raw === undefined ? undefined : Node.of(raw, node.source);
}
