/**
 * What can be told of a schema at a glance, each an over-approximation that is computed once: which types it may hold,
 * which it may refuse, the finitely many values it may be confined to, the tags of its members. They prune the search.
 */
import { canonical, type Json } from '../../json.js';
import { isOpaque, isOpaqueOfTexts, numberFormat, stringFormat } from '../strings/formats.js';
import type { Node } from './node.js';
import { ALL, ARRAY, listed, NUMBER, OBJECT, STRING, typeOf } from './types.js';

/** A member that is confined to finitely many values (as canonical texts) wherever it is present. */
export interface Tag {
  readonly values: ReadonlySet<string>;
  readonly required: boolean;
}

/** Computes once for each node; while it is being computed (recursion) the node answers `meanwhile`. */
function once<T>(meanwhile: T, compute: (node: Node) => T): (node: Node) => T {
  const answers = new WeakMap<Node, T>();
  return (node) => {
    const known = answers.get(node);
    if (known !== undefined) return known;
    answers.set(node, meanwhile);
    const answer = compute(node);
    answers.set(node, answer);
    return answer;
  };
}

/** The types of the values that the schema may hold. */
export const possible: (node: Node) => number = once(ALL, (node) => {
  if (typeof node.schema === 'boolean') return node.schema ? ALL : 0;
  let mask = ALL;
  const type = node.get('type');
  if (type !== undefined) mask &= listed(type).mask;
  const values = ownValues(node);
  if (values !== undefined) mask &= values.reduce<number>((types, value) => types | typeOf(value), 0);
  const target = node.target();
  if (target !== undefined) mask &= possible(target);
  for (const part of node.list('allOf')) mask &= possible(part);
  for (const keyword of ['anyOf', 'oneOf']) if (node.get(keyword) !== undefined) mask &= anyPossible(node, keyword);
  const not = node.sub('not');
  if (not !== undefined) mask &= deniable(not);
  return mask;
});

function anyPossible(node: Node, keyword: string): number {
  let mask = 0;
  for (const branch of node.list(keyword)) mask |= possible(branch);
  return mask;
}

/** The types of the values that the schema may refuse. */
export const deniable: (node: Node) => number = once(ALL, (node) => {
  if (typeof node.schema === 'boolean') return node.broken !== undefined ? ALL : node.schema ? 0 : ALL;
  let mask = 0;
  for (const keyword of node.keywords) mask |= deniableBy(node, keyword);
  return mask;
});

const BY_KEYWORD: Readonly<Record<string, number>> = {
  const: ALL,
  enum: ALL,
  minimum: NUMBER,
  maximum: NUMBER,
  exclusiveMinimum: NUMBER,
  exclusiveMaximum: NUMBER,
  multipleOf: NUMBER,
  minLength: STRING,
  maxLength: STRING,
  pattern: STRING,
  items: ARRAY,
  prefixItems: ARRAY,
  contains: ARRAY,
  minItems: ARRAY,
  maxItems: ARRAY,
  uniqueItems: ARRAY,
  unevaluatedItems: ARRAY,
  properties: OBJECT,
  required: OBJECT,
  patternProperties: OBJECT,
  additionalProperties: OBJECT,
  propertyNames: OBJECT,
  minProperties: OBJECT,
  maxProperties: OBJECT,
  dependentRequired: OBJECT,
  unevaluatedProperties: OBJECT,
  dependentSchemas: OBJECT,
  $dynamicRef: ALL,
};

/** The types of the values that one keyword of the schema may refuse. */
export function deniableBy(node: Node, keyword: string): number {
  switch (keyword) {
    case 'type': {
      const { mask, integer } = listed(node.get('type') as Json);
      return (ALL & ~mask) | (integer ? NUMBER : 0);
    }
    case 'format':
      return deniableByFormat(node.text('format'));
    case '$ref':
      return node.target() === undefined ? ALL : deniable(node.target()!);
    case 'allOf':
      return node.list('allOf').reduce((mask, part) => mask | deniable(part), 0);
    case 'anyOf':
    case 'oneOf':
      return deniableByBranches(node, keyword);
    case 'not':
      return possible(node.sub('not')!);
    case 'then':
    case 'else':
      return node.get('if') === undefined ? 0 : deniable(node.sub(keyword)!);
    default:
      return BY_KEYWORD[keyword] ?? 0;
  }
}

