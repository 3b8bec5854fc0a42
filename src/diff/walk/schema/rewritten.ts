/** What means the same in both releases, though it is written differently. */
import type { Composition, PairNode } from '../../graph/graph.js';
import { areAlike } from '../../schemas/compare/alike.js';
import { type Here, noMembers, placeAt, type Says, type Scene } from '../../schemas/compare/scene.js';
import { demandOf } from '../../schemas/demand/demand.js';
import { linkCommon } from './links.js';
import { compareNames } from './members.js';

/** The same schema written differently, as far as this place goes. */
export function rewritten(scene: Scene, node: PairNode, here: Here, both: Says, keyword: string): void {
  scene.schema(node, placeAt(scene, here, both, new Set([keyword]), true, noMembers));
}

/** Compares two schemas that mean the same, and notes what is found as that. */
export function compareAsOne(
  scene: Scene,
  node: PairNode,
  here: Here,
  both: Says,
  differs: Set<string>,
  above: readonly Composition[],
  as: 'alike' | 'rewritten',
): void {
  const start = node.found.length;
  if (sameMembers(scene, both)) differs.delete('properties');
  compareNames(scene, node, here, both, differs);
  linkCommon(scene, node, here, both, above);
  note(node, here, start, as);
}

/** Compositions that are the same but for wraps are told to be, and differ no more, whatever else changed beside them. */
export function tellWrapped(
  scene: Scene,
  node: PairNode,
  here: Here,
  both: Says,
  differs: Set<string>,
  composed: readonly string[],
  above: readonly Composition[],
): boolean {
  const [keyword] = composed;
  const said = [...composed, 'discriminator'];
  const [base, revision] = [demandOf(both.base, said) ?? {}, demandOf(both.revision, said) ?? {}];
  if (keyword === undefined || !areAlike(scene.same, base, revision)) return false;
  const start = node.found.length;
  rewritten(scene, node, here, both, keyword);
  note(node, here, start, 'alike');
  for (const each of composed) differs.delete(each);
  linkCommon(scene, node, here, { base, revision }, above);
  return true;
}

function sameMembers(scene: Scene, { base, revision }: Says): boolean {
  if (base.properties === undefined || revision.properties === undefined) return false;
  return scene.same.keyword('properties', base.properties, revision.properties);
}

/** A member that several parts declare is declared by one more, or by one less: only the whole tells what that means. */
export function shareMembers(scene: Scene, node: PairNode, here: Here, both: Says): void {
  const start = node.found.length;
  rewritten(scene, node, here, both, 'properties');
  note(node, here, start, 'rewritten');
}

/** Notes what was found since as that. */
function note(node: PairNode, { base, revision }: Here, start: number, as: 'alike' | 'rewritten'): void {
  for (const found of node.found.slice(start)) {
    if (as === 'alike') node.alike.add(found);
    else node.rewritten.set(found, { base, revision });
  }
}
