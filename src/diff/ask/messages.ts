/** Which messages have to be asked about, of all that a change reaches. */
import type { Use } from '../graph/reach.js';
import { type Elsewhere, elsewhere, nowhere } from '../match/beside.js';

/** One use for each message: operations that share a body are one question. */
export function distinct(uses: readonly Use[]): Use[] {
  const groups = new Map<unknown, Map<string, Use>>();
  for (const use of uses) {
    const schema = use.root?.schema;
    const group = groups.get(schema) ?? new Map<string, Use>();
    groups.set(schema, group);
    const key = JSON.stringify(elsewhereOf(use));
    if (!group.has(key)) group.set(key, use);
  }
  // Where no other path takes any of its texts, more is sent than anywhere else.
  return [...groups.values()].flatMap((group) => group.get(JSON.stringify(nowhere)) ?? [...group.values()]);
}

/** The texts of a path parameter that another path takes. */
export function elsewhereOf(use: Use): Elsewhere {
  const { part, name } = use.text ? use.message() : {};
  return part === 'path' && name !== undefined ? elsewhere(use.operation, name) : nowhere;
}
