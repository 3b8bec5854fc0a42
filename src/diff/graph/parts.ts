/**
 * The parts of a document that references lead from and to: path items, webhooks, components. Which of them reach
 * which.
 */
import { isObject, type Json, keysOf, member, toPointer } from '../../json.js';
import { partOf } from '../../openapi/locate.js';
import type { OpenApi } from '../../openapi/model.js';
import type { Documents } from '../change/subjects.js';
import { componentNames } from '../match/document/components.js';

/**
 * The parts that references lead to, and those that they stand in. What a part refers to counts as a part too, wherever
 * it stands.
 */
export type Users = ReadonlyMap<string, readonly string[]>;

/** All references of a document, by the part that they lead to. */
export function usersOf(document: OpenApi): Users {
  const users = new Map<string, string[]>();
  const met = new Set(allParts(document));
  for (const part of met) {
    for (const ref of document.references(part)) {
      const pointer = targetPointer(document, ref);
      const target = partOf(pointer);
      if (pointer === target && isWords(target)) continue;
      met.add(target);
      const known = users.get(target);
      if (known === undefined) users.set(target, [part]);
      else known.push(part);
    }
  }
  return users;
}

/**
 * The parts from which references lead, however far, to one of the given parts; those themselves included. `besides`:
 * others that a part leads to as if they referred to it.
 */
export function partsReaching(
  users: Users,
  targets: Iterable<string>,
  besides: (part: string) => readonly string[] = () => [],
): Parts {
  const found = new Set(targets);
  for (const part of found) for (const user of [...(users.get(part) ?? []), ...besides(part)]) found.add(user);
  return new Parts(found);
}

/** Some parts of a document. */
export class Parts {
  /** Those that hold parts themselves: a reference may lead to `/x-body` as a whole, and to `/x-body/content`. */
  readonly #holders: readonly string[];

  constructor(readonly parts: ReadonlySet<string>) {
    this.#holders = [...parts].flatMap((part) => (partOf(`${part}/`) === part ? [] : [`${part}/`]));
  }

  /** Does a place stand in one of them? */
  hold(pointer: string): boolean {
    return this.parts.has(partOf(pointer)) || this.#holders.some((holder) => pointer.startsWith(holder));
  }
}

/** The parts that references lead to and that are not as they were. */
export function usedPartsThatDiffer({ same }: Documents, users: Users): string[] {
  // A reference to the whole document leads to no part of it.
  return [...users.keys()].filter((part) => part !== '' && !same(part));
}

/** Does no message depend on such a component as a whole? What stands inside may still be referred to. */
function isWords(part: string): boolean {
  return part.startsWith('/components/examples/') || part.startsWith('/components/links/');
}

/** The pointer that a reference names; '' where it names nothing. */
export function targetPointer(document: OpenApi, ref: string): string {
  if (ref.startsWith('#/') && !ref.includes('%')) return ref.slice(1);
  return document.locate(ref)?.pointer ?? '';
}

/** The pointers of all parts of a document. */
function allParts(document: OpenApi): string[] {
  const components = member(document.json, 'components');
  const sections = keysOf(components);
  const items = ['paths', 'webhooks'].flatMap((section) =>
    keysOf(member(document.json, section))
      // A webhook may be called anything.
      .filter((name) => section === 'webhooks' || !name.startsWith('x-'))
      .map((name) => toPointer([section, name])),
  );
  return [
    ...items,
    ...sections.flatMap((section) =>
      componentNames(document, section).map((name) => toPointer(['components', section, name])),
    ),
  ];
}

/** Is there a reference anywhere in a value? */
export function holdsReference(json: Json): boolean {
  if (Array.isArray(json)) return json.some(holdsReference);
  if (!isObject(json)) return false;
  if (typeof json.$ref === 'string') return true;
  for (const name in json) if (holdsReference(json[name] as Json)) return true;
  return false;
}
