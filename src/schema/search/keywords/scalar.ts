/** The keywords of numbers and strings, and `format`. */
import type { Json } from '../../../json.js';
import type { Node } from '../../node/node.js';
import { ARRAY, NUMBER, OBJECT, STRING } from '../../node/types.js';
import { isOpaque, isOpaqueOfTexts, numberFormat, stringFormat } from '../../strings/formats.js';
import { spellingOf } from '../../strings/spelling.js';
import type { Clause, Fact, Lit } from '../facts.js';
import type { Keyword, Setting } from './keyword.js';

const least = (limit: number, exclusive: boolean): Fact => ({ k: 'least', limit, exclusive });
const most = (limit: number, exclusive: boolean): Fact => ({ k: 'most', limit, exclusive });

/** A bound: the numbers that satisfy it, and those on its other side. */
function bound(keyword: string, inside: (limit: number) => Fact, outside: (limit: number) => Fact): Keyword {
  const limit = (lit: Lit): number | undefined => lit.node.number(keyword);
  return {
    types: NUMBER,
    affirm: (lit) => (limit(lit) === undefined ? [] : [inside(limit(lit) as number)]),
    deny: (lit) => (limit(lit) === undefined ? [] : [[outside(limit(lit) as number)]]),
  };
}

/** A least size (`minLength`, `minItems`, `minProperties`). */
export function atLeast(keyword: string, types: number): Keyword {
  return {
    types,
    affirm: (lit) => [{ k: 'size', min: lit.node.number(keyword) ?? 0, max: Number.POSITIVE_INFINITY }],
    deny: (lit) => [[{ k: 'size', min: 0, max: (lit.node.number(keyword) ?? 0) - 1 }]],
  };
}

/** A greatest size (`maxLength`, `maxItems`, `maxProperties`). */
export function atMost(keyword: string, types: number): Keyword {
  const limit = (lit: Lit): number => lit.node.number(keyword) ?? Number.POSITIVE_INFINITY;
  return {
    types,
    affirm: (lit) => [{ k: 'size', min: 0, max: limit(lit) }],
    deny: (lit) => [[{ k: 'size', min: limit(lit) + 1, max: Number.POSITIVE_INFINITY }]],
  };
}

function affirmFormat(lit: Lit, { type }: Setting): Fact[] {
  const name = lit.node.text('format');
  if (name === undefined) return [];
  const number = numberFormat(name);
  if (number !== undefined && type === NUMBER) {
    const whole: Fact[] = number.integer ? [{ k: 'multiple', of: 1, holds: true }] : [];
    return [...whole, least(number.min, false), most(number.max, false)];
  }
  if (!applies(name, type)) return [];
  return [{ k: 'format', name, holds: true, opaque: stringFormat(name) === undefined, said: lit.role === 'closing' }];
}

function denyFormat(lit: Lit, { type }: Setting): Clause {
  const name = lit.node.text('format');
  if (name === undefined) return [];
  const number = numberFormat(name);
  if (number !== undefined && type === NUMBER) {
    const whole: Clause = number.integer ? [[{ k: 'multiple', of: 1, holds: false }]] : [];
    return [...whole, [most(number.min, true)], [least(number.max, true)]];
  }
  if (!applies(name, type)) return [];
  const opaque = stringFormat(name) === undefined;
  // Whoever lists values beside a format of which nothing is known says of them that they have it.
  const listed = opaque ? listedBy(lit.node) : [];
  const others: Fact[] = listed.length === 0 ? [] : [{ k: 'out', values: listed }];
  return [[{ k: 'format', name, holds: false, opaque, said: false }, ...others]];
}

/** Formats of strings speak of strings; one that is not known may speak of anything that has a form. */
function applies(name: string, type: number): boolean {
  if (stringFormat(name) !== undefined) return type === STRING;
  return type === STRING ? isOpaqueOfTexts(name) : isOpaque(name);
}

function listedBy(node: Node): Json[] {
  const values = node.get('enum');
  const only = node.get('const');
  return [...(Array.isArray(values) ? values : []), ...(only === undefined ? [] : [only])];
}

function patternOf({ node }: Lit): string {
  return spellingOf(node.text('pattern') ?? '');
}

/** The keywords of numbers and strings. */
export const SCALAR: Readonly<Record<string, Keyword>> = {
  minimum: bound(
    'minimum',
    (limit) => least(limit, false),
    (limit) => most(limit, true),
  ),
  maximum: bound(
    'maximum',
    (limit) => most(limit, false),
    (limit) => least(limit, true),
  ),
  exclusiveMinimum: bound(
    'exclusiveMinimum',
    (limit) => least(limit, true),
    (limit) => most(limit, false),
  ),
  exclusiveMaximum: bound(
    'exclusiveMaximum',
    (limit) => most(limit, true),
    (limit) => least(limit, false),
  ),
  multipleOf: bound(
    'multipleOf',
    (of) => ({ k: 'multiple', of, holds: true }),
    (of) => ({ k: 'multiple', of, holds: false }),
  ),
  minLength: atLeast('minLength', STRING),
  maxLength: atMost('maxLength', STRING),
  pattern: {
    types: STRING,
    affirm: (lit) => [{ k: 'pattern', source: patternOf(lit), holds: true }],
    deny: (lit) => [[{ k: 'pattern', source: patternOf(lit), holds: false }]],
  },
  format: { types: NUMBER | STRING | ARRAY | OBJECT, affirm: affirmFormat, deny: denyFormat },
};
