/**
 * The domain of objects. By now every schema at the place is decided; what is left is to choose the members: those that
 * are demanded, one for each "some member fails this", and enough of them. Names that no schema mentions are all alike
 * but for the patterns they match, so one fresh name stands for each such kind.
 */
import type { Json } from '../../../json.js';
import { declared, declaresMembers, mayDeclare } from '../../node/members.js';
import type { Node } from '../../node/node.js';
import { ALL, STRING } from '../../node/types.js';
import { valid } from '../../values/validate.js';
import { branchesBeside, branchesInside, offered } from '../besides.js';
import {
  type Alternative,
  type Clause,
  type Fact,
  fact,
  type Lit,
  type Place,
  placeLit,
  type Scope,
  type Where,
  within,
} from '../facts.js';
import { type Finish, type Found, NO, type Searcher, unknown, yes } from '../found.js';
import { evaluatesMember, isMeant } from '../parts.js';
import type { Obligation, State } from '../state.js';
import { status } from '../status.js';

const MAX_PATTERNS = 4;
const MAX_MEMBERS = 500;

/** An object with all the facts of the state, the proof that there is none, or what must be decided first. */
export function finishObject(state: State, place: Place, search: Searcher): Finish {
  return new Objects(state, place, search).finish();
}

class Objects {
  private readonly names = new Set<string>();
  private readonly patterns = new Set<string>();
  private doubt: string | undefined;

  constructor(
    private readonly state: State,
    private readonly place: Place,
    private readonly search: Searcher,
  ) {
    for (const truth of state.truths) {
      for (const name of truth.node.map('properties').keys()) this.names.add(name);
      for (const pattern of truth.node.map('patternProperties').keys()) this.patterns.add(pattern);
    }
    for (const { roots } of state.closings) for (const root of roots) this.mention(declared(root.node));
    for (const name of [...state.has.keys(), ...state.hasnt]) this.names.add(name);
    for (const obligation of state.obligations) if (obligation.k === 'some') this.mentionWhere(obligation.where);
  }

  private mention({ names, patterns }: { names: Iterable<string>; patterns: Iterable<string> }): void {
    for (const name of names) this.names.add(name);
    for (const pattern of patterns) this.patterns.add(pattern);
  }

  private mentionWhere(where: Where): void {
    if (where.kind === 'pattern') this.patterns.add(where.pattern);
    if (where.kind === 'rest') this.mention(where);
  }

  finish(): Finish {
    const { obligations } = this.state;
    while (obligations[0] !== undefined && status(this.state, obligations[0]) === 'true') obligations.shift();
    const obligation = obligations.shift();
    if (obligation !== undefined) return { split: this.choose(obligation) };
    for (const name of this.state.has.keys()) {
      const clause = this.uncovered(name);
      if (clause !== undefined) return clause.length === 0 ? NO : { split: clause };
    }
    return this.build();
  }

  /** The members that can meet an obligation. */
  private choose(obligation: Obligation): Clause {
    const clause: Alternative[] = [];
    const lits = obligation.k === 'some' ? obligation.lits : [];
    const meets = (name: string): boolean => {
      if (obligation.k === 'some') return this.isAt(name, obligation.where);
      return (
        obligation.k === 'someName' && !valid(name, obligation.lit.node, obligation.lit.hidden, this.search.direction)
      );
    };
    const take = (name: string): void => {
      const part: Fact = { k: 'part', name, lits };
      if (meets(name) && status(this.state, part) !== 'false') clause.push([part]);
    };
    for (const name of this.names) take(name);
    for (const name of this.fresh(obligation.k === 'someName' ? [obligation.lit] : [], [])) take(name);
    if (this.doubt !== undefined) clause.push([{ k: 'doubt', reason: this.doubt }]);
    return clause;
  }

  private isAt(name: string, where: Where): boolean {
    return where.kind === 'unevaluated' ? !this.isEvaluated(name, where.scope) : isMeant(where, name);
  }

  /** One name of each kind that no schema mentions, apart from those taken. */
  private *fresh(lits: readonly Lit[], taken: readonly string[]): Iterable<string> {
    const patterns = [...this.patterns];
    const kinds =
      patterns.length > MAX_PATTERNS ? [0, ...patterns.map((_, i) => 1 << i)] : [...Array(1 << patterns.length).keys()];
    if (patterns.length > MAX_PATTERNS) this.doubt ??= 'too many patterns of names meet';
    const names = this.nameLits();
    const out: Fact = { k: 'out', values: [...this.names, ...taken] };
    for (const kind of kinds) {
      const signs = patterns.map((source, i): Fact => ({ k: 'pattern', source, holds: ((kind >> i) & 1) === 1 }));
      const found = this.search.solve({ lits: [...names, ...lits], facts: [out, ...signs], types: STRING });
      if (found.is === 'yes') yield found.value as string;
      if (found.is === 'unknown') this.doubt ??= found.reason;
    }
  }

