/** Members that one of two schemas declares and the other does not, at one place or anywhere below. */
import { equal } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import type { Step } from '../../../schema/question.js';
import type { Pair, SideName } from '../../change/pair.js';
import type { Member, Members } from '../../change/subjects.js';
import { noteKeywords } from '../../keywords.js';
import { findAt, type Site, type Speakers } from '../../schemas/compare/scene.js';
import { type SpokenPart, spokenParts } from '../../schemas/compare/spoken-parts.js';
import { demandOf } from '../../schemas/demand/demand.js';
import { isComposed, isInPlace } from '../../schemas/read/applied.js';
import { type Declared, declared, ownProperty, requiredNames } from '../../schemas/read/members.js';
import { follow, subschemas } from '../../schemas/read/view.js';
import { tellNames, type WhichMembers } from './came-and-went.js';
import { compareHidden, compareNotes } from './notes.js';
import { keyOf, spokenOf } from './spoken.js';

/** Walks a member that both releases declare, though at different places of the composition. */
export type WalkMoved = (name: string, base: Located, revision: Located) => void;

/** The members that only one release declares here; one that moved within the composition is walked instead. */
export function membersOf({ scene, here, both }: Site, walkMoved: WalkMoved): Members {
  const { base: before, revision: after } = scene.documents;
  const composed = isComposed(both.base) || isComposed(both.revision) || here.owner !== null;
  const outer = here.owner ?? here;
  const inBase = composed ? declared(before, [outer.base], true) : undefined;
  const inRevision = composed ? declared(after, [outer.revision], true) : undefined;
  const removed: Member[] = [];
  const added: Member[] = [];
  const shared: string[] = [];
  const moved: Pair[] = [];
  const move = (name: string, base: Located, revision: Located): void => {
    moved.push({ base, revision });
    walkMoved(name, base, revision);
  };
  for (const [name, place] of subschemas(here.base, both.base, 'properties')) {
    if (ownProperty(here.revision, both.revision, name) !== undefined) continue;
    const elsewhere = inRevision?.properties.get(name);
    if (elsewhere === undefined) removed.push({ name, place });
    else if (elsewhere.length === 1) move(name, place, elsewhere[0] as Located);
    if (elsewhere !== undefined && (isSpoken(inBase, inRevision, name) || isInBranch(after, outer.revision, name)))
      shared.push(name);
  }
  for (const [name, place] of subschemas(here.revision, both.revision, 'properties')) {
    if (ownProperty(here.base, both.base, name) !== undefined) continue;
    const elsewhere = inBase?.properties.get(name);
    if (elsewhere === undefined) added.push({ name, place });
    else if (elsewhere.length === 1) move(name, elsewhere[0] as Located, place);
    if (elsewhere !== undefined && (isSpoken(inBase, inRevision, name) || isInBranch(before, outer.base, name)))
      shared.push(name);
  }
  const loose = new Set([...removed, ...added].map((found) => found.name));
  const required = new Set([...requiredNames(both.base), ...requiredNames(both.revision)]);
  return { removed, added, shared, moved, both: [...required].filter((name) => !loose.has(name)) };
}

/**
 * Do several parts speak of a member, in one of the releases? Then it did not move: one more speaks of it, or one less.
 */
function isSpoken(base: Declared | undefined, revision: Declared | undefined, name: string): boolean {
  return [base, revision].some((declared) => (declared?.properties.get(name)?.length ?? 0) > 1);
}

/** Is a member declared in branches alone, so that not every value is subject to it? */
function isInBranch(document: OpenApi, place: Located, name: string): boolean {
  return !declared(document, [place], false).properties.has(name);
}

/**
 * Of two schemas that mean the same, only what no message shows is compared: the members that they declare, which code
 * can name, and what they note of a value.
 */
export function compareNames(site: Site, differs: Set<string>): void {
  const { node, here } = site;
  const before = node.found.length;
  // What one part of an `allOf` no longer declares another may.
  const { base, revision } = here.owner ?? here;
  const value = { base: [base], revision: [revision] };
  if (!equal(base.json, revision.json)) names(site, value, { seen: new Set([keyOf(value)]), tells: 'both' });
  // A member that came or went says already why the text differs; a note has been told, wherever it stood.
  const left = node.found.length === before ? [...differs].filter((keyword) => !noteKeywords.has(keyword)) : [];
  findAt(site, { differs: new Set(left), equivalent: true });
}

/**
 * What the parts of a composition note that is told as a whole: how else they differ is told there. `told`: the notes
 * that are told there, too.
 */
export function compareNotesOf(site: Site, keywords: readonly string[], told: ReadonlySet<string>): void {
  const { scene, here, both } = site;
  const parts = (side: SideName): Located[] => {
    const { $ref } = both[side];
    const target = keywords.includes('$ref') && typeof $ref === 'string' ? [follow(scene.documents[side], $ref)] : [];
    return [
      ...target,
      ...keywords.filter(isInPlace).flatMap((each) => subschemas(here[side], both[side], each).map(([, part]) => part)),
    ];
  };
  compareNotes(site, { base: parts('base'), revision: parts('revision') }, told);
  const asked = keywords.filter((keyword) => keyword === '$ref' || isInPlace(keyword));
  const composed = (side: SideName): Located[] => [{ ...here[side], json: demandOf(both[side], asked) ?? {} }];
  const value = { base: composed('base'), revision: composed('revision') };
  below(site, spokenParts(scene.same, value), { seen: new Set(), tells: 'removed' });
}

/** How far names are compared: values that were met, and which members are told. */
interface Names {
  readonly seen: Set<string>;
  readonly tells: WhichMembers;
}

/** Compares the members that some schemas of one value declare together, then those of each member. */
function names(site: Site, value: Speakers, at: Names): void {
  tell(site, value, at.tells);
  below(site, spokenParts(site.scene.same, value), at);
}

function tell(site: Site, value: Speakers, tells: WhichMembers): void {
  compareNotes(site, value, new Set());
  tellNames(site, value, tells);
}

/**
 * Compares what some schemas of one value say of its parts, those nearest first: what is met on several ways is told on
 * the shortest.
 */
function below(outer: Site, parts: readonly SpokenPart[], at: Names): void {
  const waiting = parts.map((part) => ({ site: outer, part }));
  for (const { site, part } of waiting) {
    const { scene, here } = site;
    const { name, isCertain } = part;
    // Of what has no name of its own the steps matter to nobody: no message is asked for it.
    const step: Step = name === null ? { kind: 'items', from: 0 } : { kind: 'property', name };
    const steps = [...here.steps, step];
    const inside = { ...site, here: { ...here, owner: null, speakers: undefined, steps } };
    if (name !== null) compareHidden(inside, part, isCertain);
    const spoken = spokenOf(scene, part, at.tells);
    if (spoken === null || at.seen.has(spoken.key)) continue;
    at.seen.add(spoken.key);
    if (spoken.own) tell(inside, part, at.tells);
    for (const next of spoken.parts) waiting.push({ site: inside, part: next });
  }
}
