/** The keywords that apply subschemas to the same value, and those that speak of every type. */
import type { Json } from '../../../json.js';
import { type Choice, choice } from '../../node/discriminator.js';
import { literals, Node } from '../../node/node.js';
import { overlaps } from '../../node/overlaps.js';
import { ALL, listed, NUMBER, OBJECT, typeOf } from '../../node/types.js';
import {
  type Alternative,
  aside,
  asideOf,
  type Clause,
  deferred,
  type Fact,
  fact,
  type Lit,
  within,
} from '../facts.js';
import { type Keyword, type Setting, turned } from './keyword.js';

/**
 * Of more branches it is spelled out only when it is met how one of them stands to the others: there are as many pairs
 * as squares.
 */
const MANY = 32;

function oneOf(lit: Lit, nodes: readonly Node[]): Clause {
  const beside = overlaps(nodes, lit.hidden.names);
  return nodes.map((node, at) => {
    const alone = (): Fact[] => beside[at]!.map((other) => fact(turned(lit, nodes[other] as Node, false)));
    const rest = nodes.length > MANY ? [deferred(() => [alone()])] : alone();
    return [fact(within(lit, node)), ...rest];
  });
}

function notOneOf(lit: Lit, nodes: readonly Node[]): Clause {
  const beside = overlaps(nodes, lit.hidden.names);
  const holds = (at: number): Fact => fact(turned(lit, nodes[at] as Node, true));
  const pairs = [...nodes.keys()].flatMap((at): Alternative[] => {
    const later = beside[at]!.filter((other) => other > at);
    if (later.length === 0 || nodes.length <= MANY) return later.map((other) => [holds(at), holds(other)]);
    return [[holds(at), deferred(() => later.map((other) => [holds(other)]))]];
  });
  return [nodes.map((node) => fact(within(lit, node))), ...pairs];
}

function anyOf(lit: Lit, nodes: readonly Node[]): Fact[] {
  const facts: Fact[] = [{ k: 'either', clause: nodes.map((node) => [fact(within(lit, node))]) }];
  if (!lit.scopes.some((scope) => scope.exact)) return facts;
  for (const node of nodes) {
    facts.push({ k: 'either', clause: [[fact(within(lit, node))], [fact(turned(lit, node, false))]] });
  }
  return facts;
}

/** The member's value is one of these; or none of them. */
function chosen(lit: Lit, made: Choice, values: readonly Json[], holds: boolean): Fact {
  const lits = [aside(Node.of({ enum: [...values] }, literals), holds)];
  return { k: 'part', name: made.property, lits, demanded: lit.holds && lit.role === 'closing' };
}

/**
 * Each value of the member, and which branches it leaves: for those that choose none, and for objects without the
 * member, a union.
 */
function choices(lit: Lit, made: Choice, union: (branches: readonly Node[]) => Clause): Clause {
  const named = made.cases.flatMap((entry) => entry.values);
  const either = (branches: readonly Node[]): Fact => ({ k: 'either', clause: union(branches) });
  return [
    ...made.cases.map((entry): Alternative => [chosen(lit, made, entry.values, true), fact(within(lit, entry.node))]),
    ...(made.rest.length === 0 ? [] : [[chosen(lit, made, named, false), either(made.rest)]]),
    [{ k: 'hasnt', name: made.property }, either(lit.node.list(made.keyword))],
  ];
}

function affirmChoice(lit: Lit, made: Choice): Fact {
  const union = (branches: readonly Node[]): Clause =>
    made.keyword === 'oneOf' ? oneOf(lit, branches) : branches.map((node) => [fact(within(lit, node))]);
  return { k: 'either', clause: choices(lit, made, union) };
}

function denyChoice(lit: Lit, made: Choice): Clause {
  const union = (branches: readonly Node[]): Clause =>
    made.keyword === 'oneOf' ? notOneOf(lit, branches) : [branches.map((node) => fact(within(lit, node)))];
  const clause = choices(lit, made, union);
  const named = made.cases.flatMap((entry) => entry.values);
  return made.rest.length === 0 ? [...clause, [chosen(lit, made, named, false)]] : clause;
}

/** The discriminator's choice where it applies in place of this keyword. */
function choosing(lit: Lit, keyword: string, setting: Setting): Choice | undefined {
  const made = setting.type === OBJECT ? choice(lit.node) : undefined;
  return made?.keyword === keyword ? made : undefined;
}

