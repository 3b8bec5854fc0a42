/** Draws the references between pairs of schemas. */
import type { Json, JsonObject } from '../../json.js';
import type { Located } from '../../openapi/model.js';
import type { Step } from '../../schema/question.js';
import type { Composition, PairNode } from '../graph/graph.js';
import { holdsSchemas } from '../keywords.js';
import { references, stepsInto, type Visit } from '../schemas/references.js';
import type { Here, Says, Scene } from '../schemas/scene.js';
import { follow, subschemas } from '../schemas/view.js';

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

/** References that a composition has in both releases, although it differs. */
export function linkComposed(
  scene: Scene,
  node: PairNode,
  here: Here,
  both: Says,
  keywords: readonly string[],
  above: readonly Composition[],
): void {
  const { revision } = scene.documents;
  if (keywords.length === 0) return;
  const known = new Set<string>();
  const pick = (side: JsonObject): JsonObject =>
    Object.fromEntries(keywords.flatMap((k) => (side[k] === undefined ? [] : [[k, side[k] as Json]])));
  const other = { json: pick(both.revision), pointer: here.revision.pointer };
  const one = { json: both.base, pointer: here.base.pointer };
  references({ base: one, revision: one }, here.steps, [], true, (ref) => known.add(ref));
  references({ base: other, revision: other }, here.steps, [], true, (ref, steps) => {
    const from = scene.same.counterpart('revision', ref);
    // A place that was a reference and nothing else is what it led to.
    if (from === undefined || (!known.has(ref) && from.pointer !== here.base.pointer)) return;
    link(scene, node, from, follow(revision, ref), steps, above);
  });
}

/**
 * All references of two schemas that are equivalent if the components of one name are: what became of those reaches here, also
 * by way of components that only one release has.
 */
export function linkEquivalent(
  scene: Scene,
  node: PairNode,
  here: Here,
  both: Says,
  above: readonly Composition[],
): void {
  // What is composed further down has no partner of the same shape: it is asked with all of this.
  const pair = { base: here.base, revision: here.revision };
  const around = above.filter((each) => each.pair.base.pointer !== here.base.pointer);
  const whole: readonly Composition[] = [...around, { pair, steps: here.steps, mixed: true }];
  const met = new Set<string>();
  for (const side of ['revision', 'base'] as const) {
    const document = scene.documents[side];
    const found = new Set<string>();
    const scan = (place: Located, start: readonly Step[], outer: boolean): void =>
      references({ base: place, revision: place }, start, [], true, (ref, steps, inside) => {
        const isBelow = outer || inside.some((each) => each.pair.revision.pointer !== here[side].pointer);
        const its = document.locate(ref);
        const other = scene.same.counterpart(side, ref);
        const isFirst = !found.has(ref);
        found.add(ref);
        // What a mapping names need not be there.
        if (its === undefined) return;
        if (other === undefined) {
          if (isFirst) scan(its, steps, isBelow);
        } else if (!met.has(ref)) {
          const [from, to] = side === 'revision' ? [other, its] : [its, other];
          link(scene, node, from, to, steps, isBelow ? whole : above);
        }
      });
    scan({ json: both[side], pointer: here[side].pointer }, here.steps, false);
    for (const ref of found) met.add(ref);
  }
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
