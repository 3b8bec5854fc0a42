/**
 * What each keyword of the receiver claims of a value, and when the premises show it. Everything here is one-sided:
 * `true` (or the parts that have to be shown) is certain, `false` says only that it was not seen.
 */
import type { Json } from '../../json.js';
import { isMultiple } from '../node/decimal.js';
import { isExcused } from '../node/excused.js';
import { type Hidden, isHidden } from '../node/hidden.js';
import { declarations, declared, speaksOfParts } from '../node/members.js';
import type { Node } from '../node/node.js';
import { deniable, possible } from '../node/outline.js';
import { same } from '../node/same.js';
import { ARRAY, listed, STRING } from '../node/types.js';
import type { Direction } from '../question.js';
import { isNarrower, isOpaqueOfTexts, numberFormat } from '../strings/formats.js';
import { matches } from '../strings/patterns.js';
import { spellingOf } from '../strings/spelling.js';
import { bounded, isWhole } from './numbers.js';
import { factsOf, isClosed, mayHold, membersAt, type Premises, requires, some } from './premises.js';

/** A part of the value: the sender's schemas there, and what the receiver claims of it. */
export interface Part {
  readonly roots: readonly Node[];
  /** Other schemas that hold there. */
  readonly asides?: readonly Node[];
  readonly claim: Node;
  /** Does the sender write only what these schemas declare there? */
  readonly closing: boolean;
}

/** What has to be shown of parts for a keyword to hold; `false` where it is not seen to hold. */
export type Needs = readonly Part[] | false;

const SHOWN: Needs = [];

/**
 * What a keyword of the receiver's schema comes down to; `hidden` are the members that the receiver does not demand.
 */
export type Claim = (known: Premises, node: Node, hidden: Hidden, direction: Direction) => Needs;

const shown = (holds: boolean): Needs => (holds ? SHOWN : false);

function limit(keyword: string, sign: 1 | -1, exclusive: boolean): Claim {
  return (known, node) => {
    const value = node.number(keyword);
    return shown(value === undefined || bounded(known, sign, value, exclusive));
  };
}

function size(keyword: string, sign: 1 | -1): Claim {
  return (known, node) => {
    const value = node.number(keyword);
    if (value === undefined || (sign === 1 && value <= 0)) return SHOWN;
    return shown(
      some(known, (truth) => (truth.number(keyword) ?? -sign * Number.POSITIVE_INFINITY) * sign >= value * sign),
    );
  };
}

/** Some schema that holds says the very same, however it is spelled. */
const pattern: Claim = (known, node) => {
  const claimed = node.text('pattern') ?? '';
  const isSame = (text: string | undefined): boolean =>
    text === claimed || (text !== undefined && spellingOf(text) === spellingOf(claimed));
  return shown(some(known, (truth) => isSame(truth.text('pattern'))));
};

/**
 * The names that the sender may write, where they can be listed. A sender that must write what it does not declare
 * writes nothing at all; whether that counts is for the search to say.
 */
function writableNames(known: Premises): ReadonlySet<string> | undefined {
  if (!isClosed(known)) return undefined;
  const names = new Set<string>();
  for (const node of [...known.truths, ...mayHold(known)]) {
    const may = declared(node);
    if (may.all || may.patterns.size > 0) return undefined;
    for (const name of may.names) names.add(name);
  }
  for (const truth of known.truths)
    for (const name of truth.texts('required')) if (!known.hidden.has(name) && !names.has(name)) return undefined;
  return names;
}

/** Does nothing that holds or may hold declare the member, in a closed place that does not demand it? */
export function neverWritten(known: Premises, name: string): boolean {
  if (!isClosed(known) || requires(known, name)) return false;
  return membersAt(known.truths, name).length === 0 && declaredBeside(known, name).length === 0;
}

/** What the receiver claims of one member; nothing where the sender never writes it. */
function ofMember(known: Premises, name: string, claim: Node, direction: Direction): Needs {
  if (deniable(claim) === 0) return SHOWN;
  const roots = membersAt(known.truths, name);
  if (roots.some((root) => same(root, claim))) return SHOWN;
  if (known.closing && roots.some((root) => isHidden(root, direction))) return SHOWN;
  const asides = membersAt(known.asides, name);
  if (roots.length > 0) {
    const own = new Set(roots.map((root) => root.deref()));
    const others = [...declaredBeside(known, name), ...restsOf(known)];
    const closing = known.closing && others.every((other) => own.has(other.deref()));
    return [{ roots, asides, claim, closing }];
  }
  if (isClosed(known)) {
    // Whoever writes it follows something that declares it.
    if (!requires(known, name))
      return declaredBeside(known, name).map((other) => ({ roots: [other], asides, claim, closing: false }));
  }
  return asides.length > 0 ? [{ roots, asides, claim, closing: false }] : false;
}

/** The schemas that a member gets from what may hold besides. */
function declaredBeside(known: Premises, name: string): Node[] {
  const found = new Set<Node>();
  for (const node of mayHold(known, name)) for (const part of declarations(node, name)) found.add(part.deref());
  return [...found];
}

