/** What several schemas of one value say of the same part of it. */
import { isObject, type Json, type JsonObject } from '../../src/json.js';

/** A part of a value, and the schemas that speak of it. */
export interface Spoken {
  readonly parts: readonly Json[];
  /** A schema that says something of that part alone. */
  at(said: Json): JsonObject;
}

/** Patterns of one value whose ways to match are told apart; of more, none is. */
const mostPatterns = 3;

/** The members and items that some schemas of one value speak of, by name and by which patterns match it. */
export function spokenOf(schemas: readonly JsonObject[]): Spoken[] {
  const items = schemas.flatMap((each) =>
    each.items !== undefined && each.prefixItems === undefined ? [each.items] : [],
  );
  const declared = schemas.flatMap(({ properties }) => entries(properties));
  const patterns = schemas.flatMap(({ patternProperties }) => entries(patternProperties)).slice(0, mostPatterns);
  const names = [...new Set(declared.map(([name]) => name))];
  const ofNames = names.map((name): Spoken => {
    const own = declared.flatMap(([other, part]) => (other === name ? [part] : []));
    const matching = patterns.flatMap(([pattern, part]) => (new RegExp(pattern, 'u').test(name) ? [part] : []));
    return { parts: [...own, ...matching], at: (said) => ({ properties: { [name]: said } }) };
  });
  const others = subsets(patterns).map((some): Spoken => {
    const anywhere = (sign: string, pattern: string): string => `(?${sign}[\\s\\S]*(?:${pattern}))`;
    const looks = patterns.map((each) => anywhere(some.includes(each) ? '=' : '!', each[0]));
    const named = names.map((name) => name.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&'));
    const rest = named.length === 0 ? '' : `(?!(?:${named.join('|')})$)`;
    return {
      parts: some.map(([, part]) => part),
      at: (said) => ({ patternProperties: { [`^${rest}${looks.join('')}`]: said } }),
    };
  });
  return [...ofNames, ...others, { parts: items, at: (said) => ({ items: said }) }];
}

/** All but the empty one. */
function subsets<Item>([first, ...others]: readonly Item[]): Item[][] {
  if (first === undefined) return [];
  const left = subsets(others);
  return [[first], ...left, ...left.map((each) => [first, ...each])];
}

const entries = (value: Json | undefined): [string, Json][] => (isObject(value) ? Object.entries(value) : []);
