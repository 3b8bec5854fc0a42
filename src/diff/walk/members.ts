/** Members that one of two schemas declares and the other does not, at one place or anywhere below. */
import { equal } from '../../json.js';
import type { Located, OpenApi } from '../../openapi/model.js';
import type { Step } from '../../schema/question.js';
import type { Member, Members } from '../change/subjects.js';
import type { PairNode } from '../graph/graph.js';
import { noteKeywords } from '../keywords.js';
import { type Declared, declared, isComposed, isLeftOut, ownProperty, requiredNames } from '../schemas/members.js';
import { type Here, noMembers, placeAt, type Says, type Scene } from '../schemas/scene.js';
import { says, subschemas } from '../schemas/view.js';

/** Walks a member that both releases declare, though at different places of the composition. */
export type WalkMoved = (name: string, base: Located, revision: Located) => void;

/** The members that only one release declares here; one that moved within the composition is walked instead. */
export function membersOf(scene: Scene, here: Here, both: Says, walkMoved: WalkMoved): Members {
  const { base: before, revision: after } = scene.documents;
  const composed = isComposed(both.base) || isComposed(both.revision) || here.owner !== null;
  const outer = here.owner ?? here;
  const inBase = composed ? declared(before, [outer.base], true) : undefined;
  const inRevision = composed ? declared(after, [outer.revision], true) : undefined;
  const removed: Member[] = [];
  const added: Member[] = [];
  const shared: string[] = [];
  for (const [name, place] of subschemas(here.base, both.base, 'properties')) {
    if (ownProperty(here.revision, both.revision, name) !== undefined) continue;
    const elsewhere = inRevision?.properties.get(name);
    if (elsewhere === undefined) removed.push({ name, place });
    else if (elsewhere.length === 1) walkMoved(name, place, elsewhere[0] as Located);
    if (elsewhere !== undefined && (elsewhere.length > 1 || isInBranch(after, outer.revision, name))) shared.push(name);
  }
  for (const [name, place] of subschemas(here.revision, both.revision, 'properties')) {
    if (ownProperty(here.base, both.base, name) !== undefined) continue;
    const elsewhere = inBase?.properties.get(name);
    if (elsewhere === undefined) added.push({ name, place });
    else if (elsewhere.length === 1) walkMoved(name, elsewhere[0] as Located, place);
    if (elsewhere !== undefined && (elsewhere.length > 1 || isInBranch(before, outer.base, name))) shared.push(name);
  }
  const loose = new Set([...removed, ...added].map((found) => found.name));
  const required = new Set([...requiredNames(both.base), ...requiredNames(both.revision)]);
  return { removed, added, shared, both: [...required].filter((name) => !loose.has(name)) };
}

/** Is a member declared in branches alone, so that not every value is subject to it? */
function isInBranch(document: OpenApi, place: Located, name: string): boolean {
  return !declared(document, [place], false).properties.has(name);
}

/** Of two schemas that mean the same, only what code can name is compared: the members that they declare. */
export function compareNames(scene: Scene, node: PairNode, here: Here, both: Says, differs: Set<string>): void {
  const before = node.found.length;
  // What one part of an `allOf` no longer declares another may.
  const { base, revision } = here.owner ?? here;
  names({ scene, node, here, both, seen: new Set() }, [base], [revision]);
  // A member that came or went says already why the text differs.
  const isNote = (keyword: string): boolean => noteKeywords.has(keyword);
  const left = node.found.length === before ? differs : new Set([...differs].filter(isNote));
  scene.schema(node, placeAt(scene, here, both, left, true, noMembers));
}

interface Names {
  readonly scene: Scene;
  readonly node: PairNode;
  readonly here: Here;
  readonly both: Says;
  readonly seen: Set<string>;
}

/** Compares the members that some schemas of one value declare together, then those of each member. */
function names(at: Names, base: readonly Located[], revision: readonly Located[]): void {
  const key = `${base.map((place) => place.pointer)} ${revision.map((place) => place.pointer)}`;
  const same = base.length === revision.length && base.every((place, i) => equal(place.json, revision[i]?.json));
  if (same || at.seen.has(key)) return;
  at.seen.add(key);
  const { scene, node, here, both } = at;
  const one = declared(scene.documents.base, base, true);
  const other = declared(scene.documents.revision, revision, true);
  const members = { removed: onlyIn(one, other), added: onlyIn(other, one), shared: [], both: [] };
  if (members.removed.length + members.added.length > 0) {
    scene.schema(node, placeAt(scene, here, both, new Set(), true, members));
  }
  for (const [name, places] of one.properties) {
    const partners = other.properties.get(name);
    if (partners === undefined) continue;
    compareHidden(at, places, partners);
    names(at, places, partners);
  }
  for (const [name, places] of one.others) {
    const partners = other.others.get(name);
    if (partners !== undefined) compareHidden(at, places, partners);
  }
  names(at, [...one.others.values()].flat(), [...other.others.values()].flat());
}

/** Whether a member is readOnly or writeOnly is no matter of what passes; so it is compared where all passes as well. */
function compareHidden({ scene, node, here }: Names, base: readonly Located[], revision: readonly Located[]): void {
  // Some step: no message is asked for what stands at no place of its own.
  const steps: Step[] = [...here.steps, { kind: 'name' }];
  for (const [keyword, direction] of [
    ['readOnly', 'request'],
    ['writeOnly', 'response'],
  ] as const) {
    const before = base.map((place) => isLeftOut(scene.documents.base, place, direction));
    const after = revision.map((place) => isLeftOut(scene.documents.revision, place, direction));
    const [was, is] = [howMany(before), howMany(after)];
    if (was === is) continue;
    const becomes = is > was;
    const at = Math.max(0, becomes ? after.indexOf(true) : before.indexOf(true));
    const from = base[becomes ? at % base.length : at] as Located;
    const to = revision[becomes ? at : at % revision.length] as Located;
    if (toldByTarget(scene, from, to, keyword)) continue;
    const both: Says = { base: { [keyword]: !becomes }, revision: { [keyword]: becomes } };
    const inside: Here = { base: from, revision: to, steps, owner: null, above: [] };
    scene.schema(node, placeAt(scene, inside, both, new Set([keyword]), true, noMembers));
  }
}

/** None of them, some, or all: in which order they stand, and how often one is said, does not matter. */
function howMany(answers: readonly boolean[]): 0 | 1 | 2 {
  return answers.every(Boolean) ? 2 : answers.some(Boolean) ? 1 : 0;
}

/** Do both refer to one component, and say the same beside it? Then it is the component that changed. */
function toldByTarget(scene: Scene, base: Located, revision: Located, keyword: string): boolean {
  const [from, to] = [says(scene.documents.base, base.json), says(scene.documents.revision, revision.json)];
  return from.$ref !== undefined && scene.same.sameTarget(from.$ref, to.$ref) && from[keyword] === to[keyword];
}

function onlyIn(own: Declared, other: Declared): Member[] {
  return [...own.properties]
    .filter(([name]) => !other.properties.has(name))
    .map(([name, [place]]) => ({ name, place: place as Located }));
}
