/**
 * How far somebody's credentials satisfy a list of alternatives. The lists may be long and say little that is new: what
 * each alternative asks for is numbered, and each number is compared once with what somebody holds.
 */
import type { JsonObject } from '../../../json.js';
import type { Direction } from '../../../schema/question.js';
import type { Alternative } from './requirements.js';
import { knowsScopes, lostScopes, mayPassAs, sameCredentials, sameScheme } from './schemes.js';

/** How far credentials satisfy what is demanded, best first. */
export const standings = ['met', 'declared', 'scope', 'server', 'header', 'unknown', 'refused'] as const;

/**
 * `declared`: by a parameter in the place of an API key; `scope`: by a scope that is no longer offered; `server`: by
 * credentials of another authorisation server; `header`: by others that travel in the same header, and may be taken;
 * `unknown`: a scheme is not defined, so nobody can tell.
 */
export type Standing = (typeof standings)[number];

/** A standing by its number in the list, so that of two the greater is the worse. */
type Rank = number;

const [MET, DECLARED, SCOPE, SERVER, HEADER, UNKNOWN, REFUSED] = [0, 1, 2, 3, 4, 5, 6];

/** The scheme that a name stands for; undefined where it is not defined. */
export type SchemeNamed = (name: string) => JsonObject | undefined;

/** A scheme as an alternative asks for it. */
export interface Credential {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly scheme: JsonObject | undefined;
  /** Is it a parameter that stands where a scheme would, which is no scheme to its sender? */
  readonly isParameter?: boolean;
}

/** How far some alternatives are satisfied. */
export interface Satisfied {
  /** The alternative that is satisfied best, with the receiver's own schemes. */
  readonly now: Standing;
  /** The same, had no scheme changed. */
  readonly before: Standing;
  /** The schemes whose change makes it worse than that. */
  readonly blamed: ReadonlyMap<string, Standing>;
}

/** What each alternative of a receiver asks for: with its own schemes, and as if they were the sender's. */
export class Demands {
  readonly #now: Credential[] = [];
  readonly #before: Credential[] = [];
  /** The alternatives, each once, as numbers of credentials. */
  readonly #sets: readonly (readonly number[])[];
  /** Numbers of credentials by the first scope that they ask for: who does not have it does not satisfy them. */
  readonly #byScope = new Map<string | undefined, number[]>();

