/**
 * Walks two schemas side by side down to the smallest places that differ, and hands each to the rules. A reference ends the
 * walk: what it leads to is a pair of its own, compared once.
 */
import { equal, isObject, type Json, type JsonObject } from '../json.js';
import type { Located } from '../openapi/model.js';
import type { Step } from '../schema/question.js';
import type { Pair } from './draft.js';
import type { Composition, Found, Graph, PairNode } from './graph.js';
import { childKeywords, compositionKeywords, holdsSchemas, isAnnotation, mixedKeywords, noteKeywords } from './keywords.js';
import type { SameSchema } from './same-schema.js';
import { declared, isComposed, ownProperty, requiredNames } from './schema-members.js';
import { pairParts } from './schema-pairing.js';
import { references, stepsInto } from './schema-references.js';
import { bareReference, follow, onlyPart, says, subschemas } from './schema-view.js';
import type { Documents, Members, ObjectPair, SchemaPlace } from './subjects.js';

/** What the walk needs from those above it. */
export interface Scene {
  readonly documents: Documents;
  readonly graph: Graph;
  readonly same: SameSchema;
  /** Runs the rules of a level and gives what they find to the node. */
  schema(node: PairNode, place: SchemaPlace): void;
  object(node: PairNode, pair: ObjectPair): void;
  /** Do two schemas take and give the same messages? */
  equivalent(pair: Pair): boolean;
}

/** Where the walk is. */
interface Here extends Pair {
  readonly steps: readonly Step[];
  /** The outermost composition that speaks of the same value, when this is a part of one. */
  readonly owner: Pair | null;
  /** The compositions above, of this value or of one that it is a part of, from the outside in. */
  readonly above: readonly Composition[];
}

/** Both schemas in 2020-12 words. */
interface Says {
  readonly base: JsonObject;
  readonly revision: JsonObject;
}

/** Compares the two schemas of a node: its changes go to the node, its references become edges. */
export function walkSchema(scene: Scene, node: PairNode): void {
  walk(scene, node, { base: node.base, revision: node.revision, steps: [], owner: null, above: [] });
}

function walk(scene: Scene, node: PairNode, here: Here): void {
  if (scene.same.same(here.base.json, here.revision.json)) return linkEqual(scene, node, here);
  const { documents } = scene;
  const both: Says = { base: says(documents.base, here.base.json), revision: says(documents.revision, here.revision.json) };
  if (throughReference(scene, node, here, both) || throughOnlyPart(scene, node, here, both)) return;
  if (isObject(here.base.json) && isObject(here.revision.json)) {
    scene.object(node, { base: objectAt(here.base), revision: objectAt(here.revision), level: 'schema' });
  }
  compare(scene, node, here, both);
}

function objectAt(place: Located): Located<JsonObject> {
  return place as Located<JsonObject>;
}

/** The references of a schema that is the same in both. */
function linkEqual(scene: Scene, node: PairNode, here: Here): void {
  const { base, revision } = scene.documents;
  references(here, here.steps, here.above, revision.dialect !== '3.0', (ref, steps, compositions) => {
    const from = base.locate(ref);
    if (from === undefined) return;
    link(scene, node, from, follow(revision, ref), steps, compositions);
  });
}

function link(scene: Scene, from: PairNode, base: Located, revision: Located, steps: readonly Step[], compositions: readonly Composition[]): void {
  const to = scene.graph.node('schema', base, revision);
  scene.graph.link({ from, to, steps, compositions });
}

/** Where one side or both are a reference and nothing else, the targets are compared instead. */
function throughReference(scene: Scene, node: PairNode, here: Here, both: Says): boolean {
  const { documents } = scene;
  const from = bareReference(both.base);
  const to = bareReference(both.revision);
  if (from === undefined && to === undefined) return false;
  const base = from === undefined ? here.base : follow(documents.base, from);
  const revision = to === undefined ? here.revision : follow(documents.revision, to);
  const retargeted =
    from !== undefined && to !== undefined && base.pointer !== revision.pointer && survives(documents, base, revision);
  if (retargeted) return false;
  if (from === undefined || to === undefined) rewritten(scene, node, here, both, '$ref');
  else if (isObject(here.base.json) && isObject(here.revision.json)) {
    scene.object(node, { base: objectAt(here.base), revision: objectAt(here.revision), level: 'schema' });
  }
  link(scene, node, base, revision, here.steps, here.above);
  return true;
}

/** Are both targets still there under their own names? Then the reference changed, not a component's name. */
function survives(documents: Documents, base: Located, revision: Located): boolean {
  return documents.revision.at(base.pointer) !== undefined && documents.base.at(revision.pointer) !== undefined;
}

