/** What a schema that holds says of one member or item, and whether it counts that one as evaluated. */
import { isHidden } from '../node/hidden.js';
import { memberNodes } from '../node/members.js';
import type { Node } from '../node/node.js';
import type { Direction } from '../question.js';
import { matches } from '../strings/patterns.js';
import { type Lit, nothing, partLits, type Scope, type Where } from './facts.js';

/** What the member must satisfy; the sender does not write a hidden one. */
export function memberLits(lit: Lit, name: string, direction: Direction): Lit[] {
  const nodes = memberNodes(lit.node, name);
  if (lit.role === 'closing' && nodes.some((node) => isHidden(node, direction))) return [nothing(lit)];
  return partLits(lit, nodes, direction);
}

/** Is a member of this name meant, where names tell? */
export function isMeant(where: Exclude<Where, { kind: 'unevaluated' }>, name: string): boolean {
  if (where.kind === 'pattern') return matches(where.pattern, name);
  return !where.names.has(name) && !where.patterns.some((pattern) => matches(pattern, name));
}

/** Does the schema by itself count the member as evaluated (in the sense of `unevaluatedProperties`)? */
export function evaluatesMember(node: Node, name: string, opened: Scope | undefined, scope: Scope): boolean {
  if (node.get('unevaluatedProperties') !== undefined && opened !== scope) return true;
  if (node.get('additionalProperties') !== undefined || node.map('properties').has(name)) return true;
  for (const pattern of node.map('patternProperties').keys()) if (matches(pattern, name)) return true;
  return false;
}

/**
 * Does the schema by itself count the item as evaluated (in the sense of `unevaluatedItems`), `contains` left aside?
 */
export function evaluatesItem(node: Node, index: number, opened: Scope | undefined, scope: Scope): boolean {
  if (node.get('unevaluatedItems') !== undefined && opened !== scope) return true;
  return node.get('items') !== undefined || index < node.list('prefixItems').length;
}
