/** What two schemas note of a value (default, readOnly ...), where it is told by the value and not by each schema. */
import type { Json, JsonObject } from '../../json.js';
import type { Located } from '../../openapi/model.js';
import type { SideName } from '../change/draft.js';
import type { PairNode } from '../graph/graph.js';
import { noteKeywords } from '../keywords.js';
import { isComposed } from '../schemas/members.js';
import { changedNotes, notesOf } from '../schemas/notes.js';
import { type Here, noMembers, placeAt, type Says, type Scene } from '../schemas/scene.js';

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
  const isPut = here.owner !== null || isComposed(says.base) || isComposed(says.revision);
  if (!isPut || (!apart && onlyNotes(differs).size === 0)) return none;
  const own = notesOf(documents, [here.base], [here.revision]);
  const whole = here.owner === null ? own : notesOf(documents, [here.owner.base], [here.owner.revision]);
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

/** Of some keywords, those that say how a value is read. */
export function onlyNotes(keywords: ReadonlySet<string>): Set<string> {
  return new Set([...keywords].filter((keyword) => noteKeywords.has(keyword)));
}