/** An `allOf` of one part, against a schema without `allOf`, is the part. */
function throughOnlyPart(scene: Scene, node: PairNode, here: Here, both: Says): boolean {
  const base = both.revision.allOf === undefined ? onlyPart(both.base, here.base.pointer) : undefined;
  const revision = both.base.allOf === undefined ? onlyPart(both.revision, here.revision.pointer) : undefined;
  if (base === undefined && revision === undefined) return false;
  rewritten(scene, node, here, both, 'allOf');
  walk(scene, node, { ...here, base: base ?? here.base, revision: revision ?? here.revision });
  return true;
}

/** The same schema written differently, as far as this place goes. */
function rewritten(scene: Scene, node: PairNode, here: Here, both: Says, keyword: string): void {
  scene.schema(node, placeAt(scene, here, both, new Set([keyword]), true, noMembers));
}

function placeAt(scene: Scene, here: Here, both: Says, differs: Set<string>, equivalent: boolean, members: Members): SchemaPlace {
  const { base, revision, steps } = here;
  const spot = { steps, owner: here.owner ?? { base, revision } };
  return { documents: scene.documents, base, revision, says: both, differs, equivalent, members, spot };
}

const noMembers: Members = { removed: [], added: [], both: [] };

function compare(scene: Scene, node: PairNode, here: Here, both: Says): void {
  const differs = differing(scene, both);
  const paired = pairParts(scene.same, both, differs);
  const composed = [...differs].filter((keyword) => compositionKeywords.has(keyword) && !paired.has(keyword));
  if (composed.length > 0 && scene.equivalent(here)) return compareNames(scene, node, here, both, differs);
  const composition = compositionOf(here, both);
  const above = composition === undefined ? here.above : [...here.above, composition];
  const start = node.found.length;
  const apart = disjointTypes(both);
  if (!apart) walkParts(scene, node, here, both, differs, paired, above);
  for (const keyword of paired) differs.delete(keyword);
  const members = apart ? noMembers : membersOf(scene, node, here, both);
  scene.schema(node, placeAt(scene, here, both, differs, false, members));
  linkComposed(scene, node, here, both, composed, above);
  check(node, here, composition, start);
}

/** The asserting keywords whose values differ. */
function differing(scene: Scene, both: Says): Set<string> {
  const found = new Set<string>();
  for (const keyword of new Set([...Object.keys(both.base), ...Object.keys(both.revision)])) {
    if (isAnnotation(keyword)) continue;
    const one = Object.hasOwn(both.base, keyword) ? both.base[keyword] : undefined;
    const other = Object.hasOwn(both.revision, keyword) ? both.revision[keyword] : undefined;
    if (one === undefined || other === undefined || !scene.same.keyword(keyword, one, other)) found.add(keyword);
  }
  return found;
}

/** Types of which no value can be of both: then nothing below is worth comparing. */
function disjointTypes(both: Says): boolean {
  const base = typesOf(both.base);
  const revision = typesOf(both.revision);
  if (base === undefined || revision === undefined) return false;
  const overlap = (a: string, b: string): boolean => a === b || (a === 'integer' && b === 'number') || (a === 'number' && b === 'integer');
  return !base.some((type) => type !== 'null' && revision.some((other) => overlap(type, other)));
}

function typesOf(schema: JsonObject): string[] | undefined {
  const type = schema.type;
  if (type === undefined) return undefined;
  return (Array.isArray(type) ? type : [type]).filter((name): name is string => typeof name === 'string');
}

function compositionOf(here: Here, both: Says): Composition | undefined {
  const keywords = [...Object.keys(both.base), ...Object.keys(both.revision)];
  if (!keywords.some((keyword) => compositionKeywords.has(keyword))) return undefined;
  const mixed = keywords.some((keyword) => mixedKeywords.has(keyword));
  return { pair: { base: here.base, revision: here.revision }, steps: here.steps, mixed };
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
    const base = new Map(subschemas(here.base, both.base, keyword));
    for (const [token, revision] of subschemas(here.revision, both.revision, keyword)) {
      const partner = base.get(token);
      if (partner === undefined) continue;
      const owner = keyword === 'allOf' ? (here.owner ?? { base: here.base, revision: here.revision }) : null;
      walk(scene, node, { base: partner, revision, steps: stepsInto(here.steps, keyword, token, both.revision), owner, above });
    }
  }
}

/** References under a composition that is the same in both releases. */
function linkSame(scene: Scene, node: PairNode, here: Here, both: Says, keyword: string, above: readonly Composition[]): void {
  if (!holdsSchemas(keyword)) return;
  const base = new Map(subschemas(here.base, both.base, keyword));
  for (const [token, revision] of subschemas(here.revision, both.revision, keyword)) {
    const partner = base.get(token);
    if (partner !== undefined) {
      linkEqual(scene, node, { ...here, base: partner, revision, steps: stepsInto(here.steps, keyword, token, both.revision), above });
    }
  }
}

