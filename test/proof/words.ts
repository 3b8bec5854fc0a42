/** Words that the whole proof shares. */

/** Who sends: a client built on the base, or a server on the revision. */
export type Direction = 'request' | 'response';

/** The other one. */
export function turned(direction: Direction): Direction {
  return direction === 'request' ? 'response' : 'request';
}

/** The keywords that hold one subschema for the same value, a list of them, or one for each name. */
export const inPlace = {
  one: ['not', 'if', 'then', 'else'],
  many: ['allOf', 'anyOf', 'oneOf'],
  named: ['dependentSchemas'],
} as const;

/** The keywords that hold one subschema for a part of the value, a list of them, or one for each name. */
export const inside = {
  one: ['items', 'contains', 'additionalProperties', 'propertyNames', 'unevaluatedItems', 'unevaluatedProperties'],
  many: ['prefixItems'],
  named: ['properties', 'patternProperties'],
} as const;
