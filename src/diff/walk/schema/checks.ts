/** Which compositions have to be asked as a whole, since something in them changed. */
import { sideNames } from '../../change/pair.js';
import type { Found } from '../../change/rule.js';
import type { Composition } from '../../graph/graph.js';
import { isComposition, mixedKeywords } from '../../keywords.js';
import type { Here, Scene, Site } from '../../schemas/compare/scene.js';
import { isShared } from '../../schemas/read/shared.js';

/** Remembers to ask a composition as a whole when its parts changed one by one. */
export function check({ scene, node, here }: Site, composition: Composition | undefined, start: number): void {
  if (composition === undefined || here.owner !== null) return;
  const isRewritten = (found: Found): boolean => node.rewritten.has(found);
  const under = node.found
    .slice(start)
    .filter((found) => (found.draft.judgement.kind === 'asked' && !node.alike.has(found)) || isRewritten(found));
  if (under.length === 0) return;
  const isOfWhole = (found: Found): boolean => isOfValue(found, here) || isSpokenOf(scene, found, here);
  const asked = composition.mixed || under.some((found) => isRewritten(found) || isOfWhole(found));
  node.checks.push({ ...composition, under, asked });
}

/** Is it a change in a part of the value that several parts of the composition speak of? */
function isSpokenOf({ documents }: Scene, { draft: { judgement } }: Found, here: Here): boolean {
  const next = judgement.kind === 'asked' ? judgement.asked.spot.steps[here.steps.length] : undefined;
  return next !== undefined && sideNames.some((side) => isShared(documents[side], here[side], next, 'one'));
}

/** Is it a change of the value that the composition speaks of, in one of its parts? */
function isOfValue({ draft: { judgement } }: Found, here: Here): boolean {
  return judgement.kind === 'asked' && judgement.asked.spot.owner.base.pointer === here.base.pointer;
}

/** The place as a composition, where either side is one. */
export function compositionOf({ here, both }: Site): Composition | undefined {
  const keywords = [...Object.keys(both.base), ...Object.keys(both.revision)];
  if (!isComposition(both.base) && !isComposition(both.revision)) return undefined;
  const mixed = keywords.some((keyword) => mixedKeywords.has(keyword));
  return { pair: { base: here.base, revision: here.revision }, steps: here.steps, mixed };
}
