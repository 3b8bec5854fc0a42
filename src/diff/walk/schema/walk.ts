/**
 * Walks two schemas side by side down to the smallest places that differ, and hands each to the rules. A reference ends the
 * walk: what it leads to is a pair of its own, compared once.
 */
import { isObject, type Json, type JsonObject, member } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import type { Step } from '../../../schema/question.js';
import type { SideName } from '../../change/pair.js';
import type { Composition, PairNode } from '../../graph/graph.js';
import { childKeywords, compositionKeywords, holdsSchemas, isAnnotation, type SchemaKeyword } from '../../keywords.js';
import { areAlike } from '../../schemas/compare/alike.js';
import { pairParts, partnersOf } from '../../schemas/compare/pairing.js';
import type { SameSchema } from '../../schemas/compare/same.js';
import { type Here, noMembers, placeAt, type Says, type Scene } from '../../schemas/compare/scene.js';
import { demandOf } from '../../schemas/demand/demand.js';
import { stepsInto } from '../../schemas/read/references.js';
import { areApart } from '../../schemas/read/types.js';
import { bareReference, follow, onlyPart, says, subschemas, unionOf } from '../../schemas/read/view.js';
import { check, compositionOf } from './checks.js';
import { link, linkCommon, linkEqual, linkSame } from './links.js';
import { membersOf, type WalkMoved } from './members.js';
import { noteWalked, noteWhole, onlyNotes, speakersOf } from './notes.js';
import { throughNull } from './null.js';
import { compareAsOne, rewritten, shareMembers, tellWrapped } from './rewritten.js';
import { noteBelow } from './told-below.js';

/** Compares the two schemas of a node: its changes go to the node, its references become edges. */
export function walkSchema(scene: Scene, node: PairNode): void {
  walk(scene, node, {
    base: node.base,
    revision: node.revision,
    root: node,
    steps: [],
    owner: null,
    above: [],
  });
}

function walk(scene: Scene, node: PairNode, here: Here): void {
  if (scene.same.same(here.base.json, here.revision.json)) {
    linkEqual(scene, node, here);
    return;
  }
  const { documents } = scene;
  const both: Says = {
    base: says(documents.base, here.base.json),
    revision: says(documents.revision, here.revision.json),
  };
  if (throughNull(scene, node, here, both, (inside) => walk(scene, node, inside))) return;
  if (throughOnlyPart(scene, node, here, both) || throughReference(scene, node, here, both)) return;
  compareWords(scene, node, here);
  compare(scene, node, here, both);
}

function objectAt(place: Located): Located<JsonObject> {
  return place as Located<JsonObject>;
}

function compareWords(scene: Scene, node: PairNode, { base, revision }: Here): void {
  if (!isObject(base.json) || !isObject(revision.json) || areApart(scene.documents, { base, revision })) return;
  scene.object(node, { base: objectAt(base), revision: objectAt(revision), level: 'schema' });
}

/** Where one side or both are a reference and nothing else, the targets are compared instead. */
function throughReference(scene: Scene, node: PairNode, here: Here, both: Says): boolean {
  const { documents } = scene;
  const from = bareReference(both.base);
  const to = bareReference(both.revision);
  if (from === undefined && to === undefined) return false;
  // One says more of what both refer to, beside the reference or by a discriminator: that is compared here, and the target by itself.
  const target = (side: JsonObject): Json | undefined => side.$ref ?? onlyBranch(side);
  if ((from === undefined || to === undefined) && scene.same.sameTarget(target(both.base), target(both.revision) ?? ''))
    return false;
  if (isBranchOf(scene, both)) return false;
  const base = from === undefined ? here.base : follow(documents.base, from);
  const revision = to === undefined ? here.revision : follow(documents.revision, to);
  if (from !== undefined && to !== undefined && isRetargeted(scene.same, base, revision)) return false;
  if (from !== undefined && to !== undefined) compareWords(scene, node, here);
  const pair = link(scene, node, base, revision, here.steps, here.above);
  if (from === undefined || to === undefined)
    scene.unlessChanged(pair, () => rewritten(scene, node, here, both, '$ref'));
  return true;
}

