/**
 * What the search knows or still has to choose about the value at one place: schemas that hold or do not hold there,
 * and the plain facts that keywords come down to. A clause is a choice between alternatives, each a list of facts.
 */
import { canonical, type Json } from '../../json.js';
import { reach, type Way } from '../node/circular.js';
import { type Hidden, hiddenAt, NONE } from '../node/hidden.js';
import { speaksOfParts } from '../node/members.js';
import { ANYTHING, NOTHING, type Node } from '../node/node.js';
import type { Direction } from '../question.js';

/**
 * How a schema is read. `closing`: it is the sender's, objects hold only members that the place declares. `evaluating`:
 * the condition of the sender's `if`, which declares members of this object but closes nothing inside. `open`: as JSON
 * Schema says.
 */
export type Role = 'open' | 'closing' | 'evaluating';

/** A schema that holds, or one that does not, of the value at a place. */
export interface Lit {
  readonly node: Node;
  readonly holds: boolean;
  readonly role: Role;
  /** Members that are not demanded at this place (readOnly in requests, writeOnly in responses). */
  readonly hidden: Hidden;
  /** Which schemas of the sender close a place together; a place merged from two closes for each by itself. */
  readonly group: number;
  /** The `unevaluated...` keywords (and closings) that this schema's annotations count for. */
  readonly scopes: readonly Scope[];
  /** Set where the keyword that opens this scope is itself taken apart: its schema is asserted without it. */
  readonly opened?: Scope;
  /** How it was reached, where it leads back to itself. */
  readonly above?: Way;
}

/** The reach of an `unevaluatedProperties`, an `unevaluatedItems`, or the closing of a place. */
export interface Scope {
  readonly id: number;
  readonly kind: 'closing' | 'properties' | 'items';
  /** What an unevaluated part must satisfy; undefined where the scope only asks which parts are evaluated. */
  readonly rest?: Lit;
  /**
   * Every alternative inside must be decided, since a part counts as unevaluated only when nothing that holds evaluates
   * it.
   */
  readonly exact: boolean;
}

/** Which members of an object are meant, where no single name is. */
export type Where =
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'rest'; readonly names: ReadonlySet<string>; readonly patterns: readonly string[] }
  | { readonly kind: 'unevaluated'; readonly scope: Scope };

/** One fact about the value at a place, given its type. */
export type Fact =
  | { readonly k: 'lit'; readonly lit: Lit }
  | { readonly k: 'never' }
  /** Something that cannot be decided: whatever is found under it proves nothing. */
  | { readonly k: 'doubt'; readonly reason: string }
  | { readonly k: 'either'; readonly clause: Clause }
  | { readonly k: 'in'; readonly values: readonly Json[] }
  /** The value is none of these: in an array of distinct items they are all that stand before it. */
  | { readonly k: 'out'; readonly values: readonly Json[] }
  | { readonly k: 'least'; readonly limit: number; readonly exclusive: boolean }
  | { readonly k: 'most'; readonly limit: number; readonly exclusive: boolean }
  | { readonly k: 'multiple'; readonly of: number; readonly holds: boolean }
  | { readonly k: 'pattern'; readonly source: string; readonly holds: boolean }
  | {
      readonly k: 'format';
      readonly name: string;
      readonly holds: boolean;
      /** Is nothing known of it? */
      readonly opaque: boolean;
      /** Does the sender itself state it? */
      readonly said: boolean;
    }
  /** The length of a string in code points, of an array in items, of an object in members. */
  | { readonly k: 'size'; readonly min: number; readonly max: number }
  /** The member is present and satisfies these; `demanded` where the sender itself requires it. */
  | { readonly k: 'part'; readonly name: string; readonly lits: readonly Lit[]; readonly demanded?: boolean }
  | { readonly k: 'hasnt'; readonly name: string }
  | { readonly k: 'some'; readonly where: Where; readonly lits: readonly Lit[] }
  | { readonly k: 'someName'; readonly lit: Lit }
  /** The item is present and satisfies these. */
  | { readonly k: 'item'; readonly index: number; readonly lits: readonly Lit[] }
  | { readonly k: 'someItem'; readonly from: number; readonly lits: readonly Lit[]; readonly scope?: Scope }
  | {
      readonly k: 'contains';
      readonly lit: Lit;
      readonly min: number;
      readonly max: number;
      readonly scopes: readonly Scope[];
    }
  | { readonly k: 'unique'; readonly holds: boolean };

/** Facts that hold together. */
export type Alternative = readonly Fact[];
/** At least one of the alternatives holds. */
export type Clause = readonly Alternative[];

