/**
 * Components that were renamed and changed in one release: no text tells which they are now, but the places that refer
 * to them do. They are compared by themselves as if they had kept their names, so that who refers to them says the same
 * as before.
 */
import { isObject, type Json, member } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import type { Documents, LooseComponents } from '../../change/subjects.js';
import { targetPointer, usersOf } from '../../graph/parts.js';
import { looseComponents } from '../../match/document/components.js';
import { chosenBy } from '../read/discriminator-parents.js';
import { declared } from '../read/members.js';
import { areApart } from '../read/types.js';

/** The components with those renames too. */
export function withChangedRenames(components: LooseComponents): LooseComponents {
  const removed = looseSchemas(components, 'removed');
  const added = looseSchemas(components, 'added');
  if (removed.size === 0 || added.size === 0) return components;
  const meetings = new Meetings(components.documents, removed, added);
  return { ...components, renames: new Map([...components.renames, ...meetings.partners()]) };
}

/** The schemas that only one release has. What a discriminator knows by its name is another value under another one. */
function looseSchemas(components: LooseComponents, side: 'removed' | 'added'): ReadonlySet<string> {
  const document = components.documents[side === 'removed' ? 'base' : 'revision'];
  const pointers = looseComponents(components, side)
    .filter(({ section }) => section === 'schemas')
    .map(({ pointer }) => pointer);
  return new Set(pointers.filter((pointer) => chosenBy(document, pointer).length === 0));
}

/** Which removed components stood where added ones stand now, wherever the two documents are of one shape. */
class Meetings {
  readonly #met = new Map<string, string[]>();
  /** Whatever stood where something else stands now, like it or not: each is looked at once. */
  readonly #seen = new Set<string>();
  readonly #waiting: [string, string][] = [];

  constructor(
    readonly documents: Documents,
    readonly removed: ReadonlySet<string>,
    readonly added: ReadonlySet<string>,
  ) {}

  /** Those that met each other and nothing else, by their pointers. */
  partners(): Map<string, string> {
    const { base, revision } = this.documents;
    const users = usersOf(revision);
    const parts = new Set([...this.added].flatMap((pointer) => users.get(pointer) ?? []));
    for (const part of parts) this.#compare(base.at(part), revision.at(part));
    // What they refer to in turn meets as they do.
    for (const [from, to] of this.#waiting) this.#compare(base.at(from), revision.at(to));
    const times = new Map<string, number>();
    for (const to of [...this.#met.values()].flat()) times.set(to, (times.get(to) ?? 0) + 1);
    return new Map(
      [...this.#met].flatMap(([from, [to = '', ...others]]) =>
        others.length === 0 && times.get(to) === 1 ? [[from, to]] : [],
      ),
    );
  }

  #compare(base: Json | undefined, revision: Json | undefined): void {
    if (Array.isArray(base) && Array.isArray(revision)) {
      if (base.length === revision.length) for (const [i, part] of base.entries()) this.#compare(part, revision[i]);
      return;
    }
    if (!isObject(base) || !isObject(revision)) return;
    if (typeof base.$ref === 'string' && typeof revision.$ref === 'string') this.#meet(base.$ref, revision.$ref);
    for (const name of Object.keys(base)) this.#compare(base[name], member(revision, name));
  }

  #meet(ref: string, other: string): void {
    const from = targetPointer(this.documents.base, ref);
    const to = targetPointer(this.documents.revision, other);
    const both = JSON.stringify([from, to]);
    if (!this.removed.has(from) || !this.added.has(to) || this.#seen.has(both)) return;
    this.#seen.add(both);
    if (!areLike(this.documents, from, to)) return;
    this.#met.set(from, [...(this.#met.get(from) ?? []), to]);
    this.#waiting.push([from, to]);
  }
}

/** Are they of one kind, with half of their members or more in common? Else one took the place of the other. */
function areLike(documents: Documents, from: string, to: string): boolean {
  const { base, revision } = documents;
  const [one, other] = [located(base, from), located(revision, to)];
  if (areApart(documents, { base: one, revision: other })) return false;
  const names = new Set(declared(base, [one], true).properties.keys());
  const others = [...declared(revision, [other], true).properties.keys()];
  return 2 * others.filter((name) => names.has(name)).length >= Math.max(names.size, others.length);
}

function located(document: OpenApi, pointer: string): Located {
  return { json: document.at(pointer) as Json, pointer };
}
