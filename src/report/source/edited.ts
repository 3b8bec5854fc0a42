/** What somebody edited to make a change: annotations belong on its line, not on the one where the surrounding object begins. */
import type { SideName } from '../../diff/change/pair.js';
import { ruleOf } from '../../diff/rules/index.js';
import { propertyRequired } from '../../diff/rules/property-required.js';
import { equal, fromPointer, isObject, type Json, toPointer } from '../../json.js';
import type { Review, ReviewedChange } from '../../review/review.js';

/** The pointer in one release, down to the keyword or the entry that is new or different there; what is gone leads to what surrounded it. */
export function editedPlace(change: ReviewedChange, review: Review, side: SideName): string {
  const other = side === 'base' ? 'revision' : 'base';
  const document = review[side].document;
  const at = change.at[side];
  if (at === null) return around(change.at[other] ?? '', (pointer) => document.at(pointer) !== undefined);
  const before = change.at[other];
  if (before === null) return at;
  const old = (pointer: string): Json | undefined => review[other].document.at(pointer);
  const required = requiredEntry(change, at, before, (pointer) => document.at(pointer), old);
  if (required !== null) return required;
  const keywords = keywordsOf(change);
  return keywords === undefined ? at : descend(at, document.at(at), old(before), keywords);
}

function keywordsOf({ rule, detail }: ReviewedChange): readonly string[] | undefined {
  const edits = ruleOf.get(rule)?.edits;
  return edits === null ? undefined : (edits ?? detail.names);
}

/** The nearest object around what is not there; an entry of a list may have its place and not be it. */
function around(pointer: string, isThere: (pointer: string) => boolean): string {
  let rest = pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
  while (rest !== '' && !isThere(rest)) rest = rest.slice(0, rest.lastIndexOf('/'));
  return rest;
}

type At = (pointer: string) => Json | undefined;

/** A member that became required, or no longer is: its name in the list of its object, or the list that lost it. */
function requiredEntry({ rule, detail }: ReviewedChange, at: string, before: string, here: At, old: At): string | null {
  if (rule !== propertyRequired.id || detail.name === undefined) return null;
  const list = listOf(at, here);
  if (list === null) return null;
  const index = list.names.indexOf(detail.name);
  const known = listOf(before, old)?.names ?? [];
  if (index !== -1) return known.includes(detail.name) ? null : `${list.pointer}/${index}`;
  return known.includes(detail.name) ? list.pointer : null;
}

/** The `required` of the object whose member a pointer leads to, or of the object itself where the member is not declared. */
function listOf(member: string, document: At): { readonly pointer: string; readonly names: readonly Json[] } | null {
  const way = fromPointer(member);
  const pointer = toPointer([...(way.at(-2) === 'properties' ? way.slice(0, -2) : way), 'required']);
  const names = document(pointer);
  return Array.isArray(names) ? { pointer, names } : null;
}

/** Down as long as one part alone says where: the first that is new or different. Of the object itself, only `names` count. */
function descend(pointer: string, here: Json | undefined, old: Json | undefined, names?: readonly string[]): string {
  if (Array.isArray(here) && Array.isArray(old)) {
    const index = here.findIndex((item, i) => (here.length === old.length ? !equal(item, old[i]) : !has(old, item)));
    return index === -1 ? pointer : descend(`${pointer}/${index}`, here[index], old[index]);
  }
  if (!isObject(here) || !isObject(old)) return pointer;
  const name = Object.keys(here).find((key) => (names?.includes(key) ?? true) && !equal(here[key], old[key]));
  return name === undefined ? pointer : descend(pointer + toPointer([name]), here[name], old[name]);
}

function has(items: readonly Json[], wanted: Json): boolean {
  return items.some((item) => equal(item, wanted));
}
