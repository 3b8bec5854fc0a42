/**
 * The keywords of arrays and objects. What `properties`, `items` and their like assert of every part is not spelled out
 * here: the search asks the schemas that hold what they apply to the part at hand.
 */
import { isExcused, openings } from '../../node/excused.js';
import type { Node } from '../../node/node.js';
import { deniable } from '../../node/outline.js';
import { ARRAY, OBJECT } from '../../node/types.js';
import {
  type Alternative,
  asideOf,
  type Clause,
  declaresInside,
  type Fact,
  fact,
  type Lit,
  placeLit,
  type Scope,
  within,
} from '../facts.js';
import { type Keyword, type Setting, turned } from './keyword.js';
import { atLeast, atMost } from './scalar.js';

const nothingMore = (): Fact[] => [];
const INFINITY = Number.POSITIVE_INFINITY;
let scopes = 0;

/** A new scope of an `unevaluated...` keyword or of a closing. */
export function openScope(kind: Scope['kind'], exact: boolean, rest?: Lit): Scope {
  return rest === undefined ? { id: ++scopes, kind, exact } : { id: ++scopes, kind, exact, rest };
}

/** Some part fails the subschema; no way where the subschema takes everything. */
function failing(node: Node | undefined, { direction }: Setting, alternative: (lits: readonly Lit[]) => Fact): Clause {
  if (node === undefined || deniable(node) === 0) return [];
  return [[alternative([placeLit(node, false, 'open', direction)])]];
}

/** That a member is missed: it is not there, and no alternative that hides it holds. No way where it is hidden. */
function missed(lit: Lit, name: string): Alternative[] {
  if (!lit.hidden.names.has(name)) return [[{ k: 'hasnt', name }]];
  if (isExcused(lit.hidden, lit.node, name)) return [];
  const shut = openings(lit.hidden, name).flatMap(({ branch, condition, hiders }): Fact[] => {
    if (hiders.length > 0) return [];
    if (condition !== undefined) return [fact(asideOf(lit, condition.node, !condition.holds))];
    return branch === undefined ? [] : [fact(turned(lit, branch, false))];
  });
  return [[{ k: 'hasnt', name }, ...shut]];
}

/**
 * That a member is there, unless it is hidden. What only alternatives hide is written and demanded where none of them
 * holds.
 */
function owed(lit: Lit, name: string): Clause {
  const part: Fact = { k: 'part', name, lits: [], demanded: lit.role === 'closing' };
  if (!lit.hidden.names.has(name)) return [[part]];
  if (isExcused(lit.hidden, lit.node, name)) return [];
  // That it holds is all that is asked; what it evaluates counts where it is followed.
  const held = (node: Node): Fact => fact({ ...within(lit, node), scopes: [] });
  const hidden = openings(lit.hidden, name).flatMap((opening): Alternative[] => {
    const { branch, condition } = opening;
    const open = condition === undefined ? [] : [fact(asideOf(lit, condition.node, condition.holds))];
    if (branch !== undefined) open.push(held(branch));
    return opening.hiders.length === 0 ? [open] : opening.hiders.map((node) => [...open, held(node)]);
  });
  return [...hidden, [part]];
}

/** The schema without its `unevaluated...` keyword, and a part that nothing in it evaluates. */
function unevaluated(lit: Lit, kind: 'properties' | 'items', setting: Setting): Clause {
  const keyword = kind === 'properties' ? 'unevaluatedProperties' : 'unevaluatedItems';
  const scope = openScope(kind, true);
  const opened: Lit = { ...lit, holds: true, role: 'open', scopes: [scope], opened: scope };
  const part = (lits: readonly Lit[]): Fact =>
    kind === 'properties'
      ? { k: 'some', where: { kind: 'unevaluated', scope }, lits }
      : { k: 'someItem', from: 0, lits, scope };
  return failing(lit.node.sub(keyword), setting, part).map((alternative) => [fact(opened), ...alternative]);
}

function containsLimits(node: Node): { readonly min: number; readonly max: number } {
  return { min: node.number('minContains') ?? 1, max: node.number('maxContains') ?? INFINITY };
}

