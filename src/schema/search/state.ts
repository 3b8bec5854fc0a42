/**
 * What is known of a value of one type at one place, while the search decides the rest: facts that hold, and clauses that
 * still have to be chosen from. Adding a fact follows its consequences; `dead` says that no value is left.
 */
import type { Json } from '../../json.js';
import { itemNode } from '../node/members.js';
import { among, OBJECT, typeOf } from '../node/types.js';
import { differing } from './clash.js';
import type { Closing } from './closings.js';
import { type Clause, type Fact, type Lit, litKey, partLits, type Scope } from './facts.js';
import { openScope } from './keywords/container.js';
import { affirm, deny } from './keywords/index.js';
import type { Setting } from './keywords/keyword.js';
import { memberLits } from './parts.js';
import { type Atom, contradicts, type Knowledge, status } from './status.js';

/** A clause still to be chosen from, and the schema whose failure it spells out, if it is one. */
export interface Pending {
  readonly clause: Clause;
  readonly of: Lit | undefined;
}

/** Some part must fail; which one is still to be chosen. */
export type Obligation = Extract<Fact, { k: 'some' | 'someName' | 'someItem' }>;
/** How many items satisfy a schema. */
export type Contains = Extract<Fact, { k: 'contains' }>;

/** The state of the search at one place. */
export class State implements Knowledge {
  dead = false;
  doubt: string | undefined;
  truths: Lit[] = [];
  denied: Lit[] = [];
  clauses: Pending[] = [];
  atoms: Atom[] = [];
  min = 0;
  max = Number.POSITIVE_INFINITY;
  values: readonly Json[] | undefined;
  out: Json[] = [];
  has = new Map<string, readonly Lit[]>();
  hasnt = new Set<string>();
  demanded = new Set<string>();
  obligations: Obligation[] = [];
  items = new Map<number, readonly Lit[]>();
  contains: Contains[] = [];
  unique = false;
  twins = false;
  closings: Closing[] = [];
  seen = new Set<string>();

  constructor(readonly setting: Setting) {}

  /** A copy to follow one alternative in. */
  clone(): State {
    const copy = new State(this.setting);
    Object.assign(copy, this);
    copy.truths = [...this.truths];
    copy.denied = [...this.denied];
    copy.clauses = [...this.clauses];
    copy.atoms = [...this.atoms];
    copy.out = [...this.out];
    copy.has = new Map(this.has);
    copy.hasnt = new Set(this.hasnt);
    copy.demanded = new Set(this.demanded);
    copy.obligations = [...this.obligations];
    copy.items = new Map(this.items);
    copy.contains = [...this.contains];
    copy.seen = new Set(this.seen);
    return copy;
  }

  /** Closes the place over the sender's schemas of each group, then asserts all. */
  open(lits: readonly Lit[]): void {
    const groups = new Map<number, Scope>();
    const closing = this.setting.type === OBJECT ? lits.filter((lit) => lit.role === 'closing') : [];
    for (const lit of closing) {
      if (groups.has(lit.group)) continue;
      const scope = openScope('closing', false);
      groups.set(lit.group, scope);
      this.closings.push({ scope, roots: closing.filter((other) => other.group === lit.group) });
    }
    for (const lit of lits) {
      const scope = lit.role === 'closing' ? groups.get(lit.group) : undefined;
      this.addLit(scope === undefined ? lit : { ...lit, scopes: [scope] });
    }
  }

  /** Takes a fact as true. */
  add(fact: Fact): void {
    if (this.dead) return;
    switch (fact.k) {
      case 'lit':
        this.addLit(fact.lit);
        return;
      case 'never':
        this.dead = true;
        return;
      case 'doubt':
        this.doubt ??= fact.reason;
        return;
      case 'either':
        this.clauses.push({ clause: fact.clause, of: undefined });
        return;
      case 'in':
        this.confine(fact.values);
        return;
      case 'out':
        for (const value of fact.values) this.exclude(value);
        return;
      case 'size':
        this.min = Math.max(this.min, fact.min);
        this.max = Math.min(this.max, fact.max);
        this.dead = this.min > this.max;
        return;
      default:
        this.addPart(fact);
    }
  }

  /** The facts about parts, and those that wait for the type's domain. */
  private addPart(fact: Exclude<Fact, { k: 'lit' | 'never' | 'doubt' | 'either' | 'in' | 'out' | 'size' }>): void {
    switch (fact.k) {
      case 'part':
        if (this.hasnt.has(fact.name)) this.dead = true;
        else this.has.set(fact.name, [...(this.has.get(fact.name) ?? []), ...fact.lits]);
        if (fact.demanded === true) this.demanded.add(fact.name);
        return;
      case 'hasnt':
        if (this.has.has(fact.name)) this.dead = true;
        else this.hasnt.add(fact.name);
        return;
      case 'item':
        this.items.set(fact.index, [...(this.items.get(fact.index) ?? []), ...fact.lits]);
        this.min = Math.max(this.min, fact.index + 1);
        this.dead = this.min > this.max;
        return;
      case 'contains':
        this.contains.push(fact);
        return;
      case 'unique':
        if (fact.holds) this.unique = true;
        else this.twins = true;
        this.dead = this.unique && this.twins;
        return;
      case 'some':
      case 'someName':
      case 'someItem':
        this.obligations.push(fact);
        return;
      default:
        if (status(this, fact) === 'false') this.dead = true;
        else this.atoms.push(fact);
    }
  }

  private addLit(lit: Lit): void {
    const key = litKey(lit);
    if (this.dead || this.seen.has(key)) return;
    this.seen.add(key);
    if (contradicts(this, lit)) {
      this.dead = true;
      return;
    }
    if (lit.holds) {
      const { self, facts } = affirm(lit, this.setting);
      this.truths.push(self);
      for (const fact of facts) this.add(fact);
      return;
    }
    this.denied.push(lit);
    this.clauses.push({ clause: deny(lit, this.setting), of: lit });
  }

  private confine(values: readonly Json[]): void {
    const typed = values.filter((value) => typeOf(value) === this.setting.type);
    const before = this.values;
    this.values = before === undefined ? typed : typed.filter((value) => among(value, before));
    this.dead = this.values.length === 0;
  }

  private exclude(value: Json): void {
    this.out.push(value);
    const clause = typeOf(value) === this.setting.type ? differing(value) : undefined;
    if (clause !== undefined) this.clauses.push({ clause, of: undefined });
  }

  /** What the item must satisfy, by all that is known to hold (`unevaluatedItems` left aside). */
  itemLits(index: number): Lit[] {
    const lits = this.truths.flatMap((truth) => {
      const node = itemNode(truth.node, index);
      return node === undefined ? [] : partLits(truth, [node], this.setting.direction);
    });
    return [...lits, ...(this.items.get(index) ?? [])];
  }

  /** What the member must satisfy, by all that is known to hold. */
  partLits(name: string): Lit[] {
    const lits = this.truths.flatMap((truth) => memberLits(truth, name, this.setting.direction));
    return [...lits, ...(this.has.get(name) ?? [])];
  }
}
