/**
 * The subset construction: from nodes with guards (thompson.ts) to a deterministic automaton. Characters that no set of the
 * pattern tells apart are followed as one, and what is found is not looked for again: a state that accepts whatever follows is one
 * state, whatever else of the pattern may be under way there. Without that a pattern without anchors, which begins anew at every
 * character, would be at as many places at once as it has.
 */
import type * as Refa from 'refa';
import { refa } from './heavy.js';

/** The character before, or the one after, is one of these; or there is none, or another one, where it is negated. */
export interface Guard {
  readonly kind: 'behind' | 'ahead';
  readonly set: Refa.CharSet;
  readonly negate: boolean;
}

/** A state of the pattern, and where it leads: at no cost, or by a character. */
export interface Node {
  readonly free: { readonly to: number; readonly guard: Guard | undefined }[];
  readonly chars: { readonly set: Refa.CharSet; readonly to: number }[];
}

/** The states of a pattern: where it begins, and the one that takes every character into itself. */
export interface Graph {
  readonly nodes: readonly Node[];
  readonly guards: readonly Guard[];
  readonly start: number;
  readonly end: number;
}

/** No automaton may have more states. */
export const MAX_STATES = 3_000;
/** A class such as `\p{L}` is hundreds of ranges of characters: so many may be gone through to build one automaton. */
export const MAX_RANGES = 150_000;
/** A class of no more ranges costs no time of its own. */
const FEW_RANGES = 20;
/** How often a state may be looked at: a pattern without `^` is at many places of itself at once. */
const MAX_STEPS = 3_000_000;
/** Kinds of characters that guards tell apart. */
const MAX_KINDS = 16;
/** The last code point. */
export const MAX_CHARACTER = 0x10ffff;

/** The pattern has no automaton, or one that would take too long to build. */
export class Unsupported extends Error {}

/** The strings that lead from the start to the end. Throws where there are too many states to tell. */
export function deterministic(graph: Graph): Refa.DFA {
  const dfa = new Subsets(graph).build();
  dfa.minimize();
  return dfa;
}

/** The kinds of characters that the guards of one side tell apart. */
function kinds(guards: readonly Guard[], kind: Guard['kind']): Refa.CharSet[] {
  let found = [refa().CharSet.all(MAX_CHARACTER)];
  for (const guard of guards) {
    if (guard.kind !== kind) continue;
    found = found.flatMap((chars) => [chars.intersect(guard.set), chars.without(guard.set)]);
    found = found.filter((chars) => !chars.isEmpty);
    if (found.length > MAX_KINDS) throw new Unsupported();
  }
  return found;
}

/** Characters that nothing in the pattern tells apart, and which kind they are to guards of either side. */
interface Letter {
  readonly chars: Refa.CharSet;
  readonly before: number;
  readonly after: number;
}

/** By letter, where a place leads; nothing where it leads nowhere. */
type Steps = readonly (readonly Place[] | undefined)[];

/** A place in a pattern: a node, and the kind of the character before it (0 where there is none). */
type Place = number;

