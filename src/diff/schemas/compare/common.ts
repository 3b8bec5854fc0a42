/**
 * What two schemas both refer to, each directly or by way of components that the other does not refer to. That alone is
 * compared by itself for both: what one of them alone leads to is a part of what that one says, whatever it is called.
 */
import { partOf } from '../../../openapi/locate.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import type { Step } from '../../../schema/question.js';
import { otherSide, type Pair, type SideName } from '../../change/pair.js';
import { references, type Visit } from '../read/references.js';

/** What a reference of one release leads to in the other. */
export type Counterpart = (side: SideName, ref: string) => Located | undefined;

/** A reference to what both schemas refer to. */
export interface Common extends Pair {
  /** From the value of the two schemas to that of the reference. */
  readonly steps: readonly Step[];
  /** Does it stand under a composition below the schema? */
  readonly isBelow: boolean;
}

/**
 * All of them as the revision makes them; of the base's those alone that lead to what the revision's schema itself is.
 */
export function commonReferences(
  documents: Readonly<Record<SideName, OpenApi>>,
  counterpart: Counterpart,
  places: Pair,
  steps: readonly Step[] = [],
): Common[] {
  const of = (side: SideName): Referred =>
    new Referred(places[side], steps, (ref) => {
      const [own, its] = [documents[side].locate(ref), counterpart(side, ref)];
      // What a mapping names need not be there.
      return own === undefined ? undefined : { own, its, name: (side === 'base' ? own : its)?.pointer };
    });
  const [base, revision] = [of('base'), of('revision')];
  // Level by level: nobody looks behind what both refer to.
  while ([base.lookBehind(revision), revision.lookBehind(base)].includes(true));
  return [
    ...revision.met.filter(({ name }) => base.leadsTo(name)).flatMap((met) => pairOf('revision', met)),
    ...base.met
      .filter(({ name }) => name === places.revision.pointer && !revision.names.has(name))
      .flatMap((met) => pairOf('base', met)),
  ];
}

function pairOf(side: SideName, { own, its, steps, isBelow }: Met): Common[] {
  return its === undefined ? [] : [{ base: own, revision: own, [otherSide[side]]: its, steps, isBelow }];
}

/** Where a reference leads in its release and in the other, and the name that both know it by. */
interface Target {
  readonly own: Located;
  readonly its: Located | undefined;
  readonly name: string | undefined;
}

interface Met extends Target, Pick<Common, 'steps' | 'isBelow'> {}

/** What a schema refers to, as far as it was looked behind. */
class Referred {
  readonly met: Met[] = [];
  readonly names = new Set<string>();
  readonly #seen = new Set<string>();
  #ahead: Met[] = [];

  constructor(
    readonly start: Located,
    steps: readonly Step[],
    readonly target: (ref: string) => Target | undefined,
  ) {
    this.#look(start, steps, false);
  }

  /** Is something called so among it, or the schema itself? */
  leadsTo(name: string | undefined): boolean {
    return name !== undefined && (name === this.start.pointer || this.names.has(name));
  }

  /**
   * Looks behind what the other does not refer to, and does no more than it must: once all that the other refers to was
   * met, only behind what the other release does not have. Says whether there was anything.
   */
  lookBehind(other: Referred): boolean {
    const isLeft = other.#isOpenTo(this);
    const next = this.#ahead.filter(({ its, name }) => !other.leadsTo(name) && (isLeft || its === undefined));
    this.#ahead = this.#ahead.filter((each) => !next.includes(each));
    for (const { own, steps, isBelow } of next) this.#look(own, steps, isBelow);
    return next.length > 0;
  }

  /** Does it refer to, or is it as a whole, something that the other has not met? */
  #isOpenTo(other: Referred): boolean {
    const { pointer } = this.start;
    const isPart = partOf(pointer) === pointer;
    return (isPart && !other.leadsTo(pointer)) || this.met.some(({ name }) => !other.leadsTo(name));
  }

  #look(place: Located, start: readonly Step[], outer: boolean): void {
    const visit: Visit = (ref, steps, inside) => {
      const target = this.target(ref);
      if (target === undefined) return;
      const isBelow = outer || inside.some(({ pair }) => pair.revision.pointer !== this.start.pointer);
      const met = { ...target, steps, isBelow };
      this.met.push(met);
      if (target.name !== undefined) this.names.add(target.name);
      if (this.#seen.has(target.own.pointer)) return;
      this.#seen.add(target.own.pointer);
      this.#ahead.push(met);
    };
    references({ base: place, revision: place }, visit, { steps: start });
  }
}
