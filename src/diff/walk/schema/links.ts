/** Draws the references between pairs of schemas. */
import type { Located } from '../../../openapi/model.js';
import type { Step } from '../../../schema/question.js';
import type { Composition, PairNode } from '../../graph/graph.js';
import { holdsSchemas } from '../../keywords.js';
import { type Counterpart, commonReferences } from '../../schemas/compare/common.js';
import type { Here, Says, Scene } from '../../schemas/compare/scene.js';
import { references, stepsInto, type Visit } from '../../schemas/read/references.js';
import { follow, subschemas } from '../../schemas/read/view.js';

/** Draws one reference; gives the pair that it leads to. */
export function link(
  scene: Scene,
  from: PairNode,
  base: Located,
  revision: Located,
  steps: readonly Step[],
  compositions: readonly Composition[],
): PairNode {
  const to = scene.graph.node('schema', base, revision);
  scene.graph.link({ from, to, steps, compositions });
  return to;
}

/**
 * What two schemas that are compared as a whole both refer to: what became of those components reaches here. `both`: as much of the
 * two as is not compared part by part.
 */
export function linkCommon(scene: Scene, node: PairNode, here: Here, both: Says, above: readonly Composition[]): void {
  // What is composed further down has no partner of the same shape: it is asked with all of this.
  const pair = { base: here.base, revision: here.revision };
  const around = above.filter((each) => each.pair.base.pointer !== here.base.pointer);
  const whole: readonly Composition[] = [...around, { pair, steps: here.steps, mixed: true }];
  const places = { base: { ...here.base, json: both.base }, revision: { ...here.revision, json: both.revision } };
  const counterpart: Counterpart = (side, ref) => scene.same.counterpart(side, ref);
  for (const { base, revision, steps, isBelow } of commonReferences(scene.documents, counterpart, places, here.steps))
    link(scene, node, base, revision, steps, isBelow ? whole : above);
}

/** The references of a schema that is the same in both. */
export function linkEqual(scene: Scene, node: PairNode, here: Here): void {
  const { revision } = scene.documents;
  const visit: Visit = (ref, steps, compositions) => {
    const from = scene.same.counterpart('revision', ref);
    if (from !== undefined) link(scene, node, from, follow(revision, ref), steps, compositions);
  };
  const siblings = revision.dialect !== '3.0';
  references(here, here.steps, here.above, siblings, visit, (ref) => scene.mayLead(ref));
}

/** References under a keyword that is the same in both releases. */
export function linkSame(
  scene: Scene,
  node: PairNode,
  here: Here,
  both: Says,
  keyword: string,
  above: readonly Composition[],
): void {
  if (!holdsSchemas(keyword)) return;
  const base = new Map(subschemas(here.base, both.base, keyword));
  for (const [token, revision] of subschemas(here.revision, both.revision, keyword)) {
    const partner = base.get(token);
    if (partner === undefined) continue;
    const steps = stepsInto(here.steps, keyword, token, both.revision);
    linkEqual(scene, node, { ...here, base: partner, revision, steps, above });
  }
}
