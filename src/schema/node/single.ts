/**
 * Single values and members that are single values: may a schema hold them, before anything is known of the rest of the
 * object?
 */
import { canonical, type Json } from '../../json.js';
import { Undecided } from '../strings/patterns.js';
import { memberNodes } from './members.js';
import type { Node } from './node.js';
import { plain } from './plain.js';

const NO_NODES: ReadonlySet<Node> = new Set();

/** May an object of the schema have the member with this single value, by all that is said of it in the composition? */
export function mayHave(node: Node, name: string, value: Json): boolean {
  return throughout(node, (part) => memberNodes(part, name).every((member) => mayBe(member, value)));
}

/** May the schema be this single value? A pattern that takes too long is taken to refuse it. */
function mayBe(node: Node, value: Json): boolean {
  try {
    return throughout(node, (part) => part.schema !== false && plain(value, part) && !isDenied(part, value));
  } catch (error) {
    if (error instanceof Undecided) return false;
    throw error;
  }
}

function isDenied(node: Node, value: Json): boolean {
  const not = node.sub('not');
  return not !== undefined && mayBe(not, value);
}

/**
 * Does the test pass for the parts of a composition, of a union for some? What is met again below itself is being
 * judged already.
 */
function throughout(node: Node, test: (part: Node) => boolean, above = NO_NODES): boolean {
  if (above.has(node)) return true;
  const inside = new Set([...above, node]);
  const passes = (part: Node): boolean => throughout(part, test, inside);
  const target = node.target();
  return (
    test(node) &&
    (target === undefined || passes(target)) &&
    node.list('allOf').every(passes) &&
    ['anyOf', 'oneOf'].every((keyword) => node.get(keyword) === undefined || node.list(keyword).some(passes))
  );
}

/**
 * The values (as canonical texts) that a schema lists for a member, wherever in its composition; undefined where it
 * lists none.
 */
export function listedOf(node: Node, name: string, above = NO_NODES): ReadonlySet<string> | undefined {
  return firstOf(node, above, (part, inside) => {
    const lists = memberNodes(part, name).map((member) => listed(member, inside));
    return lists.find((values) => values !== undefined);
  });
}

function listed(node: Node, above: ReadonlySet<Node>): ReadonlySet<string> | undefined {
  return firstOf(node, above, (part) => {
    const values = part.get('enum') ?? (part.get('const') === undefined ? undefined : [part.get('const') as Json]);
    return Array.isArray(values) ? new Set(values.map(canonical)) : undefined;
  });
}

type Lists = ReadonlySet<string> | undefined;

/** What the schema says itself, else the first part that says it; of a union, where all branches do, all of it. */
function firstOf(node: Node, above: ReadonlySet<Node>, own: (part: Node, inside: ReadonlySet<Node>) => Lists): Lists {
  if (above.has(node)) return undefined;
  const inside = new Set([...above, node]);
  const of = (part: Node): Lists => firstOf(part, inside, own);
  const target = node.target();
  const certain = [own(node, inside), ...(target === undefined ? [] : [of(target)]), ...node.list('allOf').map(of)];
  const unions = ['anyOf', 'oneOf'].map((keyword): Lists => {
    const lists = node.list(keyword).map(of);
    const isListed = lists.length > 0 && lists.every((list) => list !== undefined);
    return isListed ? new Set(lists.flatMap((list) => [...(list ?? [])])) : undefined;
  });
  return [...certain, ...unions].find((list) => list !== undefined);
}