function condition(lit: Lit, holds: boolean): Lit {
  const node = lit.node.sub('if') as Node;
  if (!holds) return asideOf(lit, node, false);
  return {
    ...asideOf(lit, node, true),
    role: lit.role === 'open' ? 'open' : 'evaluating',
    group: lit.group,
    scopes: lit.scopes,
  };
}

function part(lit: Lit, keyword: string): Fact[] {
  const node = lit.node.sub(keyword);
  return node === undefined ? [] : [fact(within(lit, node))];
}

/** Every keyword that is not bound to one type. `format` stands with the keywords of strings. */
export const INPLACE: Readonly<Record<string, Keyword>> = {
  $ref: {
    types: ALL,
    affirm: (lit) => [fact(within(lit, lit.node.target() as Node))],
    deny: (lit) => [[fact(within(lit, lit.node.target() as Node))]],
  },
  $dynamicRef: {
    types: ALL,
    affirm: () => [{ k: 'doubt', reason: '$dynamicRef is not followed' }],
    deny: () => [[{ k: 'doubt', reason: '$dynamicRef is not followed' }]],
  },
  type: {
    types: ALL,
    affirm(lit, { type }) {
      const { mask, integer } = listed(lit.node.get('type') as Json);
      if ((mask & type) === 0) return [{ k: 'never' }];
      return integer && type === NUMBER ? [{ k: 'multiple', of: 1, holds: true }] : [];
    },
    deny(lit, { type }) {
      const { mask, integer } = listed(lit.node.get('type') as Json);
      if ((mask & type) === 0) return [[]];
      return integer && type === NUMBER ? [[{ k: 'multiple', of: 1, holds: false }]] : [];
    },
  },
  const: {
    types: ALL,
    affirm: (lit) => [{ k: 'in', values: [lit.node.get('const') as Json] }],
    deny: (lit, { type }) => [outside([lit.node.get('const') as Json], type)],
  },
  enum: {
    types: ALL,
    affirm: (lit) => [{ k: 'in', values: lit.node.get('enum') as Json[] }],
    deny: (lit, { type }) => [outside(lit.node.get('enum') as Json[], type)],
  },
  allOf: {
    types: ALL,
    affirm: (lit) => lit.node.list('allOf').map((node) => fact(within(lit, node))),
    deny: (lit) => lit.node.list('allOf').map((node) => [fact(within(lit, node))]),
  },
  anyOf: {
    types: ALL,
    affirm(lit, setting) {
      const made = choosing(lit, 'anyOf', setting);
      return made === undefined ? anyOf(lit, lit.node.list('anyOf')) : [affirmChoice(lit, made)];
    },
    deny(lit, setting) {
      const made = choosing(lit, 'anyOf', setting);
      return made === undefined
        ? [lit.node.list('anyOf').map((node) => fact(within(lit, node)))]
        : denyChoice(lit, made);
    },
  },
  oneOf: {
    types: ALL,
    affirm(lit, setting) {
      const made = choosing(lit, 'oneOf', setting);
      return [
        made === undefined ? { k: 'either', clause: oneOf(lit, lit.node.list('oneOf')) } : affirmChoice(lit, made),
      ];
    },
    deny(lit, setting) {
      const made = choosing(lit, 'oneOf', setting);
      return made === undefined ? notOneOf(lit, lit.node.list('oneOf')) : denyChoice(lit, made);
    },
  },
  not: {
    types: ALL,
    affirm: (lit) => [fact(asideOf(lit, lit.node.sub('not') as Node, false))],
    deny: (lit) => [[fact(asideOf(lit, lit.node.sub('not') as Node, true))]],
  },
  if: {
    types: ALL,
    affirm(lit) {
      const then = part(lit, 'then');
      const otherwise = part(lit, 'else');
      if (then.length + otherwise.length === 0 && lit.scopes.length === 0) return [];
      return [
        {
          k: 'either',
          clause: [
            [fact(condition(lit, true)), ...then],
            [fact(condition(lit, false)), ...otherwise],
          ],
        },
      ];
    },
    deny(lit) {
      const then = part(lit, 'then').map((failing) => [fact(condition(lit, true)), failing]);
      const otherwise = part(lit, 'else').map((failing) => [fact(condition(lit, false)), failing]);
      return [...then, ...otherwise];
    },
  },
};

function outside(values: readonly Json[], type: number): Fact[] {
  const left = values.filter((value) => typeOf(value) === type);
  return left.length === 0 ? [] : [{ k: 'out', values: left }];
}