class Subsets {
  readonly #graph: Graph;
  readonly #before: readonly Refa.CharSet[];
  readonly #after: readonly Refa.CharSet[];
  readonly #letters: readonly Letter[];
  readonly #lettersOf = new Map<Refa.CharSet, readonly number[]>();
  readonly #width: number;
  /** By place: where each letter leads. */
  readonly #steps = new Map<Place, Steps>();
  #looked = 0;
  #ranges = 0;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#before = kinds(graph.guards, 'behind');
    this.#after = kinds(graph.guards, 'ahead');
    this.#width = this.#before.length + 1;
    this.#letters = this.#alphabet();
  }

  #alphabet(): Letter[] {
    const sets = new Set(this.#graph.nodes.flatMap(({ chars }) => chars.map(({ set }) => set)));
    const told = [...sets, ...this.#before, ...this.#after];
    const ranges = told.reduce((sum, set) => sum + set.ranges.length, 0);
    if (ranges > MAX_RANGES || ranges * told.length > MAX_STEPS) throw new Unsupported();
    const base = new (refa().CharBase)(told);
    for (const set of sets) this.#lettersOf.set(set, base.split(set));
    const kindOf = (chars: Refa.CharSet, among: readonly Refa.CharSet[]): number =>
      among.findIndex((kind) => !kind.isDisjointWith(chars)) + 1;
    return base.sets.map((chars) => ({
      chars,
      before: kindOf(chars, this.#before),
      after: kindOf(chars, this.#after),
    }));
  }

  build(): Refa.DFA {
    const { DFA } = refa();
    const factory = new DFA.LimitedNodeFactory(MAX_STATES);
    const dfa = DFA.empty({ maxCharacter: MAX_CHARACTER }, factory);
    const first = [this.#graph.start * this.#width];
    const made = new Map<string, Refa.DFA.Node>([[first.join(), dfa.initial]]);
    const open: [Refa.DFA.Node, readonly Place[]][] = [[dfa.initial, first]];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [from, places] = next;
      if (this.#isFinal(places)) dfa.finals.add(from);
      for (const [key, { chars, places: reached }] of this.#onwards(places)) {
        const known = made.get(key);
        const to = known ?? factory.createNode();
        if (known === undefined) {
          made.set(key, to);
          open.push([to, reached]);
        }
        this.#link(from, to, chars);
      }
    }
    return dfa;
  }

  #link(from: Refa.DFA.Node, to: Refa.DFA.Node, letters: readonly Refa.CharSet[]): void {
    const chars = refa()
      .CharSet.empty(MAX_CHARACTER)
      .union(...letters);
    if (chars.ranges.length > FEW_RANGES) this.#ranges += chars.ranges.length;
    if (this.#ranges > MAX_RANGES) throw new Unsupported();
    from.link(to, chars);
  }

  /** Where letters lead from all places at once, by the text that tells subsets apart. */
  #onwards(places: readonly Place[]): Map<string, { chars: Refa.CharSet[]; places: readonly Place[] }> {
    const found = new Map<string, { chars: Refa.CharSet[]; places: readonly Place[] }>();
    const steps = places.map((place) => this.#stepsOf(place));
    for (const [index, { chars }] of this.#letters.entries()) {
      const reached = this.#reached(steps, index);
      if (reached.length === 0) continue;
      const key = reached.join();
      const known = found.get(key);
      if (known === undefined) found.set(key, { chars: [chars], places: reached });
      else known.chars.push(chars);
    }
    return found;
  }

  /** At the end whatever follows is accepted: all else that may be under way is nothing to that. */
  #reached(steps: readonly Steps[], letter: number): readonly Place[] {
    const { end } = this.#graph;
    const reached = new Set<Place>();
    for (const by of steps) {
      for (const place of by[letter] ?? []) {
        if (Math.floor(place / this.#width) === end) return [end * this.#width];
        reached.add(place);
      }
    }
    this.#spend(steps.length + reached.size);
    return [...reached].sort((a, b) => a - b);
  }

  #stepsOf(place: Place): Steps {
    let found = this.#steps.get(place);
    if (found === undefined) {
      found = this.#stepsFrom(place);
      this.#steps.set(place, found);
    }
    return found;
  }

  #stepsFrom(place: Place): Steps {
    const found = new Array<Place[] | undefined>(this.#letters.length);
    for (const after of this.#after.keys()) {
      for (const node of this.#free(place, after + 1)) {
        for (const { set, to } of this.#graph.nodes[node]!.chars) {
          for (const index of this.#lettersOf.get(set) as readonly number[]) {
            const letter = this.#letters[index] as Letter;
            if (letter.after !== after + 1) continue;
            found[index] ??= [];
            found[index].push(to * this.#width + letter.before);
          }
        }
      }
    }
    return found;
  }

  #isFinal(places: readonly Place[]): boolean {
    return places.some((place) => this.#free(place, 0).has(this.#graph.end));
  }

  /** The nodes that cost nothing to get to where such a character follows, or none. */
  #free(place: Place, after: number): Set<number> {
    const before = this.#before[(place % this.#width) - 1];
    const ahead = this.#after[after - 1];
    const found = new Set<number>([Math.floor(place / this.#width)]);
    for (const at of found)
      for (const { to, guard } of this.#graph.nodes[at]!.free)
        if (guard === undefined || passes(guard, guard.kind === 'behind' ? before : ahead)) found.add(to);
    this.#spend(found.size);
    return found;
  }

  #spend(steps: number): void {
    this.#looked += steps;
    if (this.#looked > MAX_STEPS) throw new Unsupported();
  }
}

function passes({ set, negate }: Guard, kind: Refa.CharSet | undefined): boolean {
  return (kind !== undefined && !kind.isDisjointWith(set)) !== negate;
}
