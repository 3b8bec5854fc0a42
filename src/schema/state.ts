/**
 * What is known of a value of one type at one place, while the search decides the rest: facts that hold, and clauses that
 * still have to be chosen from. Adding a fact follows its consequences; `dead` says that no value is left.
 */
import { canonical, isObject, type Json } from '../json.js';
import { type Alternative, aside, type Clause, type Fact, type Lit, litKey, partLits, type Scope } from './facts.js';
import { affirm, deny } from './keywords/index.js';
import { openScope } from './keywords/container.js';
import type { Setting } from './keywords/keyword.js';
import { itemNode, mayBeBare, mayDeclare, memberLits } from './members.js';
import { Node } from './node.js';
import { deniable, disjoint, possible, tags } from './outline.js';
import { same } from './same.js';
import { among, ARRAY, OBJECT, typeOf } from './types.js';

/** A closed place of the sender: its scope and the schemas that close it together. */
export interface Closing {
  readonly scope: Scope;
  readonly roots: readonly Lit[];
}

/** A clause still to be chosen from, and the schema whose failure it spells out, if it is one. */
export interface Pending {
  readonly clause: Clause;
  readonly of: Lit | undefined;
}

export type Obligation = Extract<Fact, { k: 'some' | 'someName' | 'someItem' }>;
export type Contains = Extract<Fact, { k: 'contains' }>;
export type Atom = Extract<Fact, { k: 'least' | 'most' | 'multiple' | 'pattern' | 'format' }>;

const literals = { resolve: () => undefined, read: (schema: Json) => schema };

/** Is a fact settled by what is known? */
export type Status = 'true' | 'false' | 'open';

