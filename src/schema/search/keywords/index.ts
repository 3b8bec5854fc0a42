/** The list of keywords, and what a whole schema comes down to at a place. */
import { isHidden } from '../../node/hidden.js';
import { ARRAY, OBJECT } from '../../node/types.js';
import { type Clause, type Fact, type Lit, nothing, placeLit } from '../facts.js';
import { CONTAINER, openScope } from './container.js';
import { INPLACE } from './inplace.js';
import type { Keyword, Setting } from './keyword.js';
import { SCALAR } from './scalar.js';

const KEYWORDS: ReadonlyMap<string, Keyword> = new Map(Object.entries({ ...INPLACE, ...SCALAR, ...CONTAINER }));

/** A schema that holds: itself with the scopes it opens, and its facts. */
export interface Affirmed {
  readonly self: Lit;
  readonly facts: readonly Fact[];
}

/** What follows when the schema holds of a value of this type. */
export function affirm(lit: Lit, setting: Setting): Affirmed {
  const { node } = lit;
  const fault = node.fault();
  if (fault !== undefined) return { self: lit, facts: [{ k: 'doubt', reason: fault }] };
  if (node.schema === false) return { self: lit, facts: [{ k: 'never' }] };
  const self = withScope(lit, setting);
  const facts: Fact[] = [];
  for (const name of node.keywords) {
    const keyword = KEYWORDS.get(name);
    if (keyword !== undefined && (keyword.types & setting.type) !== 0) facts.push(...keyword.affirm(self, setting));
  }
  return { self, facts };
}

/** The alternatives of which one must hold for the schema to fail a value of this type; none: it cannot fail. */
export function deny(lit: Lit, setting: Setting): Clause {
  const { node } = lit;
  const fault = node.fault();
  if (fault !== undefined) return [[{ k: 'doubt', reason: fault }]];
  if (node.schema === false) return [[]];
  const alternatives: (readonly Fact[])[] = [];
  for (const name of node.keywords) {
    const keyword = KEYWORDS.get(name);
    if (keyword === undefined || (keyword.types & setting.type) === 0) continue;
    for (const alternative of keyword.deny(lit, setting)) {
      if (alternative.length === 0) return [[]];
      alternatives.push(alternative);
    }
  }
  return alternatives;
}

function withScope(lit: Lit, { type, direction }: Setting): Lit {
  const kind = type === OBJECT ? 'properties' : type === ARRAY ? 'items' : undefined;
  if (kind === undefined || lit.opened?.kind === kind) return lit;
  const rest = lit.node.sub(kind === 'properties' ? 'unevaluatedProperties' : 'unevaluatedItems');
  if (rest === undefined) return lit;
  const role = lit.role === 'closing' ? 'closing' : 'open';
  // The sender does not write members that are hidden.
  const hidden = kind === 'properties' && role === 'closing' && isHidden(rest, direction);
  const left = hidden ? nothing(lit) : placeLit(rest, true, role, direction, lit.group);
  const scope = openScope(kind, kind === 'items', left);
  return { ...lit, scopes: [...lit.scopes, scope], opened: scope };
}
