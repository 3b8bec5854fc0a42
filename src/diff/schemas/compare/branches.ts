/** Which branches of the unions of two releases are the same alternative, whatever became of it. */
import { canonical, equal, type Json } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import type { Pair, SideName } from '../../change/pair.js';
import { isAnnotation } from '../../keywords.js';
import { certainSchemas } from '../read/applied.js';
import { declared, requiredNames } from '../read/members.js';
import { areTold, type Tags, tagsOf } from '../read/tags.js';
import { bareReference, follow, says } from '../read/view.js';
import { areAlike } from './alike.js';
import type { SameSchema } from './same.js';
import type { Speakers } from './scene.js';

/** A union of several branches, or the two schemas between which an `if` decides. */
export interface Fork {
  readonly branches: readonly Located[];
  /** The `if`: each of its two schemas is known by the keyword that it stands under. */
  readonly decides?: Json;
}

/** All of one value. */
export type Forks = Readonly<Record<SideName, readonly Fork[]>>;

/** The branches of unions of one value in pairs, union by union, and those that have no partner. */
interface Paired {
  readonly paired: readonly (readonly Pair[])[];
  readonly alone: Speakers;
}

/**
 * Each union with one that has the same branches, else with one that has a branch in common, else with the one that
 * stands where it stood.
 */
export function pairForks(same: SameSchema, { base, revision }: Forks): Paired {
  const left = [...revision];
  const found: Branches[] = [];
  const take = (fork: Fork, isPartner: (branches: Branches) => boolean): boolean => {
    const there = left.filter((other) => isNamed(other) === isNamed(fork));
    const place = revision[base.indexOf(fork)];
    for (const other of there.sort((a, b) => Number(b === place) - Number(a === place))) {
      const branches = new Branches(same, fork, other);
      if (!isPartner(branches)) continue;
      left.splice(left.indexOf(other), 1);
      found.push(branches);
      return true;
    }
    return false;
  };
  const different = base.filter((fork) => !take(fork, (branches) => branches.isWhole));
  const waiting = different.filter((fork) => !take(fork, (branches) => branches.isCommon));
  const isLike = (fork: Fork, i: number): boolean => isNamed(fork) === isNamed(left[i]);
  const inPlace = waiting.length === left.length && waiting.every(isLike);
  if (inPlace) found.push(...waiting.map((fork, i) => new Branches(same, fork, left[i] as Fork)));
  const rest = (forks: readonly Fork[]): Located[] => (inPlace ? [] : forks.flatMap(({ branches }) => branches));
  return {
    paired: found.map(({ pairs }) => pairs),
    alone: {
      base: [...found.flatMap((branches) => branches.base), ...rest(waiting)],
      revision: [...found.flatMap((branches) => branches.revision), ...rest(left)],
    },
  };
}

function isNamed(fork: Fork | undefined): boolean {
  return fork?.decides !== undefined;
}

/** Does the `if` of one release ask for the contrary of the other's, so that `then` is what `else` was? */
function isTurned(same: SameSchema, { decides: from }: Fork, { decides: to }: Fork): boolean {
  if (from === undefined || to === undefined) return false;
  const [denied, denies] = [negated(same, 'base', from), negated(same, 'revision', to)];
  return (denied !== undefined && areAlike(same, denied, to)) || (denies !== undefined && areAlike(same, from, denies));
}

/** What a schema that is a `not` and nothing else but words denies. */
function negated({ documents }: SameSchema, side: SideName, schema: Json): Json | undefined {
  const { not, ...rest } = says(documents[side], schema);
  return Object.keys(rest).every(isAnnotation) ? not : undefined;
}

/** The branches of two unions: first those that are the same, or chosen by the same values, then those of one shape. */
class Branches {
  readonly pairs: Pair[] = [];
  /** Has a branch of the one a partner in the other that is no guess? */
  readonly isCommon: boolean;
  /** Have all? */
  readonly isWhole: boolean;
  base: readonly Located[];
  revision: readonly Located[];
  readonly #known = new Map<Located, Traits>();

