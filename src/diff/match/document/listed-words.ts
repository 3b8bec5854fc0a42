/** What became of words that stand in a document by name: the members of `info`, the tags. */
import { equal, isObject, type Json, member } from '../../../json.js';

/** By name: those that are not the same in both releases. */
type Became = Readonly<Record<string, 'new' | 'gone' | 'changed'>>;

/** Of each member of `info`, but for the version; null where one release has none. */
export function changedInfo(base: Json | undefined, revision: Json | undefined): Became | null {
  if (!isObject(base) || !isObject(revision)) return null;
  return became(
    new Map(Object.entries({ ...base, version: '' })),
    new Map(Object.entries({ ...revision, version: '' })),
  );
}

/**
 * Of each tag of the document or of an operation; none where only their order changed, null where they are not told by
 * names.
 */
export function changedTags(base: Json | undefined, revision: Json | undefined): Became | null {
  const [from, to] = [tagsByName(base), tagsByName(revision)];
  return from === null || to === null ? null : became(from, to);
}

function became(base: ReadonlyMap<string, Json>, revision: ReadonlyMap<string, Json>): Became {
  const names = [...new Set([...base.keys(), ...revision.keys()])].sort();
  const changed = names.filter((name) => !equal(base.get(name), revision.get(name)));
  const word = (name: string) => (!base.has(name) ? 'new' : revision.has(name) ? 'changed' : 'gone');
  return Object.fromEntries(changed.map((name) => [name, word(name)]));
}

/** Null where one has no name, or two have the same. */
function tagsByName(tags: Json = []): Map<string, Json> | null {
  if (!Array.isArray(tags)) return null;
  const named = new Map<string, Json>();
  for (const tag of tags) {
    const name = typeof tag === 'string' ? tag : member(tag, 'name');
    if (typeof name !== 'string' || named.has(name)) return null;
    named.set(name, tag);
  }
  return named;
}