/** References that a composition has in both releases, although it differs. */
function linkComposed(scene: Scene, node: PairNode, here: Here, both: Says, keywords: readonly string[], above: readonly Composition[]): void {
  const { base, revision } = scene.documents;
  if (keywords.length === 0) return;
  const known = new Set<string>();
  const pick = (side: JsonObject): JsonObject => Object.fromEntries(keywords.flatMap((k) => (side[k] === undefined ? [] : [[k, side[k] as Json]])));
  const one = { json: pick(both.base), pointer: here.base.pointer };
  const other = { json: pick(both.revision), pointer: here.revision.pointer };
  references({ base: one, revision: one }, here.steps, [], true, (ref) => known.add(ref));
  references({ base: other, revision: other }, here.steps, [], true, (ref, steps) => {
    if (known.has(ref)) link(scene, node, follow(base, ref), follow(revision, ref), steps, above);
  });
}

/** Remembers to ask a composition as a whole when its parts changed one by one. */
function check(node: PairNode, here: Here, composition: Composition | undefined, start: number): void {
  if (composition === undefined || here.owner !== null) return;
  const under = node.found.slice(start).filter((found) => found.draft.judgement.kind === 'asked');
  if (under.length === 0) return;
  node.checks.push({ ...composition, under, asked: composition.mixed || under.some((found) => isInPlace(found, here)) });
}

/** Is it a change of the value that the composition speaks of, in one of its parts? */
function isInPlace({ draft: { judgement } }: Found, here: Here): boolean {
  return judgement.kind === 'asked' && judgement.asked.spot.owner.base.pointer === here.base.pointer;
}

/** The members that only one release declares here; one that moved within the composition is walked instead. */
function membersOf(scene: Scene, node: PairNode, here: Here, both: Says): Members {
  const { documents } = scene;
  const removed: Members['removed'][number][] = [];
  const added: Members['added'][number][] = [];
  const composedAway = isComposed(both.base) || isComposed(both.revision) || here.owner !== null;
  const outer = here.owner ?? here;
  for (const [name, place] of subschemas(here.base, both.base, 'properties')) {
    if (ownProperty(here.revision, both.revision, name) !== undefined) continue;
    const elsewhere = composedAway ? declared(documents.revision, [outer.revision], true).properties.get(name) : undefined;
    if (elsewhere === undefined) removed.push({ name, place });
    else if (elsewhere.length === 1) moved(scene, node, here, name, place, elsewhere[0] as Located);
  }
  for (const [name, place] of subschemas(here.revision, both.revision, 'properties')) {
    if (ownProperty(here.base, both.base, name) !== undefined) continue;
    const elsewhere = composedAway ? declared(documents.base, [outer.base], true).properties.get(name) : undefined;
    if (elsewhere === undefined) added.push({ name, place });
    else if (elsewhere.length === 1) moved(scene, node, here, name, elsewhere[0] as Located, place);
  }
  const both_ = new Set([...requiredNames(both.base), ...requiredNames(both.revision)]);
  const loose = new Set([...removed, ...added].map((found) => found.name));
  return { removed, added, both: [...both_].filter((name) => !loose.has(name)) };
}

function moved(scene: Scene, node: PairNode, here: Here, name: string, base: Located, revision: Located): void {
  walk(scene, node, { base, revision, steps: [...here.steps, { kind: 'property', name }], owner: null, above: here.above });
}

/** Of two schemas that mean the same, only what code can name is compared: the members that they declare. */
function compareNames(scene: Scene, node: PairNode, here: Here, both: Says, differs: Set<string>): void {
  const before = node.found.length;
  names(scene, node, here, both, [here.base], [here.revision], new Set());
  // A member that came or went says already why the text differs.
  const left = node.found.length === before ? differs : new Set([...differs].filter((keyword) => noteKeywords.has(keyword)));
  scene.schema(node, placeAt(scene, here, both, left, true, noMembers));
  linkComposed(scene, node, here, both, [...differs], here.above);
}

function names(scene: Scene, node: PairNode, here: Here, both: Says, base: readonly Located[], revision: readonly Located[], seen: Set<string>): void {
  const key = `${base.map((place) => place.pointer)} ${revision.map((place) => place.pointer)}`;
  if (seen.has(key) || (base.length === revision.length && base.every((place, i) => equal(place.json, revision[i]?.json)))) return;
  seen.add(key);
  const one = declared(scene.documents.base, base, true);
  const other = declared(scene.documents.revision, revision, true);
  const removed = [...one.properties].filter(([name]) => !other.properties.has(name)).map(([name, [place]]) => ({ name, place: place as Located }));
  const added = [...other.properties].filter(([name]) => !one.properties.has(name)).map(([name, [place]]) => ({ name, place: place as Located }));
  if (removed.length + added.length > 0) scene.schema(node, placeAt(scene, here, both, new Set(), true, { removed, added, both: [] }));
  for (const [name, places] of one.properties) {
    const partners = other.properties.get(name);
    if (partners !== undefined) names(scene, node, { ...here, owner: null }, both, places, partners, seen);
  }
  names(scene, node, here, both, one.others, other.others, seen);
}
