/**
 * The alternatives of a union as ajv is to read them for some values. Those that a member tells from all of the values are
 * written as one: of a union of hundreds ajv would compile all.
 */
import { canonical, isObject, type Json, type JsonObject } from '../../../json.js';
import type { Hidden } from '../../node/hidden.js';
import type { Node } from '../../node/node.js';
import { type Tag, tags } from '../../node/outline.js';

/** The values in question, and the members that nobody demands of them. */
interface Spot {
  readonly values: readonly Json[];
  readonly hidden: Hidden;
}

/** The alternatives that have to be written, and what is enough of all others: one schema for each member that tells them. */
interface Alternatives {
  readonly here: readonly Node[];
  readonly elsewhere: readonly JsonObject[];
}

/** Sorts the branches of an `anyOf` or a `oneOf`. */
export function alternatives(branches: readonly Node[], spot: Spot): Alternatives {
  const elsewhere = new Map<string, Set<string>>();
  const here = branches.filter((branch) => {
    const told = toldApart(branch.deref(), spot);
    if (told === undefined) return true;
    const [name, { values }] = told;
    const all = elsewhere.get(name) ?? new Set<string>();
    elsewhere.set(name, all);
    for (const text of values) all.add(text);
    return false;
  });
  const listed = (texts: ReadonlySet<string>): JsonObject => ({
    enum: [...texts].map((text) => JSON.parse(text) as Json),
  });
  return {
    here,
    elsewhere: [...elsewhere].map(([name, texts]) => ({ properties: { [name]: listed(texts) } })),
  };
}

/** The member that tells a branch from all of the values, since they have others there than it takes; undefined where none does. */
function toldApart(branch: Node, { values, hidden }: Spot): [name: string, tag: Tag] | undefined {
  const isElsewhere = (value: Json, name: string, tag: Tag): boolean =>
    isObject(value) && Object.hasOwn(value, name) && !tag.values.has(canonical(value[name] as Json));
  if (values.length === 0) return undefined;
  return [...tags(branch)].find(
    ([name, tag]) => !hidden.names.has(name) && values.every((value) => isElsewhere(value, name, tag)),
  );
}