  constructor(alternatives: readonly Alternative[], now: SchemeNamed, before: SchemeNamed) {
    const numbers = new Map<string, number>();
    const numberOf = (name: string, scopes: readonly string[]): number => {
      const key = JSON.stringify([name, ...scopes]);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, numbers.size);
      this.#now.push({ name, scopes, scheme: now(name) });
      this.#before.push({ name, scopes, scheme: before(name) });
      const alike = this.#byScope.get(scopes[0]);
      if (alike === undefined) this.#byScope.set(scopes[0], [numbers.size - 1]);
      else alike.push(numbers.size - 1);
      return numbers.size - 1;
    };
    const sets = alternatives.map((each) => [...each].map(([name, scopes]) => numberOf(name, scopes)).sort());
    this.#sets = [...new Map(sets.map((set) => [set.join(), set])).values()];
  }

  /** How far what somebody holds satisfies the alternatives. */
  judge(held: Held): Satisfied {
    const scopes = held.isWithoutScopes ? this.#byScope.keys() : [undefined, ...held.scopes];
    const numbers = [...scopes].flatMap((scope) => this.#byScope.get(scope) ?? []);
    const [now, before] = [held.ranks(this.#now, numbers), held.ranks(this.#before, numbers)];
    const best = this.#best(now);
    const blamed = best === MET ? new Map() : this.#blamed(best, now, before);
    return { now: standings[best] as Standing, before: standings[this.#best(before)] as Standing, blamed };
  }

  /** The rank of the alternative that is satisfied best; each is satisfied as far as the worst of what it asks for. */
  #best(ranks: Uint8Array): Rank {
    let best = REFUSED;
    for (const set of this.#sets) {
      let worst = MET;
      for (let i = 0; i < set.length && worst < best; i++) worst = Math.max(worst, ranks[set[i]!]!);
      if (worst < best) best = worst;
      if (best === MET) break;
    }
    return best;
  }

  /** Of the alternatives that would be satisfied better had no scheme changed: what is satisfied worse. */
  #blamed(best: Rank, now: Uint8Array, before: Uint8Array): Map<string, Standing> {
    const concerned = new Set<number>();
    for (const set of this.#sets) {
      if (set.every((number) => before[number]! < best)) for (const number of set) concerned.add(number);
    }
    const blamed = new Map<string, Rank>();
    for (const number of concerned) {
      const rank = Math.min(best, now[number]!);
      const { name } = this.#now[number]!;
      if (rank > before[number]!) blamed.set(name, Math.max(rank, blamed.get(name) ?? MET));
    }
    return new Map([...blamed].map(([name, rank]) => [name, standings[rank] as Standing]));
  }
}

/** What somebody presents, compared with single credentials. */
export class Held {
  readonly scopes: ReadonlySet<string>;
  /** Is something among it that may be what another asks for with scopes, and knows none itself? */
  readonly isWithoutScopes: boolean;
  readonly #isUnknown: boolean;

  constructor(
    readonly credentials: readonly Credential[],
    readonly compare: Compare,
  ) {
    this.scopes = new Set(credentials.flatMap(({ scopes }) => scopes));
    this.isWithoutScopes = credentials.some(({ scheme }) => !knowsScopes(scheme) && mayPassAs(scheme, TOKEN));
    this.#isUnknown = credentials.some(({ scheme }) => scheme === undefined);
  }

  /** How far each of some credentials is satisfied, where none but those of some numbers may be. */
  ranks(demanded: readonly Credential[], numbers: readonly number[]): Uint8Array {
    const ranks = new Uint8Array(demanded.length).fill(this.#isUnknown ? UNKNOWN : REFUSED);
    for (let i = 0; i < ranks.length; i++) if (demanded[i]!.scheme === undefined) ranks[i] = UNKNOWN;
    for (const number of numbers) {
      for (const each of this.credentials)
        ranks[number] = Math.min(ranks[number]!, this.#compared(each, demanded[number]!));
    }
    return ranks;
  }

  #compared(held: Credential, demanded: Credential): Rank {
    if (!hasScopes(held, demanded)) return REFUSED;
    if (held.isParameter) return sameCredentials(held.scheme, demanded.scheme) ? DECLARED : REFUSED;
    if (held.scheme !== undefined && demanded.scheme !== undefined)
      return this.compare(held.scheme, demanded.scheme, demanded.scopes);
    return held.scheme === demanded.scheme && held.name === demanded.name ? MET : UNKNOWN;
  }
}

/** Some scheme that knows scopes. */
const TOKEN: JsonObject = { type: 'oauth2' };

/** Has somebody the scopes that are asked for, as far as his scheme can tell? */
function hasScopes(held: Credential, demanded: Credential): boolean {
  const isHeld = demanded.scopes.every((scope) => held.scopes.includes(scope));
  return isHeld || (knowsScopes(demanded.scheme) && !knowsScopes(held.scheme));
}

/** How far a scheme of a sender satisfies one of a receiver that asks for some scopes. */
type Compare = (held: JsonObject, demanded: JsonObject, scopes: readonly string[]) => Rank;

interface Compared {
  readonly rank: Rank;
  /** Of the base's scopes. */
  readonly lost: ReadonlySet<string>;
}

/** Compares the schemes of a sender with those of a receiver; each two of them once. */
export function comparer(direction: Direction): Compare {
  const known = new Map<JsonObject, Map<JsonObject, Compared>>();
  return (held, demanded, scopes) => {
    const row = known.get(held) ?? new Map<JsonObject, Compared>();
    known.set(held, row);
    const found = row.get(demanded) ?? (direction === 'request' ? compared(held, demanded) : compared(demanded, held));
    row.set(demanded, found);
    return scopes.some((scope) => found.lost.has(scope)) ? Math.max(found.rank, SCOPE) : found.rank;
  };
}

function compared(base: JsonObject, revision: JsonObject): Compared {
  const lost = lostScopes(base, revision);
  if (sameScheme(base, revision)) return { rank: MET, lost };
  if (sameCredentials(base, revision)) return { rank: SERVER, lost };
  return { rank: mayPassAs(base, revision) ? HEADER : REFUSED, lost };
}
