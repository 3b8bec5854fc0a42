/**
 * The search for a value: at each place, type by type, the facts are followed, the tightest clause is split, and what is left
 * is a matter of the type's own domain, which asks for its parts in turn. A search that closes everywhere is a proof that no
 * such value exists. A question met again inside itself is closed too: a finite value never needs to contain another one for
 * the same purpose.
 */
import type { Json } from '../../json.js';
import { Budget } from '../budget.js';
import { deniable, possible } from '../node/outline.js';
import { ALL, ARRAY, among, NUMBER, OBJECT, STRING, TYPES, type Type } from '../node/types.js';
import type { Direction } from '../question.js';
import { sizeOf } from '../values/size.js';
import { accepts } from './accepts.js';
import { offered } from './besides.js';
import { finishArray } from './domains/arrays.js';
import { finishNumber } from './domains/numbers.js';
import { finishObject } from './domains/objects.js';
import { finishString } from './domains/strings.js';
import { doubtful, isUnsure, refusedBy } from './doubts.js';
import { type Clause, type Fact, type Lit, type Place, placeKey, stepsAt } from './facts.js';
import { EXHAUSTED, type Finish, type Found, NO, type Searcher, unknown, yes } from './found.js';
import { likelyFirst, propagate, tightest } from './propagate.js';
import { State } from './state.js';

/** What a question may cost, all questions between two documents, and a late one. */
const COST = [2_000_000, 4_000_000, 20_000] as const;
/** The steps of a state by itself. */
const STATE = 100;
/** The largest value that is made, in characters: nobody reads a larger one, and parts of parts soon make one that fits nowhere. */
const MAX_SIZE = 200_000;
/** How deep the places of a value may lie, tried in turn. */
const DEPTHS = [10, 400] as const;

/** The search for one direction of messages, with what it has learnt. */
export class Search implements Searcher {
  /** The places noted in this question, each time they mattered; and with each proof those that it rests on. */
  private noted: Place[] = [];
  private readonly restsOn = new Map<string, readonly Place[]>();
  private readonly known = new Map<string, Found>();
  private readonly path = new Map<string, number>();
  private readonly provisional = new Map<string, number>();
  private readonly trail: string[] = [];
  /** What was not decided in this question, not to be tried again on another way to it. */
  private readonly doubted = new Map<string, Found>();
  private low = Number.POSITIVE_INFINITY;
  private readonly budget = new Budget(...COST);
  private deepest = 0;
  /** Was anything left out for lying too deep? */
  private cut = false;

  constructor(
    readonly direction: Direction,
    /** Does what the sender requires count as declared? */
    readonly lenient: boolean,
  ) {}

  // Shallow values are tried first, and no others where the part that is asked about lies deeper than any.
  /** One question: a value of these types that satisfies all, or the proof that there is none; of a part that lies `at` so many steps. */
  ask(lits: readonly Lit[], at = 0, types: number = ALL): Found {
    this.noted = [];
    for (const depth of DEPTHS) {
      this.begin(depth);
      const found = this.solve({ lits, facts: [], types });
      if (found.is !== 'unknown' || !this.cut) return found;
      if (at > DEPTHS[1]) break;
    }
    return unknown('the schemas nest too deeply');
  }

  private begin(depth: number): void {
    this.budget.begin();
    this.deepest = depth;
    this.cut = false;
    this.path.clear();
    this.provisional.clear();
    this.doubted.clear();
    this.trail.length = 0;
    this.low = Number.POSITIVE_INFINITY;
  }

  solve(place: Place): Found {
    if (!this.spend(stepsAt(place))) return unknown(EXHAUSTED);
    const key = placeKey(place);
    const known = this.known.get(key);
    if (known !== undefined) return this.again(key, known);
    const above = this.path.get(key);
    if (above !== undefined) {
      this.low = Math.min(this.low, above);
      return NO;
    }
    const doubted = this.doubted.get(key);
    if (doubted !== undefined) return doubted;
    const granted = this.provisional.get(key);
    if (granted !== undefined) {
      this.low = Math.min(this.low, granted);
      return this.again(key, NO);
    }
    const depth = this.path.size;
    if (depth > this.deepest) {
      this.cut = true;
      return unknown('the schemas nest too deeply');
    }
    const outer = this.low;
    this.low = Number.POSITIVE_INFINITY;
    this.path.set(key, depth);
    const begun = this.trail.length;
    const noted = this.noted.length;
    const found = this.types(place);
    if (found.is === 'no' && this.noted.length > noted) this.restsOn.set(key, [...new Set(this.noted.slice(noted))]);
    this.path.delete(key);
    this.settle(key, found, depth, begun);
    this.low = Math.min(outer, found.is === 'yes' || this.low >= depth ? Number.POSITIVE_INFINITY : this.low);
    return found;
  }

  spend(steps: number): boolean {
    return this.budget.spend(steps);
  }

  /** What is known already, with the doubts that it came with. */
  private again(key: string, found: Found): Found {
    const places = found.is === 'no' ? this.restsOn.get(key) : undefined;
    if (places !== undefined) this.noted.push(...places);
    return found;
  }

