/** What two schemas note of a value (default, readOnly ...), where it is told by the value and not by each schema. */
import type { Json, JsonObject } from '../../json.js';
import type { Located } from '../../openapi/model.js';
import type { Pair, SideName } from '../change/draft.js';
import type { PairNode } from '../graph/graph.js';
import { noteKeywords } from '../keywords.js';
import { declared, isComposed } from '../schemas/members.js';
import { changedNotes, notesOf } from '../schemas/notes.js';
import { type Here, noMembers, placeAt, type Says, type Scene, type Speakers } from '../schemas/scene.js';

/** What the schemas of one value note of it together: which of them says it is all the same. */
export function compareNotes(
  scene: Scene,
  node: PairNode,
  here: Here,
  base: readonly Located[],
  revision: readonly Located[],
  told: ReadonlySet<string>,
): void {
  const [from, to] = [base[0], revision[0]];
  if (from === undefined || to === undefined) return;
  const says = notesOf(scene.documents, base, revision);
  const differs = changedNotes(says);
  for (const keyword of told) differs.delete(keyword);
  if (differs.size === 0) return;
  const place = { ...here, base: from, revision: to };
  scene.schema(node, placeAt(scene, place, says, differs, false, noMembers));
  const noted = { base: { ...from, json: says.base }, revision: { ...to, json: says.revision } };
  if (differs.has('deprecated')) scene.object(node, { ...noted, level: 'schema' });
}

/** What differs by itself at a place. */
export interface Noted {
  readonly says: Says;
  readonly differs: Set<string>;
  /** The notes by which one release alone leaves the value out of messages. */
  readonly hiding: ReadonlySet<string>;
}

/**
 * The notes of a place that is put together from several schemas: one that another of them makes now is still made. `apart`: its
 * parts are not walked one by one, so that what leaves the value out, or no longer does, is told here, whichever of them says so.
 */
export function noteWhole({ documents }: Scene, here: Here, says: Says, differs: Set<string>, apart: boolean): Noted {
  const none = { says, differs, hiding: new Set<string>() };
  if (!apart && onlyNotes(differs).size === 0) return none;
  const speakers = here.speakers?.() ?? null;
  const isPut = here.owner !== null || isComposed(says.base) || isComposed(says.revision);
  if (!isPut && speakers === null) return none;
  const all = speakers ?? speakersAt(here.owner ?? here);
  const own = notesOf(documents, [here.base], [here.revision]);
  const whole = notesOf(documents, all.base, all.revision);
  const changed = changedNotes(whole);
  const left = [...differs].filter((keyword) => !noteKeywords.has(keyword) || changed.has(keyword));
  if (!apart) return { ...none, differs: new Set(left) };
  const hiding = [...own.hiding].filter((keyword) => whole.hiding.has(keyword));
  const noted = (side: SideName): JsonObject => ({
    ...says[side],
    ...Object.fromEntries(hiding.map((keyword) => [keyword, own[side][keyword] as Json])),
  });
  const both = { base: noted('base'), revision: noted('revision') };
  return { says: both, differs: new Set([...left, ...hiding]), hiding: new Set(hiding) };
}

/** What every value of a member is subject to, where several parts of a composition speak of it. */
export function speakersOf({ documents }: Scene, here: Here, says: Says, name: string): Speakers | null {
  if (here.owner === null && !isComposed(says.base) && !isComposed(says.revision)) return null;
  const outer = here.owner ?? here;
  const of = (side: SideName): readonly Located[] =>
    declared(documents[side], [outer[side]], false).properties.get(name) ?? [];
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
