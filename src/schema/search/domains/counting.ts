/**
 * Which items of an array count for which `contains`. Items that need not differ are independent of each other: then
 * all that matters at an index is how many have counted before it. Those that must differ and are asked the same are
 * decided in order.
 */
import type { Json } from '../../../json.js';
import { ALL } from '../../node/types.js';
import { declaresInside, type Lit, litKey } from '../facts.js';
import { EXHAUSTED, type Found, NO, type Searcher } from '../found.js';
import type { Contains } from '../state.js';

/** One value to find, for one index or for two that share it. Indexes that are asked the same share one slot. */
export interface Slot {
  readonly weight: number;
  readonly choices: readonly (readonly Lit[])[];
}

/** One way in which an item can count. */
interface Way {
  readonly slot: Slot;
  /** For each `contains`: how many items count more. */
  readonly counts: readonly number[];
  readonly doubt: string | undefined;
}

/** Ways beyond which none is tried. */
const MAX_WAYS = 1000;

type Values = (slots: readonly Slot[]) => Json[] | undefined;

/** Decides slot by slot, for each `contains`, whether the item counts. */
export class Counting {
  /** Why a way was left out that may be one. */
  doubt: string | undefined;
  /** How many items are asked for, at most. */
  readonly wanted: number;
  /** Is there anything to count? */
  readonly counts: boolean;
  /** Does the sender declare members of the items that count? Then these may have more than others. */
  private readonly declares: boolean;
  private readonly contains: readonly Contains[];
  private readonly ways = new Map<Slot, readonly Way[]>();
  private readonly closed: Task['closed'] = new Map();

  constructor(
    contains: readonly Contains[],
    private readonly unique: boolean,
    private readonly search: Searcher,
  ) {
    this.contains = merged(contains);
    this.wanted = this.contains.reduce((sum, fact) => sum + fact.min, 0);
    this.declares = this.contains.some((fact) => declaresInside(fact.lit));
    this.counts = this.declares || this.contains.some((fact) => fact.min > 0 || fact.max < Number.POSITIVE_INFINITY);
  }

  /**
   * A length below which no array has enough items: what excludes each other counts apart, what lies inside another
   * there too.
   */
  shortest(): number {
    for (const { lit, min } of this.contains) {
      const fewer = this.contains.filter(({ max }) => max < min);
      if (fewer.some((other) => this.tried([[lit, turnedOff(other.lit)]]).is === 'no')) return Number.POSITIVE_INFINITY;
    }
    const apart: Contains[] = [];
    let sum = 0;
    for (const fact of [...this.contains].sort((a, b) => b.min - a.min)) {
      if (fact.min === 0 || !apart.every((other) => this.tried([[other.lit, fact.lit]]).is === 'no')) continue;
      apart.push(fact);
      sum += fact.min;
    }
    return sum;
  }

  /** The values of slots that count as they must; `values` finds them for decided slots. */
  decide(slots: readonly Slot[], values: Values): Json[] | undefined {
    const left: number[] = [0];
    for (const { weight } of [...slots].reverse()) left.unshift(weight + (left[0] as number));
    // What follows a slot of two is no longer told by how many are left.
    const closed = left[0] === slots.length ? this.closed : new Map<Slot, Set<string>>();
    const none = this.contains.map(() => 0);
    return this.from({ slots, left, values, closed }, [], 0, none);
  }

  private from(task: Task, decided: readonly Slot[], first: number, counts: readonly number[]): Json[] | undefined {
    const { slots, left, values } = task;
    const slot = slots[decided.length];
    const rest = left[decided.length] as number;
    const isOver = ({ min, max }: Contains, i: number): boolean => counts[i]! > max || counts[i]! + rest < min;
    if (this.contains.some(isOver)) return undefined;
    if (slot === undefined) return values(decided);
    const closed = this.unique ? undefined : closedAt(task, slot);
    const key = `${rest} ${this.contains.map((fact, i) => capped(counts[i]!, fact))}`;
    if (closed?.has(key)) return undefined;
    for (const [index, way] of this.waysOf(slot).entries()) {
      if (index < first || !this.isOpen(way)) continue;
      const next = this.unique && slots[decided.length + 1] === slot ? index : 0;
      const more = counts.map((count, i) => count + way.counts[i]!);
      const filled = this.from(task, [...decided, way.slot], next, more);
      if (filled !== undefined) return filled;
    }
    closed?.add(key);
    return undefined;
  }

