/** What a keyword means to the search. */
import { reach } from '../../node/circular.js';
import type { Type } from '../../node/types.js';
import type { Direction } from '../../question.js';
import type { Clause, Fact, Lit } from '../facts.js';

/** Where a schema is asserted: the type of the value and the direction of the message. */
export interface Setting {
  readonly type: Type;
  readonly direction: Direction;
}

/** A keyword read both ways. It speaks only of values of its `types`. */
export interface Keyword {
  readonly types: number;
  /** The facts that hold when the schema holds. */
  affirm(lit: Lit, setting: Setting): readonly Fact[];
  /** The ways in which this keyword can make the schema fail. An empty alternative: it fails anyway. */
  deny(lit: Lit, setting: Setting): Clause;
}

/**
 * The same schema's lit turned round at the same place, read openly: what `oneOf` needs of the branches that are not
 * chosen.
 */
export function turned(lit: Lit, node: Lit['node'], holds: boolean): Lit {
  return { ...reach(lit.node, lit.above, node), holds, role: 'open', hidden: lit.hidden, group: 0, scopes: [] };
}