/** What speaks of parts that nothing evaluates where it stands, whatever stands beside it. */
function restsOf({ truths }: Premises): Node[] {
  return [...truths].flatMap((truth) => truth.sub('unevaluatedProperties') ?? []).filter(speaksOfParts);
}

function together(all: Iterable<Needs>): Needs {
  const parts: Part[] = [];
  for (const needs of all) {
    if (needs === false) return false;
    parts.push(...needs);
  }
  return parts;
}

const properties: Claim = (known, node, _hidden, direction) =>
  together([...node.map('properties')].map(([name, claim]) => ofMember(known, name, claim, direction)));

const required: Claim = (known, node, hidden) =>
  shown(node.texts('required').every((name) => isExcused(hidden, node, name) || requires(known, name)));

const additionalProperties: Claim = (known, node, _hidden, direction) => {
  const claim = node.sub('additionalProperties') as Node;
  if (deniable(claim) === 0) return SHOWN;
  const own = node.map('properties');
  const patterns = [...node.map('patternProperties').keys()];
  const isRest = (name: string): boolean => !own.has(name) && !patterns.some((pattern) => matches(pattern, name));
  const names = writableNames(known);
  if (names !== undefined)
    return together([...names].filter(isRest).map((name) => ofMember(known, name, claim, direction)));
  for (const truth of factsOf(known)) {
    const rest = truth.sub('additionalProperties');
    if (rest === undefined || [...truth.map('patternProperties').keys()].some((name) => !patterns.includes(name)))
      continue;
    // Names that only the receiver lists are its own matter; those that only this schema lists fall to the receiver's
    // rest.
    const listedHere = [...truth.map('properties').keys()].filter(isRest);
    const needs = together(listedHere.map((name) => ofMember(known, name, claim, direction)));
    if (needs !== false) return [...needs, { roots: [rest], claim, closing: false }];
  }
  return false;
};

const patternProperties: Claim = (known, node, _hidden, direction) => {
  const names = writableNames(known);
  return together(
    [...node.map('patternProperties')].map(([pattern, claim]): Needs => {
      if (deniable(claim) === 0) return SHOWN;
      if (names !== undefined) {
        const meant = [...names].filter((name) => matches(pattern, name));
        return together(meant.map((name) => ofMember(known, name, claim, direction)));
      }
      for (const truth of factsOf(known)) {
        const own = truth.map('patternProperties').get(pattern);
        if (own !== undefined) return [{ roots: [own], claim, closing: false }];
      }
      return false;
    }),
  );
};

const items: Claim = (known, node) => {
  const claim = node.sub('items') as Node;
  if (deniable(claim) === 0) return SHOWN;
  if (node.get('prefixItems') !== undefined) return false;
  const roots = new Set<Node>();
  let closing = known.closing && [...mayHold(known)].every((other) => (possible(other) & ARRAY) === 0);
  for (const truth of known.truths) {
    if (truth.get('prefixItems') !== undefined) return false;
    if (truth.get('contains') !== undefined || truth.get('unevaluatedItems') !== undefined) closing = false;
    const own = truth.sub('items');
    if (own !== undefined) roots.add(own.deref());
  }
  const asides = [...known.asides].flatMap((node) =>
    node.get('prefixItems') === undefined ? (node.sub('items') ?? []) : [],
  );
  return roots.size + asides.length === 0 ? false : [{ roots: [...roots], asides, claim, closing }];
};

/**
 * The claims of all keywords that say something of the value itself or of its parts; the compositions stand in
 * inside.ts.
 */
export const claims: Readonly<Record<string, Claim>> = {
  type: (known, node) => {
    const { mask, integer } = listed(node.get('type') as Json);
    return shown((known.types & ~mask) === 0 && (!integer || isWhole(known)));
  },
  minimum: limit('minimum', 1, false),
  maximum: limit('maximum', -1, false),
  exclusiveMinimum: limit('exclusiveMinimum', 1, true),
  exclusiveMaximum: limit('exclusiveMaximum', -1, true),
  multipleOf: (known, node) => {
    const of = node.number('multipleOf');
    if (of === undefined || of <= 0) return false;
    if (isWhole(known) && isMultiple(1, of)) return SHOWN;
    return shown(
      some(known, (truth) => {
        const own = truth.number('multipleOf');
        return own !== undefined && isMultiple(own, of);
      }),
    );
  },
  minLength: size('minLength', 1),
  maxLength: size('maxLength', -1),
  pattern,
  format: (known, node) => {
    const name = node.text('format') ?? '';
    if (some(known, (truth) => isNarrower(truth.text('format') ?? '', name))) return SHOWN;
    const format = numberFormat(name);
    if (format === undefined || ((known.types & STRING) !== 0 && isOpaqueOfTexts(name))) return false;
    return shown(
      (!format.integer || isWhole(known)) &&
        bounded(known, 1, format.min, false) &&
        bounded(known, -1, format.max, false),
    );
  },
  minItems: size('minItems', 1),
  maxItems: size('maxItems', -1),
  uniqueItems: (known, node) =>
    shown(node.get('uniqueItems') !== true || some(known, (truth) => truth.get('uniqueItems') === true)),
  items,
  minProperties: size('minProperties', 1),
  maxProperties: size('maxProperties', -1),
  properties,
  required,
  additionalProperties,
  patternProperties,
};
