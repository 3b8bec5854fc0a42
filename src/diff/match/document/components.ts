/** Named components of the two releases: which are in both, which were renamed, which came and went. */
import { canonical, isObject, type Json, keysOf, member, toPointer } from '../../../json.js';
import type { OpenApi } from '../../../openapi/model.js';
import { type Component, type Documents, type LooseComponents, namedSections } from '../../change/subjects.js';

/** The components that came or went, without those that were renamed. */
export function looseComponents(components: LooseComponents, side: 'removed' | 'added'): readonly Component[] {
  const renamed = new Set(side === 'removed' ? components.renames.keys() : components.renames.values());
  return components[side].filter(({ pointer }) => !renamed.has(pointer));
}

/** Matches the components of two releases by name; only what has no partner is hashed, to find renames. */
export function matchComponents(documents: Documents): LooseComponents {
  const removed = missing(documents.base, documents.revision);
  const added = missing(documents.revision, documents.base);
  return { documents, removed, added, renames: renamesOf(documents, removed, added) };
}

/** The names of one section. */
export function componentNames(document: OpenApi, section: string): string[] {
  return keysOf(member(member(document.json, 'components'), section));
}

function missing(own: OpenApi, other: OpenApi): Component[] {
  return namedSections.flatMap((section) => {
    const known = new Set(componentNames(other, section));
    return componentNames(own, section)
      .filter((name) => !known.has(name))
      .map((name) => ({ section, name, pointer: toPointer(['components', section, name]) }));
  });
}

/** How far a rename is followed through components that refer to what was renamed. */
const MAX_RENAME_DEPTH = 20;

/**
 * Components whose text is the same but for references to themselves and to what was renamed; ambiguous ones stay
 * removed and added.
 */
function renamesOf(
  documents: Documents,
  removed: readonly Component[],
  added: readonly Component[],
): Map<string, string> {
  const renames = new Map<string, string>();
  if (removed.length === 0 || added.length === 0) return renames;
  const outlines = new Set(removed.map((component) => outline(documents.base, component)));
  const likely = added.filter((component) => outlines.has(outline(documents.revision, component)));
  if (likely.length === 0) return renames;
  const fresh = groupByText(documents.revision, likely, new Map());
  for (let round = 0, known = -1; known < renames.size && round < MAX_RENAME_DEPTH; round++) {
    known = renames.size;
    for (const [from, to] of partners(groupByText(documents.base, removed, renames), fresh)) renames.set(from, to);
  }
  for (const [from, to] of renamedTogether(documents, removed, likely, renames)) renames.set(from, to);
  return renames;
}

/**
 * Components that refer to each other in a circle are renamed together or not at all: those that are alike whatever the
 * others are called are taken to be the same, as long as none of them shows that they are not.
 */
function renamedTogether(
  { base, revision }: Documents,
  removed: readonly Component[],
  added: readonly Component[],
  known: ReadonlyMap<string, string>,
): Map<string, string> {
  const taken = new Set(known.values());
  const from = removed.filter(({ pointer }) => !known.has(pointer));
  const to = added.filter(({ pointer }) => !taken.has(pointer));
  const unnamed = new Map([...from, ...to].map(({ pointer }) => [pointer, '?']));
  const found = partners(groupByText(base, from, new Map([...known, ...unnamed])), groupByText(revision, to, unnamed));
  const fresh = groupByText(revision, to, new Map());
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    const some = from.filter(({ pointer }) => found.has(pointer));
    const still = partners(groupByText(base, some, new Map([...known, ...found])), fresh);
    for (const [old, name] of found) if (still.get(old) !== name) found.delete(old);
  }
  return found;
}

/** The components that are alone in having a text, in either release. */
function partners(
  before: ReadonlyMap<string, readonly Component[]>,
  after: ReadonlyMap<string, readonly Component[]>,
): Map<string, string> {
  const found = new Map<string, string>();
  for (const [text, [old, ...olds]] of before) {
    const [fresh, ...others] = after.get(text) ?? [];
    if (old !== undefined && fresh !== undefined && olds.length + others.length === 0)
      found.set(old.pointer, fresh.pointer);
  }
  return found;
}

/** What two components have in common if they are the same: so that few have to be written out. */
function outline(document: OpenApi, { section, pointer }: Component): string {
  const json = document.at(pointer);
  const properties = member(json, 'properties');
  return [section, ...keysOf(json).sort(), '', ...keysOf(properties).sort()].join(' ');
}

function groupByText(
  document: OpenApi,
  components: readonly Component[],
  renames: ReadonlyMap<string, string>,
): Map<string, Component[]> {
  const groups = new Map<string, Component[]>();
  for (const component of components) {
    const json = document.at(component.pointer) ?? null;
    const text = `${component.section} ${canonical(withNames(json, component, renames))}`;
    groups.set(text, [...(groups.get(text) ?? []), component]);
  }
  return groups;
}

/** The same where references lead to what things are called now, and to nothing of its own name. */
function withNames(json: Json, component: Component, renames: ReadonlyMap<string, string>): Json {
  if (Array.isArray(json)) return json.map((item) => withNames(item, component, renames));
  if (!isObject(json)) return json;
  const called = (ref: Json): Json => {
    if (typeof ref !== 'string' || !ref.startsWith('#')) return ref;
    const pointer = ref.slice(1);
    return pointer === component.pointer ? '#' : `#${renames.get(pointer) ?? pointer}`;
  };
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [
      name,
      name === '$ref' && typeof value === 'string' ? called(value) : withNames(value, component, renames),
    ]),
  );
}
