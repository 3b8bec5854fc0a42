/**
 * Which branches of a union may hold together. Most have a member that tells them apart, so that few pairs need a look.
 */
import type { Node } from './node.js';
import { disjoint, possible, type Tag, tags } from './outline.js';
import { OBJECT } from './types.js';

const known = new WeakMap<readonly Node[], WeakMap<ReadonlySet<string>, readonly (readonly number[])[]>>();

/**
 * For each branch those that a value may be in as well, by their numbers; `hidden` are the names that are not demanded.
 */
export function overlaps(branches: readonly Node[], hidden: ReadonlySet<string>): readonly (readonly number[])[] {
  const byHidden = known.get(branches) ?? new WeakMap<ReadonlySet<string>, readonly (readonly number[])[]>();
  known.set(branches, byHidden);
  let found = byHidden.get(hidden);
  if (found === undefined) {
    const near = neighbours(branches, hidden);
    found = branches.map((branch, at) =>
      near(at).filter((other) => other !== at && !disjoint(branch, branches[other] as Node, hidden)),
    );
    byHidden.set(hidden, found);
  }
  return found;
}

/** The branches that a tag does not tell apart from one of them; without such a tag, all. */
function neighbours(branches: readonly Node[], hidden: ReadonlySet<string>): (at: number) => readonly number[] {
  const [first] = branches;
  const demands = (branch: Node, name: string): boolean => tags(branch).get(name)?.required === true;
  const name = [...(first === undefined ? [] : tags(first).keys())].find(
    (each) => !hidden.has(each) && branches.every((branch) => demands(branch, each)),
  );
  const all = [...branches.keys()];
  if (name === undefined) return () => all;
  const valuesAt = (at: number): string[] => [...(tags(branches[at] as Node).get(name) as Tag).values];
  const byValue = new Map<string, number[]>();
  for (const at of all) {
    for (const value of valuesAt(at)) {
      const some = byValue.get(value);
      if (some === undefined) byValue.set(value, [at]);
      else some.push(at);
    }
  }
  // A tag tells objects apart, and nothing else that two branches may take: `null`, say.
  const takesOthers = (at: number): boolean => (possible(branches[at] as Node) & ~OBJECT) !== 0;
  const loose = all.filter(takesOthers);
  return (at) => {
    const tagged = valuesAt(at).flatMap((value) => byValue.get(value) ?? []);
    return [...new Set(takesOthers(at) ? [...tagged, ...loose] : tagged)].sort((a, b) => a - b);
  };
}
