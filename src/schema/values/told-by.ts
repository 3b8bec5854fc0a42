/** Which branches of a union a value means that none of them takes: those whose tags it has. */
import { canonical, isObject, type Json } from '../../json.js';
import type { Node } from '../node/node.js';
import { listedOf } from '../node/single.js';

/**
 * The branches that the value's tags leave; all of them where they leave none. A tag is a member for which several
 * branches list values, none of them in two branches.
 */
export function branchesToldBy(value: Json, branches: readonly Node[]): readonly Node[] {
  if (!isObject(value) || branches.length < 2) return branches;
  let left = branches;
  for (const [name, given] of Object.entries(value)) {
    const lists = new Map(branches.map((branch) => [branch, listedOf(branch, name)]));
    if (!areApart([...lists.values()])) continue;
    const text = canonical(given);
    left = left.filter((branch) => lists.get(branch)?.has(text) !== false);
  }
  return left.length > 0 ? left : branches;
}

function areApart(lists: readonly (ReadonlySet<string> | undefined)[]): boolean {
  const listed = lists.flatMap((list) => (list === undefined ? [] : [list]));
  const values = new Set(listed.flatMap((list) => [...list]));
  return listed.length > 1 && values.size === listed.reduce((sum, { size }) => sum + size, 0);
}
