/** What means the same in both releases, though it is written differently. */
import { areAlike } from '../../schemas/compare/alike.js';
import { findAt, type Site } from '../../schemas/compare/scene.js';
import { demandOf } from '../../schemas/demand/demand.js';
import { tellBrought } from './brought.js';
import { linkCommon } from './links.js';
import { compareNames } from './members.js';

/** The same schema written differently, as far as this place goes. */
export function rewritten(site: Site, keyword: string): void {
  findAt(site, { differs: new Set([keyword]), equivalent: true });
}

/** Compares two schemas that mean the same, and notes what is found as that. */
export function compareAsOne(site: Site, differs: Set<string>, as: 'alike' | 'rewritten'): void {
  const start = site.node.found.length;
  if (sameMembers(site)) differs.delete('properties');
  compareNames(site, differs);
  tellBrought(site, start, differs);
  linkCommon(site);
  note(site, start, as);
}

/**
 * Compositions that are the same but for wraps are told to be, and differ no more, whatever else changed beside them.
 */
export function tellWrapped(site: Site, differs: Set<string>, composed: readonly string[]): boolean {
  const { scene, node, both } = site;
  const [keyword] = composed;
  const said = [...composed, 'discriminator'];
  const [base, revision] = [demandOf(both.base, said) ?? {}, demandOf(both.revision, said) ?? {}];
  if (keyword === undefined || !areAlike(scene.same, base, revision)) return false;
  const start = node.found.length;
  rewritten(site, keyword);
  note(site, start, 'alike');
  for (const each of composed) differs.delete(each);
  linkCommon({ ...site, both: { base, revision } });
  return true;
}

function sameMembers({ scene, both: { base, revision } }: Site): boolean {
  if (base.properties === undefined || revision.properties === undefined) return false;
  return scene.same.keyword('properties', base.properties, revision.properties);
}

/**
 * A member that several parts declare is declared by one more, or by one less: only the whole tells what that means.
 */
export function shareMembers(site: Site): void {
  const start = site.node.found.length;
  rewritten(site, 'properties');
  note(site, start, 'rewritten');
}

/** Notes what was found since as that. */
function note({ node, here: { base, revision } }: Site, start: number, as: 'alike' | 'rewritten'): void {
  for (const found of node.found.slice(start)) {
    if (as === 'alike') node.alike.add(found);
    else node.rewritten.set(found, { base, revision });
  }
}
