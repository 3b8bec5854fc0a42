/**
 * Walks two schemas side by side down to the smallest places that differ, and hands each to the rules. A reference ends
 * the walk: what it leads to is a pair of its own, compared once.
 */
import type { Json } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import type { Step } from '../../../schema/question.js';
import type { SideName } from '../../change/pair.js';
import type { Composition, PairNode } from '../../graph/graph.js';
import { childKeywords, compositionKeywords, holdsSchemas, isAnnotation, type SchemaKeyword } from '../../keywords.js';
import { areAlike } from '../../schemas/compare/alike.js';
import { pairParts, partnersOf } from '../../schemas/compare/pairing.js';
import { findAt, type Here, type Says, type Scene, type Site } from '../../schemas/compare/scene.js';
import { demandOf } from '../../schemas/demand/demand.js';
import { stepsInto } from '../../schemas/read/references.js';
import { areApart } from '../../schemas/read/types.js';
import { bareReference, onlyPart, says, saysNothing, subschemas } from '../../schemas/read/view.js';
import { tellBrought } from './brought.js';
import { check, compositionOf } from './checks.js';
import { linkCommon, linkEqual, linkSame } from './links.js';
import { membersOf, type WalkMoved } from './members.js';
import { noteWalked, noteWhole, onlyNotes, speakersOf } from './notes.js';
import { throughNull } from './null.js';
import { compareAsOne, rewritten, shareMembers, tellWrapped } from './rewritten.js';
import { throughReference } from './through-reference.js';
import { noteBelow } from './told-below.js';
import { compareWords } from './words.js';

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
  const site: Site = { scene, node, here, both };
  if (throughNull(site, (inside) => walk(scene, node, inside))) return;
  if (isOpened(site)) {
    compareWords(site);
    tellApart(site, new Set(Object.keys({ ...both.base, ...both.revision })));
    return;
  }
  if (throughOnlyPart(site) || throughReference(site)) return;
  compareWords(site);
  compare(site);
}

/**
 * Does one release say nothing of the value any more, or not yet, where the other refers to a component or declares
 * members? What they say is there no longer, or is new, as a whole.
 */
function isOpened({ here, both: { base, revision } }: Site): boolean {
  const said = saysNothing(base) ? revision : saysNothing(revision) ? base : undefined;
  if (said === undefined || here.owner !== null) return false;
  return bareReference(said) !== undefined || said.properties !== undefined;
}

/** One schema took the place of another: one change says so, and what they note is told beside it. */
function tellApart(site: Site, differs: ReadonlySet<string>): void {
  const { says, differs: noted } = noteWhole(site, onlyNotes(differs), true);
  findAt({ ...site, both: says }, { differs: noted, apart: true });
}

/** An `allOf`, `anyOf` or `oneOf` of one part is the part. */
function throughOnlyPart(site: Site): boolean {
  const { scene, node, here, both } = site;
  const one = onlyPart(both.base, here.base.pointer);
  const other = onlyPart(both.revision, here.revision.pointer);
  if (one !== undefined && one.keyword === other?.keyword) {
    const part = (side: SideName): Located => onlyOf(subschemas(here[side], both[side], one.keyword));
    compareWords(site);
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
    rewritten(site, keyword);
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
function compare(site: Site): void {
  const { scene, node, here, both } = site;
  const differs = differing(scene, both);
  if (areApart(scene.documents, here)) {
    tellApart(site, differs);
    return;
  }
  const paired = pairParts(scene.same, both, differs);
  const composition = compositionOf(site);
  const composed = [...differs].filter((keyword) => compositionKeywords.has(keyword) && !paired.has(keyword));
  const inside = composition === undefined ? site : { ...site, here: { ...here, above: [...here.above, composition] } };
  const start = node.found.length;
  const areSame = (): boolean => areAlike(scene.same, here.base.json, here.revision.json);
  if (composed.length > 0 && areSame()) {
    compareAsOne(inside, differs, 'alike');
    return;
  }
  const isWrapped = tellWrapped(inside, differs, composed);
  const open = isWrapped ? [] : composed;
  if (open.length > 0 && scene.equivalent(here.owner ?? here)) {
    compareAsOne(inside, differs, 'rewritten');
    return;
  }
  compareParts(inside, { differs, paired, open }, composition);
  if (node.found.length === start) return;
  if (areSame()) for (const found of node.found.slice(start)) node.alike.add(found);
  else check(site, composition, start);
}

/**
 * Keywords that differ: all, those of them whose parts pair and are walked, and compositions that are compared as a
 * whole.
 */
interface Differing {
  readonly differs: Set<string>;
  readonly paired: ReadonlySet<string>;
  readonly open: readonly string[];
}

/** Compares two schemas part by part, and as a whole only what has no partner in the other. */
function compareParts(site: Site, { differs, paired, open }: Differing, composition: Composition | undefined): void {
  const { scene, node, here, both } = site;
  const start = node.found.length;
  const noted = open.length > 0 ? noteWhole(site, differs, false) : noteWalked(site, differs);
  noteBelow(site, open, noted, composition);
  const end = node.found.length;
  walkParts(site, differs, paired);
  for (const keyword of paired) noted.differs.delete(keyword);
  const walkMoved: WalkMoved = (name, base, revision) => {
    const steps: Step[] = [...here.steps, { kind: 'property', name }];
    walk(scene, node, { ...here, base, revision, steps, owner: null, speakers: undefined });
  };
  const members = membersOf(site, walkMoved);
  findAt({ ...site, both: noted.says }, { differs: noted.differs, members });
  tellBrought(site, start, new Set(open), end);
  if (members.shared.length > 0) shareMembers(site);
  const asWhole = demandOf(both.revision, ['$ref', ...open]);
  if (asWhole !== null) linkCommon({ ...site, both: { base: both.base, revision: asWhole } });
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
function walkParts(site: Site, differs: ReadonlySet<string>, paired: ReadonlySet<string>): void {
  const { scene, node, here, both } = site;
  for (const keyword of Object.keys(both.revision)) {
    if (!holdsSchemas(keyword) || both.base[keyword] === undefined) continue;
    if (differs.has(keyword) ? !paired.has(keyword) : !childKeywords.has(keyword)) {
      if (!differs.has(keyword)) linkSame(site, keyword);
      continue;
    }
    const speakers = (name: string): Here['speakers'] => {
      if (keyword === 'allOf') return here.speakers;
      return keyword === 'properties' ? () => speakersOf(site, name) : undefined;
    };
    for (const [token, partner, revision] of partners(site, keyword)) {
      const owner = keyword === 'allOf' ? (here.owner ?? { base: here.base, revision: here.revision }) : null;
      walk(scene, node, {
        ...here,
        base: partner,
        revision,
        steps: stepsInto(here.steps, keyword, token, both.revision),
        owner,
        speakers: speakers(token),
      });
    }
  }
}

/**
 * The schemas under a keyword that both releases have, by name or position; the parts of an `allOf` in whatever order.
 */
function partners({ scene, here, both }: Site, keyword: SchemaKeyword): [string, Located, Located][] {
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