function deniableByFormat(name: string | undefined): number {
  if (name === undefined) return 0;
  if (numberFormat(name) !== undefined) return isOpaqueOfTexts(name) ? NUMBER | STRING : NUMBER;
  if (stringFormat(name) !== undefined) return STRING;
  return isOpaque(name) ? NUMBER | STRING | ARRAY | OBJECT : 0;
}

function deniableByBranches(node: Node, keyword: string): number {
  const branches = node.list(keyword);
  let mask = branches.reduce((types, branch) => types & deniable(branch), ALL);
  if (node.get('discriminator') !== undefined) mask |= OBJECT;
  if (keyword === 'oneOf') {
    let seen = 0;
    for (const branch of branches) {
      mask |= seen & possible(branch);
      seen |= possible(branch);
    }
  }
  return mask;
}

function ownValues(node: Node): readonly Json[] | undefined {
  const constant = node.get('const');
  if (constant !== undefined) return [constant];
  const list = node.get('enum');
  return Array.isArray(list) ? list : undefined;
}

/** The values that the schema is confined to, where a const or an enum confines it; null where nothing does. */
export const finite: (node: Node) => readonly Json[] | null = once<readonly Json[] | null>(null, (node) => {
  const own = ownValues(node);
  if (own !== undefined) return own;
  const target = node.target();
  const behind = target === undefined ? null : finite(target);
  if (behind !== null) return behind;
  for (const part of node.list('allOf')) {
    const values = finite(part);
    if (values !== null) return values;
  }
  return null;
});

/** The same as canonical texts. */
const finiteTexts: (node: Node) => ReadonlySet<string> = once(
  new Set<string>(),
  (node) => new Set(finite(node)?.map(canonical)),
);

const NO_TAGS: ReadonlyMap<string, Tag> = new Map();

/** The members of the schema's objects that are confined to finitely many values. */
export const tags: (node: Node) => ReadonlyMap<string, Tag> = once(NO_TAGS, (node) => {
  const found = new Map<string, Tag>();
  const parts = [...node.list('allOf'), ...(node.target() === undefined ? [] : [node.target()!])];
  for (const part of parts) for (const [name, tag] of tags(part)) found.set(name, tag);
  const required = new Set(demanded(node));
  for (const [name, child] of node.map('properties')) {
    if (finite(child) !== null) found.set(name, { values: finiteTexts(child), required: required.has(name) });
  }
  for (const [name, tag] of found) if (!tag.required && required.has(name)) found.set(name, { ...tag, required: true });
  return found.size === 0 ? NO_TAGS : found;
});

/** The names that the schema or a part of its allOf requires. */
export const demanded: (node: Node) => readonly string[] = once<readonly string[]>([], (node) => {
  const target = node.target();
  const parts = target === undefined ? node.list('allOf') : [...node.list('allOf'), target];
  return [...node.texts('required'), ...parts.flatMap((part) => demanded(part))];
});

/** Can no value satisfy both, where the names in `hidden` and `other` are not demanded? (Undecided counts as no.) */
export function disjoint(a: Node, b: Node, hidden: ReadonlySet<string>, other = hidden): boolean {
  const common = possible(a) & possible(b);
  if (common === 0) return true;
  if (finite(a) !== null && finite(b) !== null && !meet(finiteTexts(a), finiteTexts(b))) return true;
  if (common !== OBJECT) return false;
  const others = tags(b);
  for (const [name, tag] of tags(a)) {
    const rival = others.get(name);
    if (rival === undefined || hidden.has(name) || other.has(name) || !(tag.required || rival.required)) continue;
    if (!meet(tag.values, rival.values)) return true;
  }
  return false;
}

/** Have the two a text in common? */
function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [fewer, more] = a.size < b.size ? [a, b] : [b, a];
  for (const text of fewer) if (more.has(text)) return true;
  return false;
}
