/** What a glance at the facts that are known settles about another fact, before anything is searched. */
import { ANYTHING } from '../node/node.js';
import { deniable, disjoint, possible, tags } from '../node/outline.js';
import { OBJECT } from '../node/types.js';
import { isNarrower } from '../strings/formats.js';
import { clash, confinedElsewhere } from './clash.js';
import { clashesWithOne, isConfinedElsewhere } from './clash-index.js';
import { type Closing, mayStand } from './closings.js';
import { type Fact, type Lit, litKey } from './facts.js';
import type { Setting } from './keywords/keyword.js';
import { isMeant } from './parts.js';

/** Is a fact settled by what is known? */
export type Status = 'true' | 'false' | 'open';

/** A fact of numbers or strings. */
export type Atom = Extract<Fact, { k: 'least' | 'most' | 'multiple' | 'pattern' | 'format' }>;

/** What is known of a value of one type. */
export interface Knowledge {
  readonly setting: Setting;
  readonly truths: readonly Lit[];
  readonly denied: readonly Lit[];
  readonly seen: ReadonlySet<string>;
  readonly atoms: readonly Atom[];
  readonly min: number;
  readonly max: number;
  readonly has: ReadonlyMap<string, readonly Lit[]>;
  readonly hasnt: ReadonlySet<string>;
  readonly unique: boolean;
  readonly twins: boolean;
  readonly closings: readonly Closing[];
  partLits(name: string): Lit[];
}

/** Settled, as far as a glance can tell. */
export function status(known: Knowledge, fact: Fact): Status {
  switch (fact.k) {
    case 'lit':
      return litStatus(known, fact.lit);
    case 'never':
      return 'false';
    case 'part':
      return partStatus(known, fact);
    case 'some':
      return someStatus(known, fact);
    case 'hasnt':
      if (known.has.has(fact.name)) return 'false';
      return known.hasnt.has(fact.name) || !mayStand(known, fact.name) ? 'true' : 'open';
    case 'size':
      if (fact.min > known.max || fact.max < known.min) return 'false';
      return fact.min <= known.min && fact.max >= known.max ? 'true' : 'open';
    case 'unique': {
      const [same, opposite] = fact.holds ? [known.unique, known.twins] : [known.twins, known.unique];
      return opposite ? 'false' : same ? 'true' : 'open';
    }
    case 'format':
    case 'pattern':
      return atomStatus(known, fact);
    default:
      return 'open';
  }
}

function atomStatus({ atoms }: Knowledge, fact: Extract<Fact, { k: 'format' | 'pattern' }>): Status {
  const text = (atom: Atom): string => (atom.k === 'format' ? atom.name : atom.k === 'pattern' ? atom.source : '');
  const narrower = (atom: Atom): boolean => atom.k === 'format' && atom.holds && isNarrower(atom.name, text(fact));
  if (fact.k === 'format' && atoms.some(narrower)) return fact.holds ? 'true' : 'false';
  const other = atoms.find((atom) => atom.k === fact.k && text(atom) === text(fact));
  if (other === undefined || other.k !== fact.k) return 'open';
  return other.holds === fact.holds ? 'true' : 'false';
}

function litStatus(known: Knowledge, lit: Lit): Status {
  if (known.seen.has(litKey(lit)) || (lit.holds && lit.node === ANYTHING)) return 'true';
  const { type } = known.setting;
  if (((lit.holds ? possible(lit.node) : deniable(lit.node)) & type) === 0) return 'false';
  if (lit.scopes.length === 0 && ((lit.holds ? deniable(lit.node) : possible(lit.node)) & type) === 0) return 'true';
  if (contradicts(known, lit)) return 'false';
  if (isExcluded(known, lit)) return lit.holds ? 'false' : 'true';
  return 'open';
}

/** Does a schema that is known to hold or fail say the opposite? */
export function contradicts({ truths, denied }: Knowledge, lit: Lit): boolean {
  return clashesWithOne(lit, lit.holds ? denied : truths);
}

/** Do the tags that are known of the object shut out the schema's own, so that it cannot hold? */
export function isExcluded({ setting, truths, has }: Knowledge, lit: Lit): boolean {
  if (setting.type !== OBJECT) return false;
  for (const [name, tag] of tags(lit.node)) {
    if (lit.hidden.names.has(name) || !(tag.required || has.has(name))) continue;
    if (isConfinedElsewhere(truths, name, tag.values)) return true;
    const parts = has.get(name) ?? [];
    if (parts.some((part) => part.holds && confinedElsewhere(part.node, tag.values))) return true;
  }
  return false;
}

function partStatus(known: Knowledge, { name, lits, demanded }: Extract<Fact, { k: 'part' }>): Status {
  const present = known.has.has(name);
  if (known.hasnt.has(name)) return 'false';
  // What the sender demands and does not declare is no choice that it has not: that is noted where the place is finished.
  if (!present && demanded !== true && !mayStand(known, name)) return 'false';
  if (lits.length === 0) return present ? 'true' : 'open';
  const others = known.partLits(name);
  for (const lit of lits) if (others.some((other) => clash(lit, other))) return 'false';
  if (!present) return 'open';
  const fails = (lit: Lit): boolean =>
    !lit.holds && (possible(lit.node) === 0 || others.some((other) => other.holds && apart(other, lit)));
  return lits.every(fails) ? 'true' : 'open';
}

/** What some member must be a member that is there may be already; what is evaluated is known only in the end. */
function someStatus(known: Knowledge, { where, lits }: Extract<Fact, { k: 'some' }>): Status {
  if (where.kind === 'unevaluated') return 'open';
  const isMet = (name: string): boolean =>
    isMeant(where, name) && partStatus(known, { k: 'part', name, lits }) === 'true';
  return [...known.has.keys()].some(isMet) ? 'true' : 'open';
}

function apart(a: Lit, b: Lit): boolean {
  return disjoint(a.node, b.node, a.hidden.names, b.hidden.names);
}