/** The keywords of arrays. */
const ARRAYS: Readonly<Record<string, Keyword>> = {
  items: {
    types: ARRAY,
    affirm: nothingMore,
    deny: (lit, setting) =>
      failing(lit.node.sub('items'), setting, (lits) => ({
        k: 'someItem',
        from: lit.node.list('prefixItems').length,
        lits,
      })),
  },
  prefixItems: {
    types: ARRAY,
    affirm: nothingMore,
    deny: (lit, setting) =>
      lit.node
        .list('prefixItems')
        .flatMap((node, index) => failing(node, setting, (lits) => ({ k: 'item', index, lits }))),
  },
  contains: {
    types: ARRAY,
    affirm(lit, { direction }) {
      const { min, max } = containsLimits(lit.node);
      const role = lit.role === 'closing' ? 'closing' : 'open';
      const item = placeLit(lit.node.sub('contains') as Node, true, role, direction, lit.group);
      if (min <= 0 && max === INFINITY && lit.scopes.length === 0 && !declaresInside(item)) return [];
      return [{ k: 'contains', lit: item, min, max, scopes: lit.scopes }];
    },
    deny(lit, { direction }) {
      const { min, max } = containsLimits(lit.node);
      const item = placeLit(lit.node.sub('contains') as Node, true, 'open', direction);
      const alternatives: Alternative[] = [];
      if (min > 0) alternatives.push([{ k: 'contains', lit: item, min: 0, max: min - 1, scopes: [] }]);
      if (max !== INFINITY) alternatives.push([{ k: 'contains', lit: item, min: max + 1, max: INFINITY, scopes: [] }]);
      return alternatives;
    },
  },
  minItems: atLeast('minItems', ARRAY),
  maxItems: atMost('maxItems', ARRAY),
  uniqueItems: {
    types: ARRAY,
    affirm: (lit) => (lit.node.get('uniqueItems') === true ? [{ k: 'unique', holds: true }] : []),
    deny: (lit) => (lit.node.get('uniqueItems') === true ? [[{ k: 'unique', holds: false }]] : []),
  },
  unevaluatedItems: {
    types: ARRAY,
    affirm: nothingMore,
    deny: (lit, setting) => unevaluated(lit, 'items', setting),
  },
};

/** The keywords of objects. */
const OBJECTS: Readonly<Record<string, Keyword>> = {
  required: {
    types: OBJECT,
    affirm: (lit) =>
      lit.node.texts('required').flatMap((name): readonly Fact[] => {
        const clause = owed(lit, name);
        return clause.length > 1 ? [{ k: 'either', clause }] : (clause[0] ?? []);
      }),
    deny: (lit) => lit.node.texts('required').flatMap((name) => missed(lit, name)),
  },
  properties: {
    types: OBJECT,
    affirm: nothingMore,
    deny: (lit, setting) =>
      [...lit.node.map('properties')].flatMap(([name, node]) =>
        failing(node, setting, (lits) => ({ k: 'part', name, lits })),
      ),
  },
  patternProperties: {
    types: OBJECT,
    affirm: nothingMore,
    deny: (lit, setting) =>
      [...lit.node.map('patternProperties')].flatMap(([pattern, node]) =>
        failing(node, setting, (lits) => ({ k: 'some', where: { kind: 'pattern', pattern }, lits })),
      ),
  },
  additionalProperties: {
    types: OBJECT,
    affirm: nothingMore,
    deny(lit, setting) {
      const names = new Set(lit.node.map('properties').keys());
      const patterns = [...lit.node.map('patternProperties').keys()];
      const rest = lit.node.sub('additionalProperties');
      return failing(rest, setting, (lits) => ({ k: 'some', where: { kind: 'rest', names, patterns }, lits }));
    },
  },
  propertyNames: {
    types: OBJECT,
    affirm: nothingMore,
    deny: (lit, { direction }) => [
      [{ k: 'someName', lit: placeLit(lit.node.sub('propertyNames') as Node, false, 'open', direction) }],
    ],
  },
  minProperties: atLeast('minProperties', OBJECT),
  maxProperties: atMost('maxProperties', OBJECT),
  dependentRequired: {
    types: OBJECT,
    affirm: (lit) =>
      dependents(lit).flatMap(([name, needed]): Fact[] => {
        const clause = owed(lit, needed);
        return clause.length === 0 ? [] : [{ k: 'either', clause: [[{ k: 'hasnt', name }], ...clause] }];
      }),
    deny: (lit) =>
      dependents(lit).flatMap(([name, needed]) =>
        missed(lit, needed).map((alternative): Alternative => [{ k: 'part', name, lits: [] }, ...alternative]),
      ),
  },
  dependentSchemas: {
    types: OBJECT,
    affirm: (lit) =>
      [...lit.node.map('dependentSchemas')].map(([name, node]) => ({
        k: 'either',
        clause: [[{ k: 'hasnt', name }], [{ k: 'part', name, lits: [] }, fact(within(lit, node))]],
      })),
    deny: (lit) =>
      [...lit.node.map('dependentSchemas')].map(([name, node]) => [
        { k: 'part', name, lits: [] },
        fact(within(lit, node)),
      ]),
  },
  unevaluatedProperties: {
    types: OBJECT,
    affirm: nothingMore,
    deny: (lit, setting) => unevaluated(lit, 'properties', setting),
  },
};

function dependents(lit: Lit): [string, string][] {
  const table = lit.node.get('dependentRequired');
  if (typeof table !== 'object' || table === null || Array.isArray(table)) return [];
  return Object.entries(table).flatMap(([name, needed]) =>
    (Array.isArray(needed) ? needed.filter((entry) => typeof entry === 'string') : []).map(
      (other): [string, string] => [name, other],
    ),
  );
}

/** The keywords of arrays and objects. */
export const CONTAINER: Readonly<Record<string, Keyword>> = { ...ARRAYS, ...OBJECTS };