/** What is asked of the value at one place. */
export interface Place {
  readonly lits: readonly Lit[];
  readonly facts: readonly Fact[];
  /** The types in question. */
  readonly types: number;
}

/** The fact that a schema holds or not. */
export function fact(lit: Lit): Fact {
  return { k: 'lit', lit };
}

/** A clause that is spelled out when it is met: most of many alternatives never are. */
export function deferred(spell: () => Clause): Fact {
  let clause: Clause | undefined;
  return {
    k: 'either',
    get clause() {
      clause ??= spell();
      return clause;
    },
  };
}

/** A schema as the outermost one of a place. */
export function placeLit(node: Node, holds: boolean, role: Role, direction: Direction, group = 0): Lit {
  return { node: node.deref(), holds, role, hidden: hiddenAt(node, direction), group, scopes: [] };
}

/** A part of a schema at the same place, which holds or fails with it. */
export function within(lit: Lit, node: Node): Lit {
  const { holds, role, hidden, group, scopes } = lit;
  return { ...reach(lit.node, lit.above, node), holds, role, hidden, group, scopes };
}

/**
 * A schema at the same place that the other one only looks at (`not`, the negated side of `if`): open, demanding
 * everything.
 */
export function aside(node: Node, holds: boolean): Lit {
  return { node: node.deref(), holds, role: 'open', hidden: NONE, group: 0, scopes: [] };
}

/** The same of a part of a schema. */
export function asideOf(lit: Lit, part: Node, holds: boolean): Lit {
  return { ...aside(part, holds), ...reach(lit.node, lit.above, part) };
}

const keys = new WeakMap<Lit, string>();

/** The text that tells a schema at a place from another. */
export function litKey(lit: Lit): string {
  let key = keys.get(lit);
  if (key === undefined) {
    key = keyOf(lit);
    keys.set(lit, key);
  }
  return key;
}

function keyOf(lit: Lit): string {
  const scopes = lit.scopes.length === 0 ? '' : lit.scopes.map((scope) => scope.id).join();
  const above = lit.above === undefined ? '' : wayKey(lit.above);
  return `${lit.holds ? '+' : '-'}${lit.node.id}${lit.role[0]}${lit.hidden.id}.${lit.group}:${scopes}${lit.opened ? '!' : ''}${above}`;
}

function wayKey(way: Way): string {
  let key = '';
  for (let step: Way | undefined = way; step !== undefined; step = step.above) key += `<${step.node.id}`;
  return key;
}

/** What it costs to look at a place; values that are left out are met in passing, so many for one step. */
export function stepsAt({ lits, facts }: Place): number {
  const left = (fact: Fact): number => (fact.k === 'out' ? Math.ceil(fact.values.length / 8) : 1);
  return facts.reduce((sum, fact) => sum + left(fact), 1 + lits.length);
}

/** The text that tells a place from another. */
export function placeKey(place: Place): string {
  const lits = [...new Set(place.lits.map(litKey))].sort().join();
  const facts = place.facts.length === 0 ? '' : place.facts.map(factKey).sort().join();
  return `${place.types}|${lits}|${facts}`;
}

/** The text that tells a fact from another; most of those that places are asked with leave out words or numbers. */
function factKey(fact: Fact): string {
  if (fact.k === 'out') return `-${fact.values.map(valueKey).join()}`;
  if (fact.k === 'pattern') return `${fact.holds ? '~' : '!'}${fact.source.length} ${fact.source}`;
  return canonical(fact as unknown as Json);
}

function valueKey(value: Json): string {
  return typeof value === 'string' ? `${value.length} ${value}` : canonical(value);
}

/** The schema of a member, read for the sender or not: what it must satisfy when it is present. */
export function partLits(lit: Lit, nodes: Iterable<Node>, direction: Direction): Lit[] {
  const role = lit.role === 'closing' ? 'closing' : 'open';
  const lits: Lit[] = [];
  for (const node of nodes) {
    if (node === ANYTHING && role === 'open') continue;
    lits.push(placeLit(node, true, role, direction, lit.group));
  }
  return lits;
}

/** Is it the sender's, and may it declare members that others of its schemas do not? */
export function declaresInside({ node, role }: Lit): boolean {
  return role === 'closing' && speaksOfParts(node);
}

/** The schema that nothing satisfies, as a fact of a member. */
export function nothing(lit: Lit): Lit {
  return { node: NOTHING, holds: true, role: lit.role, hidden: NONE, group: lit.group, scopes: [] };
}