export class State {
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
  private seen = new Set<string>();

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
        return this.addLit(fact.lit);
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
        return this.confine(fact.values);
      case 'out':
        return this.exclude(fact.value);
      case 'size':
        this.min = Math.max(this.min, fact.min);
        this.max = Math.min(this.max, fact.max);
        this.dead = this.min > this.max;
        return;
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
        if (this.status(fact) === 'false') this.dead = true;
        else this.atoms.push(fact);
    }
  }

  private addLit(lit: Lit): void {
    const key = litKey(lit);
    if (this.dead || this.seen.has(key)) return;
    this.seen.add(key);
    if (this.contradicts(lit)) {
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
    const differs = (part: Json): Lit[] => [aside(Node.of({ const: part }, literals), false)];
    if (this.setting.type === OBJECT && isObject(value)) {
      const names = Object.keys(value);
      const parts: Alternative[] = names.map((name) => [{ k: 'part', name, lits: differs(value[name] as Json) }]);
      const more: Alternative = [{ k: 'some', where: { kind: 'rest', names: new Set(names), patterns: [] }, lits: [] }];
      const fewer = names.map((name): Alternative => [{ k: 'hasnt', name }]);
      this.clauses.push({ clause: [...fewer, ...parts, more], of: undefined });
    }
    if (this.setting.type === ARRAY && Array.isArray(value)) {
      const shorter: Alternative = [{ k: 'size', min: 0, max: value.length - 1 }];
      const longer: Alternative = [{ k: 'size', min: value.length + 1, max: Number.POSITIVE_INFINITY }];
      const parts = value.map((item, index): Alternative => [{ k: 'item', index, lits: differs(item) }]);
      this.clauses.push({ clause: [shorter, longer, ...parts], of: undefined });
    }
  }

  /** Settled, as far as a glance can tell. */
  status(fact: Fact): Status {
    switch (fact.k) {
      case 'lit':
        return this.litStatus(fact.lit);
      case 'never':
        return 'false';
      case 'part':
        return this.partStatus(fact.name, fact.lits);
      case 'hasnt':
        return this.hasnt.has(fact.name) ? 'true' : this.has.has(fact.name) ? 'false' : 'open';
      case 'size':
        if (fact.min > this.max || fact.max < this.min) return 'false';
        return fact.min <= this.min && fact.max >= this.max ? 'true' : 'open';
      case 'unique':
        return (fact.holds ? this.twins : this.unique) ? 'false' : (fact.holds ? this.unique : this.twins) ? 'true' : 'open';
      case 'format':
      case 'pattern':
        return this.atomStatus(fact);
      default:
        return 'open';
    }
  }

  private atomStatus(fact: Extract<Fact, { k: 'format' | 'pattern' }>): Status {
    const text = (atom: Atom): string => (atom.k === 'format' ? atom.name : atom.k === 'pattern' ? atom.source : '');
    const known = this.atoms.find((atom) => atom.k === fact.k && text(atom) === text(fact));
    if (known === undefined || known.k !== fact.k) return 'open';
    return known.holds === fact.holds ? 'true' : 'false';
  }

  private litStatus(lit: Lit): Status {
    if (this.seen.has(litKey(lit))) return 'true';
    const { type } = this.setting;
    if (((lit.holds ? possible(lit.node) : deniable(lit.node)) & type) === 0) return 'false';
    if (lit.scopes.length === 0 && ((lit.holds ? deniable(lit.node) : possible(lit.node)) & type) === 0) return 'true';
    if (this.contradicts(lit)) return 'false';
    if (type === OBJECT && this.tagsClash(lit)) return lit.holds ? 'false' : 'true';
    return 'open';
  }

  /** Does a schema that is known to hold or fail say the opposite? */
  private contradicts(lit: Lit): boolean {
    return (lit.holds ? this.denied : this.truths).some((other) => clash(lit, other));
  }

  /** Does a schema that must fail do so already, by the tags that are known? */
  isExcluded(lit: Lit): boolean {
    return this.setting.type === OBJECT && this.tagsClash(lit);
  }

  /** Do the tags of the schema shut out those that are known to hold? Then the schema cannot hold. */
  private tagsClash(lit: Lit): boolean {
    for (const [name, tag] of tags(lit.node)) {
      if (lit.hidden.names.has(name) || !(tag.required || this.has.has(name))) continue;
      for (const truth of this.truths) {
        const other = tags(truth.node).get(name);
        if (other !== undefined && ![...other.values].some((value) => tag.values.has(value))) return true;
      }
      const parts = this.has.get(name) ?? [];
      if (parts.some((part) => part.holds && confinedElsewhere(part.node, tag.values))) return true;
    }
    return false;
  }

  private partStatus(name: string, lits: readonly Lit[]): Status {
    if (this.hasnt.has(name)) return 'false';
    if (!this.has.has(name) && this.closings.some((closing) => !mayAdmit(closing, name))) return 'false';
    if (lits.length === 0) return this.has.has(name) ? 'true' : 'open';
    const known = this.partLits(name);
    for (const lit of lits) if (known.some((other) => clash(lit, other))) return 'false';
    if (!this.has.has(name)) return 'open';
    const fails = (lit: Lit): boolean =>
      !lit.holds && known.some((other) => other.holds && disjoint(other.node, lit.node, lit.hidden.names));
    return lits.every(fails) ? 'true' : 'open';
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

/** May the member stand in the closed place at all? */
function mayAdmit(closing: Closing, name: string): boolean {
  return closing.roots.some((root) => mayDeclare(root.node, name)) || closing.roots.every((root) => mayBeBare(root.node));
}

function confinedElsewhere(node: Node, values: ReadonlySet<string>): boolean {
  const list = node.get('enum');
  return Array.isArray(list) && !list.some((value) => values.has(canonical(value)));
}

/** Can the two not be true of one value? (Undecided counts as no.) */
export function clash(a: Lit, b: Lit): boolean {
  const types = (a.holds ? possible(a.node) : deniable(a.node)) & (b.holds ? possible(b.node) : deniable(b.node));
  if (types === 0) return true;
  if (a.holds === b.holds || a.opened !== undefined || b.opened !== undefined) return false;
  const [yes, no] = a.holds ? [a, b] : [b, a];
  if (!same(yes.node, no.node)) return false;
  for (const name of yes.hidden.names) if (!no.hidden.names.has(name)) return false;
  return true;
}
