/**
 * Which values below one are worth a look for members that came or went, or for notes that changed. What is said of a value
 * depends on its schemas alone and many compositions lead to the same ones, so each is looked at once for all of them. Who
 * tells what is found then goes only to where something is.
 */
import { equal } from '../../../json.js';
import { branchingsOf } from '../../schemas/compare/followed.js';
import type { SameSchema } from '../../schemas/compare/same.js';
import type { Scene, Speakers } from '../../schemas/compare/scene.js';
import { type SpokenPart, spokenParts } from '../../schemas/compare/spoken-parts.js';
import { tellsNames, type WhichMembers } from './came-and-went.js';
import { hiddenOtherwise, notesOtherwise } from './notes.js';

/** Some schemas of one value. */
export interface Spoken {
  /** Tells it from others. */
  readonly key: string;
  /** Is something to be told of the value itself? */
  readonly own: boolean;
  /** Its parts of which, or below which, something is to be told. */
  readonly parts: readonly SpokenPart[];
}

/** A value while it is looked at. */
interface Pending {
  readonly key: string;
  own: boolean;
  parts: readonly SpokenPart[];
  /** The values that it is a part of. */
  readonly above: Pending[];
  /** Is something to be told of it or below? */
  isTold: boolean;
}

/** Null: nothing is to be told. */
type Values = Map<string, Spoken | null>;

const known = new WeakMap<SameSchema, Record<WhichMembers, Values>>();

/** The value of some schemas; null where nothing is to be told of it or below. */
export function spokenOf(scene: Scene, value: Speakers, tells: WhichMembers): Spoken | null {
  if (areSame(value)) return null;
  const values = known.get(scene.same) ?? { removed: new Map(), both: new Map() };
  known.set(scene.same, values);
  const key = keyOf(value);
  const spoken = values[tells].get(key);
  return spoken === undefined ? new Look(scene, tells, values[tells]).at(key, value) : spoken;
}

/** A look at a value and all values below it of which nothing is known yet. */
class Look {
  readonly #waiting: { readonly spoken: Pending; readonly value: Speakers }[] = [];
  readonly #told: Pending[] = [];
  readonly #met = new Map<string, Pending>();

  constructor(
    readonly scene: Scene,
    readonly tells: WhichMembers,
    readonly values: Values,
  ) {}

  at(key: string, value: Speakers): Spoken | null {
    const first = this.#meet(key, value);
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) this.#look(next);
    for (const spoken of this.#told) for (const above of spoken.above) this.#tell(above);
    for (const { key, isTold, own, parts } of this.#met.values())
      this.values.set(key, isTold ? { key, own, parts: parts.filter((part) => this.#isTold(part)) } : null);
    return this.values.get(first.key) as Spoken | null;
  }

  #isTold(part: SpokenPart): boolean {
    if (this.#isHidden(part)) return true;
    const key = keyOf(part);
    return !areSame(part) && (this.#met.get(key)?.isTold ?? this.values.get(key) !== null);
  }

  #isHidden(part: SpokenPart): boolean {
    return part.name !== null && hiddenOtherwise(this.scene, part, part.isCertain).next().done !== true;
  }

  #meet(key: string, value: Speakers): Pending {
    let spoken = this.#met.get(key);
    if (spoken === undefined) {
      spoken = { key, own: false, parts: [], above: [], isTold: false };
      this.#met.set(key, spoken);
      this.#waiting.push({ spoken, value });
    }
    return spoken;
  }

  #look({ spoken, value }: { readonly spoken: Pending; readonly value: Speakers }): void {
    const { scene, tells } = this;
    const ways = branchingsOf(scene.same, value);
    spoken.parts = spokenParts(scene.same, value, ways);
    spoken.own = notesOtherwise(scene, value) || tellsNames(scene.same, value, ways, tells);
    if (spoken.own) this.#tell(spoken);
    for (const part of spoken.parts) {
      if (this.#isHidden(part)) this.#tell(spoken);
      if (areSame(part)) continue;
      const key = keyOf(part);
      const before = this.values.get(key);
      if (before === undefined) this.#meet(key, part).above.push(spoken);
      else if (before !== null) this.#tell(spoken);
    }
  }

  #tell(spoken: Pending): void {
    if (spoken.isTold) return;
    spoken.isTold = true;
    this.#told.push(spoken);
  }
}

function areSame({ base, revision }: Speakers): boolean {
  return base.length === revision.length && base.every((place, i) => equal(place.json, revision[i]?.json));
}

/** Tells the value of some schemas from others. */
export function keyOf({ base, revision }: Speakers): string {
  const pointers = (places: Speakers['base']): string[] => places.map(({ pointer }) => pointer);
  return JSON.stringify([pointers(base), pointers(revision)]);
}
