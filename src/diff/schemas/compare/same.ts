/**
 * Are two schemas the same JSON once each is read in the words of its dialect, and renamed components are seen through?
 */
import { equal, isObject, type Json, type JsonObject, member } from '../../../json.js';
import { partOf } from '../../../openapi/locate.js';
import type { Located } from '../../../openapi/model.js';
import { otherSide, type SideName } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { holdsSchemas, isAnnotation } from '../../keywords.js';
import { choiceOf, targetOf } from '../read/choice.js';
import { says } from '../read/view.js';

/** Compares schemas of the two releases. Equal JSON in one dialect is answered at once. */
export class SameSchema {
  readonly #oneDialect: boolean;
  /** Pointers of components of the base, and what they are in the revision. */
  readonly renames: ReadonlyMap<string, string>;
  /** Pointers of renamed components of the revision, and what they were. */
  readonly #before: ReadonlyMap<string, string>;

  constructor(
    readonly documents: Documents,
    renames: ReadonlyMap<string, string>,
  ) {
    this.#oneDialect = documents.base.dialect === documents.revision.dialect;
    // That two components say the same in the words of one dialect says nothing of how another one reads them.
    this.renames = this.#oneDialect ? renames : new Map();
    this.#before = new Map([...this.renames].map(([from, to]) => [to, from]));
  }

  /** The same, words included. */
  same(base: Json, revision: Json): boolean {
    if (this.#oneDialect && equal(base, revision)) return true;
    if (this.#oneDialect && this.renames.size === 0) return false;
    return this.#compare(base, revision);
  }

  /** Do the two references lead to the component of one name, or to a renamed one? */
  sameTarget(base: Json | undefined, revision: Json | undefined): boolean {
    if (base === revision) return true;
    if (typeof base !== 'string' || typeof revision !== 'string') return false;
    const from = this.documents.base.locate(base)?.pointer;
    const to = this.documents.revision.locate(revision)?.pointer;
    return from !== undefined && to !== undefined && (from === to || this.renames.get(from) === to);
  }

  /** What a reference of one release leads to in the other. */
  counterpart(side: SideName, ref: string): Located | undefined {
    const pointer = this.documents[side].locate(ref)?.pointer ?? '';
    const there = this.pointerThere(side, pointer);
    const other = this.documents[otherSide[side]];
    if (there === pointer) return other.locate(ref);
    const json = other.at(there);
    return json === undefined ? undefined : { json, pointer: there };
  }

  /** The pointer in the other release of what a pointer of one leads to. */
  pointerThere(side: SideName, pointer: string): string {
    const part = partOf(pointer);
    const name = (side === 'base' ? this.renames : this.#before).get(part);
    return name === undefined ? pointer : name + pointer.slice(part.length);
  }

  #compare(base: Json, revision: Json): boolean {
    if (!isObject(base) || !isObject(revision)) return base === revision;
    const a = says(this.documents.base, base);
    const b = says(this.documents.revision, revision);
    // Words written alike are the same, though one dialect may pass over them or have another name for them.
    return this.#every(demands(a), demands(b)) && (equal(words(a), words(b)) || equal(words(base), words(revision)));
  }

  #every(a: JsonObject, b: JsonObject): boolean {
    const names = Object.keys(a);
    if (names.length !== Object.keys(b).length) return false;
    return names.every((name) => Object.hasOwn(b, name) && this.member(name, a, b));
  }

  /** Do two schemas say the same under one keyword? To a discriminator a branch's name may be a value. */
  member(name: string, a: JsonObject, b: JsonObject): boolean {
    const [one, other] = [a[name] as Json, b[name] as Json];
    if ((name !== 'oneOf' && name !== 'anyOf') || (a.discriminator ?? b.discriminator) === undefined)
      return this.keyword(name, one, other);
    return equal(one, other) || (this.keyword(name, one, other) && this.#sameChoice(a, b));
  }

  /** Do two unions with a discriminator choose between the same components by the same values? */
  #sameChoice(a: JsonObject, b: JsonObject): boolean {
    const from = choiceOf(this.documents.base, a);
    const to = choiceOf(this.documents.revision, b);
    if (from === undefined || to === undefined) return false;
    const chosen = Object.entries(from.chosen).map(([value, pointer]) => [value, this.renames.get(pointer) ?? pointer]);
    return from.property === to.property && equal(Object.fromEntries(chosen), to.chosen);
  }

  /** Two discriminators whose values lead to the same components. */
  #sameMapping(a: Json, b: Json): boolean {
    const [from, to] = [member(a, 'mapping'), member(b, 'mapping')];
    if (!isObject(a) || !isObject(b) || !isObject(from) || !isObject(to)) return false;
    if (!equal({ ...a, mapping: null }, { ...b, mapping: null })) return false;
    const values = Object.keys(from);
    const leads = (value: string): boolean => {
      const target = targetOf(this.documents.base, from[value]);
      const its = targetOf(this.documents.revision, member(to, value));
      return target !== undefined && its !== undefined && (target === its || this.renames.get(target) === its);
    };
    return values.length === Object.keys(to).length && values.every(leads);
  }

  /** The same value of one keyword. */
  keyword(name: string, a: Json, b: Json): boolean {
    if (name === '$ref') return this.sameTarget(a, b);
    if (name === 'discriminator') return equal(a, b) || this.#sameMapping(a, b);
    if (!holdsSchemas(name)) return equal(a, b) || (name === 'type' && equal(sorted(a), sorted(b)));
    if (Array.isArray(a))
      return Array.isArray(b) && a.length === b.length && a.every((part, i) => this.same(part, b[i] as Json));
    const map = name === 'properties' || name === 'patternProperties' || name === 'dependentSchemas';
    if (!map || !isObject(a) || !isObject(b)) return this.same(a, b);
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return false;
    return keys.every((key) => Object.hasOwn(b, key) && this.same(a[key] as Json, b[key] as Json));
  }
}

function words(schema: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => isAnnotation(name)));
}

function demands(schema: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !isAnnotation(name)));
}

function sorted(value: Json): Json {
  return Array.isArray(value) ? [...value].sort() : value;
}
