/**
 * The domain of arrays: how many items, which of them meet what is asked of some item, and values that differ where
 * they must. Items beyond every `prefixItems` are all alike, so one index stands for them.
 */
import { canonical, type Json } from '../../../json.js';
import { ALL } from '../../node/types.js';
import { branchesInside } from '../besides.js';
import type { Alternative, Clause, Fact, Lit, Place, Scope } from '../facts.js';
import { type Finish, type Found, NO, type Searcher, unknown, yes } from '../found.js';
import { evaluatesItem } from '../parts.js';
import type { Obligation, State } from '../state.js';
import { apart, Counting, type Slot, turnedOff } from './counting.js';
import { assign } from './distinct.js';

const MAX_ITEMS = 2_000;

/** An array with all the facts of the state, the proof that there is none, or what must be decided first. */
export function finishArray(state: State, _place: Place, search: Searcher): Finish {
  return new Arrays(state, search).finish();
}

class Arrays {
  private doubt: string | undefined;
  private readonly alike = new Map<number, Slot>();
  private readonly counting: Counting;

  constructor(
    private readonly state: State,
    private readonly search: Searcher,
  ) {
    this.counting = new Counting(state.contains, state.unique, search);
  }

  finish(): Finish {
    const obligation = this.state.obligations.shift();
    if (obligation?.k === 'someItem') return { split: this.choose(obligation) };
    const { min, max } = this.state;
    const { wanted } = this.counting;
    if (min + wanted > MAX_ITEMS) return unknown('the arrays asked for are too long to write down');
    const counted = this.state.contains.length > 0 || this.state.twins;
    const longest = Math.min(max, counted ? Math.max(min, this.tail() + 1) + wanted + 1 : min);
    for (let length = Math.max(min, this.counting.shortest()); length <= longest; length++) {
      const value = this.state.twins ? this.twins(length) : this.fill(this.slots(length));
      if (value !== undefined) return yes(value);
    }
    if (this.doubt !== undefined) return unknown(this.doubt);
    const split = branchesInside(this.state, undefined, this.search);
    return split.length === 0 ? NO : { split };
  }

  /** The first index beyond everything that treats indexes apart. */
  private tail(): number {
    const prefixes = this.state.truths.map((truth) => truth.node.list('prefixItems').length);
    return Math.max(0, ...prefixes, ...[...this.state.items.keys()].map((index) => index + 1));
  }

  private choose({ from, lits, scope }: Extract<Obligation, { k: 'someItem' }>): Clause {
    const clause: Alternative[] = [];
    const failing = scope === undefined ? [] : this.containing(scope).map((lit) => turnedOff(lit));
    for (let index = from; index <= Math.max(from, this.tail()) && index < this.state.max; index++) {
      if (scope !== undefined && this.isEvaluated(index, scope)) continue;
      clause.push([{ k: 'item', index, lits: [...lits, ...failing] }]);
    }
    return clause;
  }

  private isEvaluated(index: number, scope: Scope): boolean {
    return this.state.truths.some(
      (truth) => truth.scopes.includes(scope) && evaluatesItem(truth.node, index, truth.opened, scope),
    );
  }

  /** The `contains` schemas whose items count as evaluated in the scope. */
  private containing(scope: Scope): Lit[] {
    return this.state.contains.filter((fact) => fact.scopes.includes(scope)).map((fact) => fact.lit);
  }

  /** What the item must satisfy: one list of schemas, or several where an unevaluated item has a choice. */
  private choices(index: number): (readonly Lit[])[] {
    let choices: (readonly Lit[])[] = [this.state.itemLits(index)];
    for (const { opened } of this.state.truths) {
      if (opened?.kind !== 'items' || opened.rest === undefined || this.isEvaluated(index, opened)) continue;
      const ways = [opened.rest, ...this.containing(opened)];
      choices = choices.flatMap((lits) => ways.map((way) => [...lits, way]));
    }
    return choices;
  }

  private slots(length: number): Slot[] {
    const tail = this.tail();
    return Array.from({ length }, (_, index) => this.slot(Math.min(index, tail)));
  }

  private slot(index: number): Slot {
    const known = this.alike.get(index) ?? { weight: 1, choices: this.choices(index) };
    this.alike.set(index, known);
    return known;
  }

  /** An array of this length in which two items are equal; of the indexes that are all alike, the first ones. */
  private twins(length: number): Json[] | undefined {
    const tail = this.tail();
    for (let i = 0; i < length && i <= tail; i++) {
      for (let j = i + 1; j < length && j <= Math.max(tail, i + 1); j++) {
        const slots = this.slots(length);
        const both = slots[i]!.choices.flatMap((left) =>
          slots[j]!.choices.map((right) => [...left, ...right.map(apart)]),
        );
        slots[i] = { weight: 2, choices: both };
        slots.splice(j, 1);
        const values = this.fill(slots);
        if (values !== undefined) return [...values.slice(0, j), values[i] as Json, ...values.slice(j)];
      }
    }
    return undefined;
  }

  private fill(slots: readonly Slot[]): Json[] | undefined {
    if (!this.counting.counts) return this.values(slots);
    const filled = this.counting.decide(slots, (decided) => this.values(decided));
    this.doubt ??= this.counting.doubt;
    return filled;
  }

  /** A value for each slot, all different where they must be. */
  private values(slots: readonly Slot[]): Json[] | undefined {
    const values: Json[] = [];
    for (const slot of slots) {
      const value = this.value(slot, values);
      if (value === undefined) return this.state.unique && this.doubt === undefined ? this.matched(slots) : undefined;
      values.push(value);
    }
    return values;
  }

  private value(slot: Slot, before: readonly Json[]): Json | undefined {
    const facts: Fact[] = this.state.unique && before.length > 0 ? [{ k: 'out', values: [...before] }] : [];
    for (const lits of slot.choices) {
      const found = this.search.solve({ lits, facts, types: ALL });
      if (found.is === 'yes') return found.value;
      this.note(found);
    }
    return undefined;
  }

  private note(found: Found): void {
    if (found.is === 'unknown') this.doubt ??= found.reason;
  }

  /**
   * Distinct values when taking the first one each time did not work: as many candidates for each slot as there are
   * slots.
   */
  private matched(slots: readonly Slot[]): Json[] | undefined {
    const candidates = new Map<Slot, Json[]>();
    for (const slot of new Set(slots)) {
      const values: Json[] = [];
      while (values.length < slots.length) {
        const value = this.value(slot, values);
        if (value === undefined) break;
        values.push(value);
      }
      candidates.set(slot, values);
    }
    return assign(
      slots.map((slot) => candidates.get(slot) as Json[]),
      canonical,
    );
  }
}