  constructor(
    readonly same: SameSchema,
    from: Fork,
    to: Fork,
  ) {
    this.base = from.branches;
    this.revision = isTurned(same, from, to) ? [...to.branches].reverse() : to.branches;
    if (isNamed(from)) this.#pairInOrder();
    this.#pairEqual();
    this.#pairOnly(({ target: one }, { target: other }) => one !== '' && same.pointerThere('base', one) === other);
    this.#pairOnly((one, other) => shareTag(one.tags, other.tags));
    this.isCommon = this.pairs.length > 0;
    this.isWhole = this.base.length + this.revision.length === 0;
    this.#pairOnly((one, other) => one.shape === other.shape && !areTold(one.tags, other.tags, () => true));
    if (this.base.length === this.revision.length) this.#pairInOrder();
  }

  #take(base: Located, revision: Located): void {
    this.pairs.push({ base, revision });
    this.base = this.base.filter((place) => place !== base);
    this.revision = this.revision.filter((place) => place !== revision);
  }

  /** Those at one place first: of several equal branches each has one partner. */
  #pairEqual(): void {
    const there = this.revision;
    for (const [i, from] of this.base.entries()) {
      const left = [...this.revision].sort((a, b) => Number(b === there[i]) - Number(a === there[i]));
      const found = left.find((to) => this.same.same(from.json, to.json));
      if (found !== undefined) this.#take(from, found);
    }
  }

  /** Each that has one partner alone, and is the only one to it. */
  #pairOnly(isPartner: (base: Traits, revision: Traits) => boolean): void {
    const { base, revision } = this;
    for (const from of base) {
      const [to, another] = revision.filter((place) => isPartner(this.#of('base', from), this.#of('revision', place)));
      if (to === undefined || another !== undefined) continue;
      const its = base.filter((place) => isPartner(this.#of('base', place), this.#of('revision', to)));
      if (its.length === 1) this.#take(from, to);
    }
  }

  #pairInOrder(): void {
    const { base, revision } = this;
    for (const [i, from] of base.entries()) {
      const to = revision[i] as Located;
      const [one, other] = [this.#of('base', from), this.#of('revision', to)];
      if (!areTold(one.tags, other.tags, () => true)) this.#take(from, to);
    }
  }

  #of(side: SideName, place: Located): Traits {
    const known = this.#known.get(place) ?? this.#traits(side, place);
    this.#known.set(place, known);
    return known;
  }

  #traits(side: SideName, place: Located): Traits {
    const document = this.same.documents[side];
    const { properties, others } = declared(document, [place], true);
    const own = [...certainSchemas(document, place).values()];
    const types = own.flatMap(({ type }) => (type === undefined ? [] : [type]));
    const required = own.flatMap(requiredNames);
    const shape = [types, [...new Set(required)].sort(), [...properties.keys()].sort(), [...others.keys()].sort()];
    return { tags: tagsOf(document, place), shape: canonical(shape), target: targetOf(document, place) };
  }
}

/** Where a branch that is a reference leads in the end, by way of components that are references and nothing else. */
function targetOf(document: OpenApi, place: Located): string {
  const ref = bareReference(says(document, place.json));
  if (ref === undefined) return '';
  const target = follow(document, ref);
  return targetOf(document, target) || target.pointer;
}

/** What a branch is known by. */
interface Traits {
  readonly tags: Tags;
  readonly shape: string;
  /** The component that it is, whatever aliases it is called by; empty where it is written out. */
  readonly target: string;
}

/** Do both demand a member with the same values, and none with other ones? */
function shareTag(one: Tags, other: Tags): boolean {
  const shares = [...one].some(([name, values]) => {
    const its = other.get(name);
    return (
      its !== undefined &&
      its.length === values.length &&
      values.every((value) => its.some((each) => equal(each, value)))
    );
  });
  return shares && !areTold(one, other, () => true);
}