/** Is one side a union and nothing else, of which the reference that is the other side is a branch? Then branches came or went. */
function isBranchOf(scene: Scene, { base, revision }: Says): boolean {
  const [from, to] = [unionOf(base), unionOf(revision)];
  return (
    to?.some((branch) => scene.same.sameTarget(base.$ref, member(branch, '$ref'))) === true ||
    from?.some((branch) => scene.same.sameTarget(member(branch, '$ref'), revision.$ref)) === true
  );
}

/** The component that a discriminator chooses where there is but one. */
function onlyBranch({ discriminator, ...schema }: JsonObject): string | undefined {
  const part = discriminator === undefined ? undefined : onlyPart(schema, '')?.place.json;
  return isObject(part) ? bareReference(part) : undefined;
}

/** Are they two targets, each of them there in both releases, whatever it is called? Then the reference changed, not a component's name. */
function isRetargeted(same: SameSchema, base: Located, revision: Located): boolean {
  const now = same.pointerThere('base', base.pointer);
  const before = same.pointerThere('revision', revision.pointer);
  const { documents } = same;
  return (
    now !== revision.pointer && documents.revision.at(now) !== undefined && documents.base.at(before) !== undefined
  );
}

/** An `allOf`, `anyOf` or `oneOf` of one part is the part. */
function throughOnlyPart(scene: Scene, node: PairNode, here: Here, both: Says): boolean {
  const one = onlyPart(both.base, here.base.pointer);
  const other = onlyPart(both.revision, here.revision.pointer);
  if (one !== undefined && one.keyword === other?.keyword) {
    const part = (side: SideName): Located => onlyOf(subschemas(here[side], both[side], one.keyword));
    compareWords(scene, node, here);
    walk(scene, node, { ...here, base: part('base'), revision: part('revision') });
    return true;
  }
  const base = one !== undefined && both.revision[one.keyword] === undefined ? one : undefined;
  const revision = other !== undefined && both.base[other.keyword] === undefined ? other : undefined;
  const keyword = (revision ?? base)?.keyword;
  if (keyword === undefined) return false;
  const inside = { ...here, base: base?.place ?? here.base, revision: revision?.place ?? here.revision };
  // Where a reference is written out as well, that alone is told.
  if (refers(scene.documents.base, inside.base) === refers(scene.documents.revision, inside.revision))
    rewritten(scene, node, here, both, keyword);
  walk(scene, node, inside);
  return true;
}

function onlyOf([only]: readonly [string, Located][]): Located {
  return (only as [string, Located])[1];
}

function refers(document: OpenApi, { json }: Located): boolean {
  return bareReference(says(document, json)) !== undefined;
}

