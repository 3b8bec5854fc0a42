/**
 * OpenAPI's discriminator as an assertion: the value of one member chooses the branch that the object must satisfy.
 * `mapping` counts first; a branch that it does not name is chosen by its component's name (the last token of its $ref).
 * Without `oneOf` or `anyOf` beside it a discriminator asserts nothing here. A schema with one takes no object that lacks the
 * member; for values that are no objects `oneOf` and `anyOf` mean what they always mean.
 */
import { fromPointer, isObject } from '../json.js';
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
  const values = new Map<Node, string[]>();
  const mapped = new Set<Node>();
  // What the mapping names besides the branches chooses nothing: the composition still demands one of its own branches.
  const among = new Set(branches.map((branch) => branch.target() ?? branch));
  for (const [value, target] of Object.entries(isObject(discriminator.mapping) ? discriminator.mapping : {})) {
    const found = typeof target === 'string' ? mappingTarget(node, target) : undefined;
    if (found === undefined || !among.has(found)) continue;
    mapped.add(found);
    values.set(found, [...(values.get(found) ?? []), value]);
  }
  const taken = new Set([...values.values()].flat());
  const rest: Node[] = [];
  for (const branch of branches) {
    const ref = branch.text('$ref');
    const target = ref === undefined ? undefined : branch.target();
    if (ref === undefined || target === undefined) rest.push(branch);
    else if (!mapped.has(target)) {
      const name = fromPointer(ref.slice(ref.indexOf('#') + 1)).at(-1) ?? ref;
      if (!taken.has(name)) values.set(target, [...(values.get(target) ?? []), name]);
    }
  }
  const cases = [...values].map(([target, names]) => ({ values: names, node: target }));
  return { property, keyword, cases, rest };
}

/** A mapping's value is a reference or the bare name of a component. */
function mappingTarget(node: Node, target: string): Node | undefined {
  const raw =
    node.source.resolve(target.includes('#') ? target : `#/components/schemas/${target}`) ??
    node.source.resolve(target);
  return raw === undefined ? undefined : Node.of(raw, node.source);
}