  private isOpen({ doubt }: Way): boolean {
    const reason = this.search.spend(1) ? doubt : EXHAUSTED;
    if (reason !== undefined) this.doubt ??= reason;
    return reason === undefined;
  }

  /**
   * Every way in which an item there can count for the `contains`; where there is no upper limit it need not fail them.
   */
  private waysOf(slot: Slot): readonly Way[] {
    let ways = this.ways.get(slot);
    if (ways !== undefined) return ways;
    ways = [{ slot, counts: [], doubt: undefined }];
    for (const { lit, max } of this.contains) {
      const off = max < Number.POSITIVE_INFINITY ? [turnedOff(lit)] : [];
      ways = ways.flatMap((way) => [
        ...this.extended(way, off, 0),
        ...this.extended(way, counting(lit, slot), slot.weight),
      ]);
      if (ways.length > MAX_WAYS) {
        ways = [{ slot, counts: [], doubt: 'items can count in too many ways' }];
        break;
      }
    }
    this.ways.set(slot, ways);
    return ways;
  }

  private extended({ slot, counts, doubt }: Way, more: readonly Lit[], count: number): Way[] {
    const summed = [...counts, count];
    if (more.length === 0) return [{ slot, counts: summed, doubt }];
    const choices = slot.choices.map((lits) => [...lits, ...more]);
    const found = this.tried(choices);
    if (found.is === 'no') return [];
    return [{ slot: { ...slot, choices }, counts: summed, doubt: found.is === 'unknown' ? found.reason : undefined }];
  }

  private tried(choices: Slot['choices']): Found {
    let doubt: Found | undefined;
    for (const lits of choices) {
      // What else such an item counts for may declare more of it.
      const found = this.search.solve({ lits: this.declares ? lits.map(opened) : lits, facts: [], types: ALL });
      if (found.is === 'yes') return found;
      if (found.is === 'unknown') doubt ??= found;
    }
    return doubt ?? NO;
  }
}

/** The schema of a `contains` that the items of a slot satisfy; where two indexes share it, for each of them. */
function counting(lit: Lit, { weight }: Slot): Lit[] {
  return weight > 1 && lit.role === 'closing' ? [lit, apart(lit)] : [lit];
}

/** The sender's schemas of a second index close the shared value by themselves. */
export function apart(lit: Lit): Lit {
  return { ...lit, group: lit.group + 1 };
}

function opened(lit: Lit): Lit {
  return lit.role === 'closing' ? { ...lit, role: 'open', group: 0 } : lit;
}

/** What is being decided. */
interface Task {
  readonly slots: readonly Slot[];
  /** How many items are left at each slot. */
  readonly left: readonly number[];
  readonly values: Values;
  /** The counts with which nothing was found from a slot on. */
  readonly closed: Map<Slot, Set<string>>;
}

function closedAt({ closed }: Task, slot: Slot): Set<string> {
  const known = closed.get(slot) ?? new Set<string>();
  closed.set(slot, known);
  return known;
}

/** What was counted, as far as it matters. */
function capped(count: number, { min, max }: Contains): number {
  return max < Number.POSITIVE_INFINITY ? count : Math.min(count, min);
}

/** The `contains` of one schema are one. */
function merged(contains: readonly Contains[]): Contains[] {
  const found = new Map<string, Contains>();
  for (const fact of contains) {
    const key = litKey(fact.lit);
    const known = found.get(key) ?? fact;
    found.set(key, { ...fact, min: Math.max(known.min, fact.min), max: Math.min(known.max, fact.max) });
  }
  return [...found.values()];
}

/** The schema of a `contains` that the item fails. */
export function turnedOff(lit: Lit): Lit {
  return { ...lit, holds: false, role: 'open', group: 0 };
}
