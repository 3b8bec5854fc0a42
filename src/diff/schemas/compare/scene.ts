/** What the parts of the walk over two schemas have in common. */
import type { JsonObject } from '../../../json.js';
import type { Located } from '../../../openapi/model.js';
import type { Step } from '../../../schema/question.js';
import type { Pair, SideName } from '../../change/pair.js';
import type { Documents, Members, ObjectPair, SchemaPlace } from '../../change/subjects.js';
import type { Composition, Graph, PairNode } from '../../graph/graph.js';
import type { SameSchema } from './same.js';

/** What the walk needs from those above it. */
export interface Scene {
  readonly documents: Documents;
  readonly graph: Graph;
  readonly same: SameSchema;
  /** Runs the rules about schemas at a place and gives what they find to the node. */
  schema(node: PairNode, place: SchemaPlace): void;
  /** Runs the rules about any object (words, deprecation). */
  object(node: PairNode, pair: ObjectPair): void;
  /** Does something once everything was walked, unless a demand of the node changed. */
  unlessChanged(node: PairNode, then: () => void): void;
  /** May a reference of the revision lead to a change? */
  mayLead(ref: string): boolean;
  /** Do two schemas take and give the same messages? */
  equivalent(pair: Pair): boolean;
}

/** Where the walk is. */
export interface Here extends Pair {
  /** The schemas that the walk began at. */
  readonly root: Pair;
  /** From the value of those to the value here. */
  readonly steps: readonly Step[];
  /** The outermost composition that speaks of the same value, when this is a part of one. */
  readonly owner: Pair | null;
  /** Of a member: all schemas that each release's composition has for it, where that is more than one. */
  readonly speakers?: (() => Speakers | null) | undefined;
  /** The compositions above, of this value or of one that it is a part of, from the outside in. */
  readonly above: readonly Composition[];
}

/** The schemas of one value. */
export type Speakers = Readonly<Record<SideName, readonly Located[]>>;

/** Both schemas in 2020-12 words. */
export interface Says {
  readonly base: JsonObject;
  readonly revision: JsonObject;
}

/** A place that is compared: what both say there, and the node that takes what is found. */
export interface Site {
  readonly scene: Scene;
  readonly node: PairNode;
  readonly here: Here;
  readonly both: Says;
}

/** What the rules are told of a place beside what both say there. */
interface Told extends Partial<Pick<SchemaPlace, 'equivalent' | 'apart' | 'besideNull' | 'members'>> {
  readonly differs: ReadonlySet<string>;
}

/**
 * Runs the rules about schemas at a place; what they find goes to its node. Unless told otherwise, no members are
 * compared.
 */
export function findAt({ scene, node, here, both }: Site, told: Told): void {
  const { base, revision, root, steps } = here;
  const spot = { root, steps, owner: here.owner ?? { base, revision } };
  const same: SchemaPlace['same'] = (one, other) => scene.same.same(one, other);
  const place = { documents: scene.documents, base, revision, says: both, spot, same };
  scene.schema(node, { ...place, equivalent: false, apart: false, members: noMembers, ...told });
}

/** Of a place whose members are not compared, or are none. */
export const noMembers: Members = { removed: [], added: [], shared: [], moved: [], both: [] };