/** Compares two schemas that are both written out. */
function compare(scene: Scene, node: PairNode, here: Here, both: Says): void {
  const differs = differing(scene, both);
  const paired = pairParts(scene.same, both, differs);
  const composition = compositionOf(here, both);
  const above = composition === undefined ? here.above : [...here.above, composition];
  const composed = [...differs].filter((keyword) => compositionKeywords.has(keyword) && !paired.has(keyword));
  if (areApart(scene.documents, here)) {
    const { says, differs: noted } = noteWhole(scene, here, both, onlyNotes(differs), true);
    scene.schema(node, { ...placeAt(scene, here, says, noted, false, noMembers), apart: true });
    return;
  }
  const start = node.found.length;
  const areSame = (): boolean => areAlike(scene.same, here.base.json, here.revision.json);
  if (composed.length > 0 && areSame()) {
    compareAsOne(scene, node, here, both, differs, above, 'alike');
    return;
  }
  const isWrapped = tellWrapped(scene, node, here, both, differs, composed, above);
  const open = isWrapped ? [] : composed;
  if (open.length > 0 && scene.equivalent(here.owner ?? here)) {
    compareAsOne(scene, node, here, both, differs, above, 'rewritten');
    return;
  }
  const noted = open.length > 0 ? noteWhole(scene, here, both, differs, false) : noteWalked(scene, here, both, differs);
  noteBelow(scene, node, here, both, open, noted, composition);
  walkParts(scene, node, here, both, differs, paired, above);
  for (const keyword of paired) noted.differs.delete(keyword);
  const walkMoved: WalkMoved = (name, base, revision) => {
    const steps: Step[] = [...here.steps, { kind: 'property', name }];
    walk(scene, node, { ...here, base, revision, steps, owner: null, speakers: undefined, above });
  };
  const members = membersOf(scene, here, both, walkMoved);
  scene.schema(node, placeAt(scene, here, noted.says, noted.differs, false, members));
  if (members.shared.length > 0) shareMembers(scene, node, here, both);
  const asWhole = demandOf(both.revision, ['$ref', ...open]);
  if (asWhole !== null) linkCommon(scene, node, here, { base: both.base, revision: asWhole }, above);
  if (node.found.length === start) return;
  if (areSame()) for (const found of node.found.slice(start)) node.alike.add(found);
  else check(scene, node, here, composition, start);
}

/** The asserting keywords whose values differ. */
function differing(scene: Scene, { base, revision }: Says): Set<string> {
  const found = new Set<string>();
  for (const keyword of new Set([...Object.keys(base), ...Object.keys(revision)])) {
    if (isAnnotation(keyword)) continue;
    const inBoth = Object.hasOwn(base, keyword) && Object.hasOwn(revision, keyword);
    // Members are compared one by one in any case.
    if (!inBoth || keyword === 'properties' || !scene.same.member(keyword, base, revision)) found.add(keyword);
  }
  return found;
}

/** Parts that pair by name or position are walked by themselves. */
function walkParts(
  scene: Scene,
  node: PairNode,
  here: Here,
  both: Says,
  differs: ReadonlySet<string>,
  paired: ReadonlySet<string>,
  above: readonly Composition[],
): void {
  for (const keyword of Object.keys(both.revision)) {
    if (!holdsSchemas(keyword) || both.base[keyword] === undefined) continue;
    if (differs.has(keyword) ? !paired.has(keyword) : !childKeywords.has(keyword)) {
      if (!differs.has(keyword)) linkSame(scene, node, here, both, keyword, above);
      continue;
    }
    const speakers = (name: string): Here['speakers'] => {
      if (keyword === 'allOf') return here.speakers;
      return keyword === 'properties' ? () => speakersOf(scene, here, both, name) : undefined;
    };
    for (const [token, partner, revision] of partners(scene, here, both, keyword)) {
      const owner = keyword === 'allOf' ? (here.owner ?? { base: here.base, revision: here.revision }) : null;
      walk(scene, node, {
        ...here,
        base: partner,
        revision,
        steps: stepsInto(here.steps, keyword, token, both.revision),
        owner,
        speakers: speakers(token),
        above,
      });
    }
  }
}

/** The schemas under a keyword that both releases have, by name or position; the parts of an `allOf` in whatever order. */
function partners(scene: Scene, here: Here, both: Says, keyword: SchemaKeyword): [string, Located, Located][] {
  const base = subschemas(here.base, both.base, keyword);
  const revision = subschemas(here.revision, both.revision, keyword);
  if (keyword === 'allOf') {
    const jsons = (places: readonly [string, Located][]): Json[] => places.map(([, { json }]) => json);
    const order = partnersOf(scene.same, jsons(base), jsons(revision));
    return revision.map(([token, place], i) => [token, (base[order[i] as number] as [string, Located])[1], place]);
  }
  const byToken = new Map(base);
  return revision.flatMap(([token, place]): [string, Located, Located][] => {
    const partner = byToken.get(token);
    return partner === undefined ? [] : [[token, partner, place]];
  });
}
