/** What the walk over everything but schemas has in common. */
import type { Documents, Subjects } from '../../change/subjects.js';
import type { Graph, PairNode } from '../../graph/graph.js';

/** What the walk needs from those above it. */
export interface Stage {
  readonly documents: Documents;
  readonly graph: Graph;
  /** Runs the rules of a level and gives what they find to the node. */
  apply<L extends keyof Subjects>(node: PairNode, level: L, subject: Subjects[L]): void;
}
