/** Draws the references between pairs of schemas. */
import type { Step } from '../../../schema/question.js';
import type { Pair } from '../../change/pair.js';
import type { Composition, PairNode } from '../../graph/graph.js';
import { holdsSchemas } from '../../keywords.js';
import { type Counterpart, commonReferences } from '../../schemas/compare/common.js';
import type { Here, Scene, Site } from '../../schemas/compare/scene.js';
import { references, stepsInto, type Visit } from '../../schemas/read/references.js';
import { follow, subschemas } from '../../schemas/read/view.js';

/** A reference of a pair, and what it leads to in each release. */
interface Reference extends Pair {
  readonly from: PairNode;
  readonly steps: readonly Step[];
  readonly compositions: readonly Composition[];
}

/** Draws one reference; gives the pair that it leads to. */
export function link(scene: Scene, { from, base, revision, steps, compositions }: Reference): PairNode {
  const to = scene.graph.node('schema', base, revision);
  scene.graph.link({ from, to, steps, compositions });
  return to;
}

/**
 * What two schemas that are compared as a whole both refer to: what became of those components reaches here. Of what
 * both say, only what is not compared part by part is wanted.
 */
export function linkCommon({ scene, node, here, both }: Site): void {
  const { above } = here;
  // What is composed further down has no partner of the same shape: it is asked with all of this.
  const pair = { base: here.base, revision: here.revision };
  const around = above.filter((each) => each.pair.base.pointer !== here.base.pointer);
  const whole: readonly Composition[] = [...around, { pair, steps: here.steps, mixed: true }];
  const places = { base: { ...here.base, json: both.base }, revision: { ...here.revision, json: both.revision } };
  const counterpart: Counterpart = (side, ref) => scene.same.counterpart(side, ref);
  for (const { base, revision, steps, isBelow } of commonReferences(scene.documents, counterpart, places, here.steps))
    link(scene, { from: node, base, revision, steps, compositions: isBelow ? whole : above });
}

/** The references of a schema that is the same in both. */
export function linkEqual(scene: Scene, node: PairNode, here: Here): void {
  const { revision } = scene.documents;
  const visit: Visit = (ref, steps, compositions) => {
    const base = scene.same.counterpart('revision', ref);
    if (base !== undefined) link(scene, { from: node, base, revision: follow(revision, ref), steps, compositions });
  };
  const { steps, above } = here;
  references(here, visit, { steps, above, siblings: revision.dialect !== '3.0', wanted: (ref) => scene.mayLead(ref) });
}

/** References under a keyword that is the same in both releases. */
export function linkSame({ scene, node, here, both }: Site, keyword: string): void {
  if (!holdsSchemas(keyword)) return;
  const base = new Map(subschemas(here.base, both.base, keyword));
  for (const [token, revision] of subschemas(here.revision, both.revision, keyword)) {
    const partner = base.get(token);
    if (partner === undefined) continue;
    const steps = stepsInto(here.steps, keyword, token, both.revision);
    linkEqual(scene, node, { ...here, base: partner, revision, steps });
  }
}
