/** What two schemas note of a value (default, readOnly ...), where it is told by the value and not by each schema. */
import { equal, type JsonObject } from '../../../json.js';
import type { Located } from '../../../openapi/model.js';
import type { Direction } from '../../../schema/question.js';
import type { Pair, SideName } from '../../change/pair.js';
import { hidingKeywords, noteKeywords } from '../../keywords.js';
import { findAt, type Says, type Scene, type Site, type Speakers } from '../../schemas/compare/scene.js';
import { isComposed, isLeftOut } from '../../schemas/read/applied.js';
import { declared } from '../../schemas/read/members.js';
import { changedNotes, notesOf } from '../../schemas/read/notes.js';

/** What the schemas of one value note of it together: which of them says it is all the same. */
export function compareNotes(site: Site, value: Speakers, told: ReadonlySet<string>): void {
  const { scene, node, here } = site;
  const { base, revision } = value;
  if (base.length === 0 || revision.length === 0) return;
  const all = notesOf(scene.documents, base, revision);
  const differs = changedNotes(all);
  for (const keyword of told) differs.delete(keyword);
  if (differs.size === 0) return;
  for (const { pair, says, keywords } of whereNoted(scene, value, all, differs)) {
    findAt({ ...site, here: { ...here, ...pair }, both: says }, { differs: keywords });
    const noted = { base: { ...pair.base, json: says.base }, revision: { ...pair.revision, json: says.revision } };
    if (keywords.has('deprecated')) scene.object(node, { ...noted, level: 'schema' });
  }
}

/** Do the schemas of one value note something else of it now? */
export function notesOtherwise({ documents }: Scene, { base, revision }: Speakers): boolean {
  return base.length > 0 && revision.length > 0 && changedNotes(notesOf(documents, base, revision)).size > 0;
}

/** What changed at one place. */
interface NotedAt {
  readonly pair: Pair;
  readonly says: Says;
  readonly keywords: Set<string>;
}

/** What several schemas note together is told where it changed, with what is written there, if that is one of them. */
function whereNoted({ documents }: Scene, value: Speakers, all: Says, differs: ReadonlySet<string>): NotedAt[] {
  const { base, revision } = value;
  const left = leftOf(value);
  const own = pairsOf(left).map((pair) => {
    const says = notesOf(documents, [pair.base], [pair.revision]);
    return { pair, says, changed: changedNotes(says), keywords: new Set<string>() };
  });
  const first = { base: left.base[0] ?? (base[0] as Located), revision: left.revision[0] ?? (revision[0] as Located) };
  const together = { pair: first, says: all, keywords: new Set<string>() };
  for (const keyword of differs) {
    const [at, another] = own.filter(({ changed }) => changed.has(keyword));
    (at === undefined || another !== undefined ? together : at).keywords.add(keyword);
  }
  return [...own, together].filter(({ keywords }) => keywords.size > 0);
}

/**
 * A member that both releases leave out in some of its schemas: who follows a branch with another of them writes it. So
 * each schema that hides it in one release alone is told, unless the member is hidden whatever branch is followed
 * (`isCertain`).
 */
export function compareHidden(site: Site, value: Speakers, isCertain: IsCertain): void {
  const { scene, here } = site;
  for (const { pair, keyword, was } of hiddenOtherwise(scene, value, isCertain)) {
    const says = { base: { [keyword]: was }, revision: { [keyword]: !was } };
    findAt({ ...site, here: { ...here, ...pair }, both: says }, { differs: new Set([keyword]) });
  }
}

/** Is a member left out whatever branch is followed? */
type IsCertain = (direction: Direction) => boolean;

/** Each schema that hides it in one release alone. */
export function* hiddenOtherwise(
  { documents }: Scene,
  value: Speakers,
  isCertain: IsCertain,
): Generator<{ readonly pair: Pair; readonly keyword: string; readonly was: boolean }> {
  const { base, revision } = value;
  if (base.length < 2 && revision.length < 2) return;
  for (const [keyword, direction] of hiddenIn) {
    const hides = (side: SideName, place: Located): boolean => isLeftOut(documents[side], place, direction);
    const isSome = base.some((place) => hides('base', place)) && revision.some((place) => hides('revision', place));
    if (!isSome || isCertain(direction)) continue;
    for (const pair of pairsOf(leftOf(value))) {
      const was = hides('base', pair.base);
      if (was !== hides('revision', pair.revision)) yield { pair, keyword, was };
    }
  }
}

const hiddenIn = [
  ['readOnly', 'request'],
  ['writeOnly', 'response'],
] as const satisfies readonly (readonly [string, Direction])[];

