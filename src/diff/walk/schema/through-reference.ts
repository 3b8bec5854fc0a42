/** Schemas that are a reference and nothing else. */
import { isObject, type Json, type JsonObject, member } from '../../../json.js';
import type { SameSchema } from '../../schemas/compare/same.js';
import type { Says, Scene, Site } from '../../schemas/compare/scene.js';
import { bareReference, follow, onlyPart, unionOf } from '../../schemas/read/view.js';
import { link } from './links.js';
import { rewritten } from './rewritten.js';
import { compareWords } from './words.js';

/** Where one side or both are a reference and nothing else, the targets are compared instead. */
export function throughReference(site: Site): boolean {
  const { scene, node, here, both } = site;
  const { documents } = scene;
  const from = bareReference(both.base);
  const to = bareReference(both.revision);
  if (from === undefined && to === undefined) return false;
  // One says more of what both refer to, beside the reference or by a discriminator: that is compared here, and the
  // target by itself.
  const target = (side: JsonObject): Json | undefined => side.$ref ?? onlyBranch(side);
  if ((from === undefined || to === undefined) && scene.same.sameTarget(target(both.base), target(both.revision) ?? ''))
    return false;
  if (isBranchOf(scene, both) || isPartOf(scene, both)) return false;
  const base = from === undefined ? here.base : follow(documents.base, from);
  const revision = to === undefined ? here.revision : follow(documents.revision, to);
  if (isRetargeted(scene.same, both)) return false;
  if (from !== undefined && to !== undefined) compareWords(site);
  const pair = link(scene, { from: node, base, revision, steps: here.steps, compositions: here.above });
  if (from === undefined || to === undefined) scene.unlessChanged(pair, () => rewritten(site, '$ref'));
  return true;
}

/**
 * Is one side a union and nothing else, of which the reference that is the other side is a branch? Then branches came
 * or went.
 */
function isBranchOf(scene: Scene, { base, revision }: Says): boolean {
  const [from, to] = [unionOf(base), unionOf(revision)];
  return (
    to?.some((branch) => scene.same.sameTarget(base.$ref, member(branch, '$ref'))) === true ||
    from?.some((branch) => scene.same.sameTarget(member(branch, '$ref'), revision.$ref)) === true
  );
}

/** Is the reference that is one side a part of the other, in an `allOf`? Then other parts came or went beside it. */
function isPartOf({ same }: Scene, { base, revision }: Says): boolean {
  const holds = (parts: Json | undefined, isIt: (part: Json | undefined) => boolean): boolean =>
    Array.isArray(parts) && parts.some((part) => isIt(member(part, '$ref')));
  return (
    holds(revision.allOf, (part) => same.sameTarget(base.$ref, part)) ||
    holds(base.allOf, (part) => same.sameTarget(part, revision.$ref))
  );
}

/** The component that a discriminator chooses where there is but one. */
function onlyBranch({ discriminator, ...schema }: JsonObject): string | undefined {
  const part = discriminator === undefined ? undefined : onlyPart(schema, '')?.place.json;
  return isObject(part) ? bareReference(part) : undefined;
}

/**
 * Do both refer, perhaps beside more that they say, to two targets of which one is there in both releases, whatever it
 * is called? Then the reference changed, not a component's name.
 */
function isRetargeted(same: SameSchema, { base: from, revision: to }: Says): boolean {
  const { base, revision } = same.documents;
  if (typeof from.$ref !== 'string' || typeof to.$ref !== 'string') return false;
  const [was, is] = [follow(base, from.$ref).pointer, follow(revision, to.$ref).pointer];
  const now = same.pointerThere('base', was);
  return now !== is && (revision.at(now) !== undefined || base.at(same.pointerThere('revision', is)) !== undefined);
}
