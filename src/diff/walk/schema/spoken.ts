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
  /** What they say of its parts; empty once it is known that nothing is to be told below. */
  parts: readonly SpokenPart[];
  /** Is something to be told of the value or below? */
  isTold: boolean;
}

/** The values above one, while it is not known what is told of it. */
interface Pending extends Spoken {
  readonly above: Pending[];
}

const known = new WeakMap<SameSchema, Record<WhichMembers, Map<string, Spoken>>>();

/** The value of some schemas; null where both releases say the same of it. */
export function spokenOf(scene: Scene, value: Speakers, tells: WhichMembers): Spoken | null {
  if (areSame(value)) return null;
  const values = known.get(scene.same) ?? { removed: new Map(), both: new Map() };
  known.set(scene.same, values);
  const key = keyOf(value);
  return values[tells].get(key) ?? new Look(scene, tells, values[tells]).at(key, value);
}

/** A look at a value and all values below it of which nothing is known yet. */
class Look {
  readonly #waiting: { readonly spoken: Pending; readonly value: Speakers }[] = [];
  readonly #told: Pending[] = [];
  readonly #met = new Map<string, Pending>();

  constructor(
    readonly scene: Scene,
    readonly tells: WhichMembers,
    readonly values: Map<string, Spoken>,
  ) {}

  at(key: string, value: Speakers): Spoken {
    const first = this.#meet(key, value);
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) this.#look(next);
    for (const spoken of this.#told) for (const above of spoken.above) this.#tell(above);
    for (const { key, parts, isTold } of this.#met.values())
      this.values.set(key, { key, parts: isTold ? parts : [], isTold });
    return this.values.get(first.key) as Spoken;
  }

  #meet(key: string, value: Speakers): Pending {
    let spoken = this.#met.get(key);
    if (spoken === undefined) {
      spoken = { key, parts: [], isTold: false, above: [] };
      this.#met.set(key, spoken);
      this.#waiting.push({ spoken, value });
    }
    return spoken;
  }

  #look({ spoken, value }: { readonly spoken: Pending; readonly value: Speakers }): void {
    const { scene, tells } = this;
    const ways = branchingsOf(scene.same, value);
    spoken.parts = spokenParts(scene.same, value, ways);
    if (notesOtherwise(scene, value) || tellsNames(scene.same, value, ways, tells)) this.#tell(spoken);
    for (const part of spoken.parts) {
      if (part.name !== null && hiddenOtherwise(scene, part, part.isCertain).next().done !== true) this.#tell(spoken);
      if (areSame(part)) continue;
      const key = keyOf(part);
      const before = this.values.get(key);
      if (before === undefined) this.#meet(key, part).above.push(spoken);
      else if (before.isTold) this.#tell(spoken);
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