  noteVacuous(place: Place): void {
    this.noted.push(place);
  }

  /** The places where the sender requires what it does not declare, as far as the last answer rests on them. */
  vacuous(): readonly Place[] {
    return [...new Map(this.noted.map((place) => [placeKey(place), place])).values()];
  }

  /**
   * What closed only because a question above it was taken to have no answer stays provisional: a fact when that question
   * closes as well, forgotten when it does not.
   */
  private settle(key: string, found: Found, depth: number, begun: number): void {
    if (found.is === 'no' && this.low < depth) {
      this.provisional.set(key, this.low);
      this.trail.push(key);
      return;
    }
    for (const inner of this.trail.splice(begun)) {
      this.provisional.delete(inner);
      if (found.is === 'no') this.known.set(inner, NO);
    }
    if (this.budget.isSpent && found.is !== 'yes') return;
    if (found.is === 'unknown' && (this.cut || this.low < depth)) this.doubted.set(key, found);
    else if (found.is === 'yes' || this.low >= depth) this.known.set(key, found);
  }

  private types(place: Place): Found {
    let mask = place.types;
    for (const lit of place.lits) mask &= lit.holds ? possible(lit.node) : deniable(lit.node);
    let doubt: Found | undefined;
    for (const type of TYPES) {
      if ((mask & type) === 0) continue;
      const found = this.typed(place, type);
      if (found.is === 'yes') return found;
      if (found.is === 'unknown') doubt ??= found;
    }
    return doubt ?? NO;
  }

  private typed(place: Place, type: Type): Found {
    const state = new State({ type, direction: this.direction });
    state.open(place.lits);
    for (const fact of place.facts) state.add(fact);
    return this.run(state, place);
  }

  /** Follows what is forced, then splits or hands over to the type's domain. */
  private run(state: State, place: Place): Found {
    const looked = propagate(state);
    if (!this.spend(STATE + looked)) return unknown(EXHAUSTED);
    if (state.dead) return NO;
    const pending = tightest(state);
    // Whether a value has a format of which nothing is known is told by what asks for it.
    const isTold = state.values !== undefined && (pending === undefined || !isUnsure(state));
    if (isTold) return this.among(state.values ?? [], state, place);
    if (pending !== undefined) {
      state.clauses.splice(state.clauses.indexOf(pending), 1);
      return this.split(state, pending.clause, place);
    }
    const finish = this.finish(state, place);
    return 'split' in finish ? this.split(state, finish.split, place) : finish;
  }

  private split(state: State, clause: Clause, place: Place): Found {
    let doubt: Found | undefined;
    for (const alternative of likelyFirst(clause, state)) {
      if (!this.spend(state.truths.length + state.denied.length + state.clauses.length)) return unknown(EXHAUSTED);
      if (alternative.some((fact) => this.isHopeless(state, fact))) continue;
      const branch = state.clone();
      for (const fact of alternative) branch.add(fact);
      if (branch.dead) continue;
      const found = this.run(branch, place);
      if (found.is === 'yes') return found;
      if (found.is === 'unknown') doubt ??= found;
      if (this.budget.isSpent) break;
    }
    return doubt ?? NO;
  }

  /** Is the member or item that the fact asks for impossible by itself, whatever else may be decided? */
  private isHopeless(state: State, fact: Fact): boolean {
    if ((fact.k !== 'part' && fact.k !== 'item') || fact.lits.length === 0) return false;
    const [known, name] =
      fact.k === 'part' ? [state.partLits(fact.name), fact.name] : [state.itemLits(fact.index), undefined];
    const lits = [...known, ...fact.lits];
    if (this.solve({ lits, facts: [], types: ALL }).is !== 'no') return false;
    const more = offered(state, name);
    return more.length === 0 || this.solve({ lits: [...lits, ...more], facts: [], types: ALL }).is === 'no';
  }

  /** A place confined to some values: each is simply tried. */
  private among(values: readonly Json[], state: State, place: Place): Found {
    const left = values.filter((value) => !among(value, state.out));
    for (const value of left) if (accepts(value, place, this.direction)) return doubtful(state, yes(value));
    return refusedBy(state, left, place, this.direction);
  }

  private finish(state: State, place: Place): Finish {
    const found = DOMAIN[state.setting.type](state, place, this);
    if ('split' in found) return found;
    if (found.is === 'yes' && sizeOf(found.value) > MAX_SIZE)
      return unknown('the values asked for are too large to write down');
    return doubtful(state, found);
  }
}

const DOMAIN: Readonly<Record<Type, (state: State, place: Place, search: Searcher) => Finish>> = {
  1: (state) => (state.out.includes(null) ? NO : yes(null)),
  2: (state) => {
    const left = [true, false].filter((value) => !state.out.includes(value));
    return left.length === 0 ? NO : yes(left[0] as boolean);
  },
  [NUMBER]: finishNumber,
  [STRING]: finishString,
  [ARRAY]: finishArray,
  [OBJECT]: finishObject,
};