/**
 * The schemas that only one release has: each that has an equal one, at its own place or elsewhere, is taken away with
 * it.
 */
function leftOf({ base, revision }: Speakers): Speakers {
  const from = [...base];
  const left = revision.filter(
    (place) => !take(from, (each) => each.pointer === place.pointer && sameText(each, place)),
  );
  return { base: from, revision: left.filter((place) => !take(from, (each) => sameText(each, place))) };
}

function pairsOf({ base, revision }: Speakers): Pair[] {
  return revision.flatMap((place, i) => (base[i] === undefined ? [] : [{ base: base[i], revision: place }]));
}

function take(places: Located[], isIt: (place: Located) => boolean): boolean {
  const at = places.findIndex(isIt);
  return at !== -1 && places.splice(at, 1).length > 0;
}

const sameText = (a: Located, b: Located): boolean => equal(a.json, b.json);

/** What differs by itself at a place. */
export interface Noted {
  readonly says: Says;
  readonly differs: Set<string>;
  /** The notes of which nothing is left to be told below: that is done here, or they are the same as before. */
  readonly told: ReadonlySet<string>;
}

/** The notes of a place that is put together from several schemas: one that another of them makes now is still made. */
export function noteWalked(site: Site, differs: Set<string>): Noted {
  const says = site.both;
  const whole = onlyNotes(differs).size > 0 ? wholeOf(site) : null;
  if (whole === null) return { says, differs, told: noteKeywords };
  const changed = changedNotes(notesOf(site.scene.documents, whole.base, whole.revision));
  const left = [...differs].filter((keyword) => !noteKeywords.has(keyword) || changed.has(keyword));
  return { says, differs: new Set(left), told: noteKeywords };
}

/**
 * The same of a place whose parts are not walked one by one: what it noted itself, or notes now, is told as what it and
 * its parts note together. So is what leaves the value out, or no longer does, whichever of them says so, and whatever
 * they say where they are `apart`, since nobody looks into them.
 */
export function noteWhole(site: Site, differs: Set<string>, apart: boolean): Noted {
  const { here, both: says } = site;
  const { documents } = site.scene;
  const whole = wholeOf(site);
  if (whole === null) return { says, differs, told: noteKeywords };
  const own = notesOf(documents, [here.base], [here.revision]);
  const changed = changedNotes(own);
  const ofWhole = changedNotes(notesOf(documents, whole.base, whole.revision));
  for (const keyword of changed) if (!ofWhole.has(keyword)) changed.delete(keyword);
  const asOne = [...changed].filter((keyword) => apart || differs.has(keyword) || hidingKeywords.has(keyword));
  const left = [...differs].filter((keyword) => !noteKeywords.has(keyword));
  const told = [...noteKeywords].filter((keyword) => !changed.has(keyword) || asOne.includes(keyword));
  return {
    says: { base: noting(says.base, own.base, asOne), revision: noting(says.revision, own.revision, asOne) },
    differs: new Set([...left, ...asOne]),
    told: new Set([...told, ...hidingKeywords]),
  };
}

/** A schema with some notes as they are given. */
function noting(schema: JsonObject, notes: JsonObject, keywords: readonly string[]): JsonObject {
  const noted = keywords.flatMap((keyword) => (notes[keyword] === undefined ? [] : [[keyword, notes[keyword]]]));
  const rest = Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword));
  return Object.fromEntries([...rest, ...noted]);
}

/** The schemas of a value that is put together from several; null where it is not. */
function wholeOf({ here, both }: Site): Speakers | null {
  const speakers = here.speakers?.() ?? null;
  const isPut = here.owner !== null || isComposed(both.base) || isComposed(both.revision);
  if (!isPut && speakers === null) return null;
  return speakers ?? speakersAt(here.owner ?? here);
}

/** What every value of a member is subject to, where several parts of a composition speak of it. */
export function speakersOf({ scene, here, both }: Site, name: string): Speakers | null {
  if (here.owner === null && !isComposed(both.base) && !isComposed(both.revision)) return null;
  const outer = here.owner ?? here;
  const of = (side: SideName): readonly Located[] =>
    declared(scene.documents[side], [outer[side]], false).properties.get(name) ?? [];
  const speakers = { base: of('base'), revision: of('revision') };
  return speakers.base.length > 1 && speakers.revision.length > 1 ? speakers : null;
}

function speakersAt({ base, revision }: Pair): Speakers {
  return { base: [base], revision: [revision] };
}

/** Of some keywords, those that say how a value is read. */
export function onlyNotes(keywords: ReadonlySet<string>): Set<string> {
  return new Set([...keywords].filter((keyword) => noteKeywords.has(keyword)));
}
