/**
 * The domain of arrays: how many items, which of them meet what is asked of some item, and values that differ where they
 * must. Items beyond every `prefixItems` are all alike, so one index stands for them.
 */
import { canonical, type Json } from '../../json.js';
import { ALL } from '../node/types.js';
import { assign } from './distinct.js';
import type { Alternative, Clause, Fact, Lit, Place, Scope } from './facts.js';
import { type Finish, type Found, NO, type Searcher, unknown, yes } from './found.js';
import { evaluatesItem } from './parts.js';
import type { Contains, Obligation, State } from './state.js';

const MAX_ITEMS = 300;

/** An array with all the facts of the state, the proof that there is none, or what must be decided first. */
export function finishArray(state: State, _place: Place, search: Searcher): Finish {
  return new Arrays(state, search).finish();
}

/** One value to find, for one index or for two that share it. */
interface Slot {
  readonly weight: number;
  readonly choices: readonly (readonly Lit[])[];
}

class Arrays {
  private doubt: string | undefined;

  constructor(
    private readonly state: State,
    private readonly search: Searcher,
  ) {}

  finish(): Finish {
    const obligation = this.state.obligations.shift();
    if (obligation?.k === 'someItem') return { split: this.choose(obligation) };
    const { contains, min, max } = this.state;
    const wanted = contains.reduce((sum, fact) => sum + fact.min, 0);
    if (min + wanted > MAX_ITEMS) return unknown('the arrays asked for are too long to write down');
    const counted = contains.length > 0 || this.state.twins;
    const longest = Math.min(max, counted ? Math.max(min, this.tail() + 1) + wanted + 1 : min);
    for (let length = min; length <= longest; length++) {
      const value = this.state.twins ? this.twins(length) : this.fill(this.slots(length));
      if (value !== undefined) return yes(value);
    }
    return this.doubt === undefined ? NO : unknown(this.doubt);
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
    return Array.from({ length }, (_, index) => ({ weight: 1, choices: this.choices(index) }));
  }

  /** An array of this length in which two items are equal. */
  private twins(length: number): Json[] | undefined {
    for (let i = 0; i < length; i++) {
      for (let j = i + 1; j < length; j++) {
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
    const counting = this.state.contains.some((fact) => fact.min > 0 || fact.max < Number.POSITIVE_INFINITY);
    return counting
      ? this.decide(
          slots,
          [],
          this.state.contains.map(() => 0),
        )
      : this.values(slots);
  }

  /** Decides slot by slot, for each `contains`, whether the item counts; then looks for the values. */
  private decide(slots: readonly Slot[], decided: readonly Slot[], counts: readonly number[]): Json[] | undefined {
    const slot = slots[decided.length];
    const left = slots.slice(decided.length).reduce((sum, { weight }) => sum + weight, 0);
    if (this.state.contains.some((fact, i) => counts[i]! > fact.max || counts[i]! + left < fact.min)) return undefined;
    if (slot === undefined) return this.values(decided);
    for (const decision of decisions(this.state.contains)) {
      const choices = slot.choices.map((lits) => [...lits, ...decision.lits]);
      const next: Slot = { weight: slot.weight, choices };
      if (this.value(next, []) === undefined) continue;
      const filled = this.decide(
        slots,
        [...decided, next],
        counts.map((count, i) => count + (decision.counts[i] ? slot.weight : 0)),
      );
      if (filled !== undefined) return filled;
    }
    return undefined;
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
    const facts: Fact[] = this.state.unique ? before.map((value) => ({ k: 'out', value })) : [];
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

  /** Distinct values when taking the first one each time did not work: as many candidates for each slot as there are slots. */
  private matched(slots: readonly Slot[]): Json[] | undefined {
    const candidates = slots.map((slot) => {
      const values: Json[] = [];
      while (values.length < slots.length) {
        const value = this.value(slot, values);
        if (value === undefined) break;
        values.push(value);
      }
      return values;
    });
    return assign(candidates, canonical);
  }
}

interface Decision {
  readonly lits: readonly Lit[];
  readonly counts: readonly boolean[];
}

/** Every way in which one item can count for the `contains` schemas; where there is no upper limit it need not fail them. */
function decisions(contains: readonly Contains[]): Decision[] {
  let all: Decision[] = [{ lits: [], counts: [] }];
  for (const { lit, max } of contains) {
    const off = max < Number.POSITIVE_INFINITY ? [turnedOff(lit)] : [];
    all = all.flatMap(({ lits, counts }) => [
      { lits: [...lits, ...off], counts: [...counts, false] },
      { lits: [...lits, lit], counts: [...counts, true] },
    ]);
  }
  return all;
}

function turnedOff(lit: Lit): Lit {
  return { ...lit, holds: false, role: 'open', group: 0 };
}

/** The sender's schemas of the second index close the shared value by themselves. */
function apart(lit: Lit): Lit {
  return { ...lit, group: lit.group + 1 };
}