  /** What every name must satisfy. */
  private nameLits(): Lit[] {
    return this.state.truths.flatMap((truth) => {
      const node = truth.node.sub('propertyNames');
      return node === undefined ? [] : [placeLit(node, true, 'open', this.search.direction)];
    });
  }

  private isEvaluated(name: string, scope: Scope): boolean {
    return this.state.truths.some(
      (truth) => truth.scopes.includes(scope) && evaluatesMember(truth.node, name, truth.opened, scope),
    );
  }

  /** The scopes in which a member must be evaluated or satisfy the rest. */
  private scopes(): Scope[] {
    return this.allScopes().filter((scope) => scope.kind !== 'closing' || !this.isBare(scope));
  }

  private allScopes(): Scope[] {
    const own = this.state.truths.flatMap((truth) =>
      truth.opened?.kind === 'properties' && truth.opened.rest ? [truth.opened] : [],
    );
    return [...this.state.closings.map((closing) => closing.scope), ...own];
  }

  /** A place whose schemas declare nothing stays open. */
  private isBare(scope: Scope): boolean {
    return !this.state.truths.some(
      (truth) => truth.role === 'closing' && truth.scopes.includes(scope) && declaresMembers(truth.node),
    );
  }

  /**
   * Alternatives of an `anyOf` that was satisfied without them: holding as well, they evaluate members of their own.
   */
  private options(scope: Scope, name: string | undefined): Clause {
    this.search.spend(this.state.truths.length);
    const isMeant = (branch: Node): boolean => name === undefined || mayDeclare(branch, name);
    return this.state.truths
      .filter((truth) => truth.scopes.includes(scope))
      .flatMap((truth) =>
        branchesBeside(this.state, truth, this.search, isMeant).map((branch) => [fact(within(truth, branch))]),
      );
  }

  /** How a present member that some scope does not evaluate may still be there; undefined where all is well. */
  private uncovered(name: string): Clause | undefined {
    for (const scope of this.scopes()) {
      if (this.isEvaluated(name, scope)) continue;
      const demanded = this.state.demanded.has(name);
      if (scope.kind === 'closing' && demanded && this.search.lenient) continue;
      if (scope.rest !== undefined && this.state.has.get(name)?.includes(scope.rest)) continue;
      const rest: Clause = scope.rest === undefined ? [] : [[{ k: 'part', name, lits: [scope.rest] }]];
      const clause = [...rest, ...this.options(scope, name)];
      if (clause.length === 0 && demanded) this.search.noteVacuous(this.place);
      return clause;
    }
    return undefined;
  }

  private build(): Finish {
    const { state } = this;
    if (state.has.size > state.max) return NO;
    const members = new Map<string, Json>();
    for (const name of state.has.keys()) {
      if (!this.isNamed(name)) return NO;
      const found = this.part(name, []);
      if (found.is === 'no') return this.following(name);
      if (found.is === 'unknown') this.doubt ??= found.reason;
      else members.set(name, found.value);
    }
    if (this.doubt !== undefined) return unknown(this.doubt);
    if (state.min > MAX_MEMBERS) return unknown('the objects asked for are too large to write down');
    if (members.size < state.min) this.fill(members);
    if (members.size >= state.min) return yes(Object.fromEntries(members));
    const options = this.allScopes().flatMap((scope) => this.options(scope, undefined));
    if (this.doubt !== undefined) return unknown(this.doubt);
    return options.length === 0 ? NO : { split: options };
  }

  /** What was followed leaves the member no value: whether more that may be followed does. */
  private following(name: string): Finish {
    const split = branchesInside(this.state, name, this.search);
    if (split.length === 0 || this.part(name, offered(this.state, name)).is === 'no') return NO;
    return { split };
  }

  /** Adds members until there are enough; each is independent of the others. */
  private fill(members: Map<string, Json>): void {
    const add = (name: string): void => {
      if (members.size >= this.state.min || members.has(name) || this.state.hasnt.has(name) || !this.isNamed(name))
        return;
      const rests: Lit[] = [];
      for (const scope of this.scopes()) {
        if (this.isEvaluated(name, scope)) continue;
        if (scope.rest === undefined) return;
        rests.push(scope.rest);
      }
      const found = this.part(name, rests);
      if (found.is === 'yes') members.set(name, found.value);
      if (found.is === 'unknown') this.doubt ??= found.reason;
    };
    for (const name of this.names) add(name);
    for (let before = -1; before < members.size && members.size < this.state.min; ) {
      before = members.size;
      for (const name of [...this.fresh([], [...members.keys()])]) add(name);
    }
    if (members.size >= this.state.min) this.doubt = undefined;
  }

  private isNamed(name: string): boolean {
    return this.nameLits().every((lit) => valid(name, lit.node, lit.hidden, this.search.direction));
  }

  private part(name: string, more: readonly Lit[]): Found {
    return this.search.solve({ lits: [...this.state.partLits(name), ...more], facts: [], types: ALL });
  }
}
