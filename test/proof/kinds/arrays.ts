/** Edits of schemas of arrays. */
import type { Json, JsonObject } from '../../../src/json.js';
import { type Draw, numberOf, type SchemaKind, says, typeOf, without } from './kind.js';

const least = (json: JsonObject): number => numberOf(json, 'minItems') ?? 0;
const most = (json: JsonObject): number => (numberOf(json, 'maxItems') ?? Math.max(4, least(json) + 2)) - 1;
const more = (json: JsonObject): number => Math.max(2, least(json) + 1);

/** So many items, all alike or told apart. */
function items(json: JsonObject, length: number, draw: Draw): (Json | undefined)[] {
  const item = draw((json.items as Json | undefined) ?? true);
  if (item === undefined) return length === 0 ? [[]] : [];
  const alike = Array.from({ length }, () => structuredClone(item));
  const apart = alike.map((each, index) =>
    typeof each === 'string' ? `${each}${index}` : typeof each === 'number' ? each + index : each,
  );
  return [alike, apart];
}

function edited(
  id: string,
  effect: SchemaKind['effect'],
  fits: (json: JsonObject) => boolean,
  change: (json: JsonObject) => JsonObject,
  tries: (json: JsonObject, draw: Draw) => readonly (Json | undefined)[],
): SchemaKind {
  return {
    id,
    effect,
    edit: ({ json }) => {
      if (typeOf(json) !== 'array' || says(json, 'enum', 'prefixItems', 'contains') || !fits(json)) return undefined;
      return { schema: change(json), tries: (_, draw) => tries(json, draw) };
    },
  };
}

export const arrayKinds: readonly SchemaKind[] = [
  edited(
    'max-items-lowered',
    'narrower',
    (json) => most(json) >= least(json) && most(json) > 0,
    (json) => ({ ...json, maxItems: most(json) }),
    (json, draw) => items(json, most(json) + 1, draw),
  ),
  edited(
    'min-items-raised',
    'narrower',
    (json) => more(json) <= (numberOf(json, 'maxItems') ?? 100),
    (json) => ({ ...json, minItems: more(json) }),
    (json, draw) => items(json, more(json) - 1, draw),
  ),
  edited(
    'unique-items-set',
    'narrower',
    (json) => json.uniqueItems !== true && (numberOf(json, 'maxItems') ?? 2) > 1,
    (json) => ({ ...json, uniqueItems: true }),
    (json, draw) => items(json, Math.max(2, least(json)), draw),
  ),
  edited(
    'max-items-removed',
    'wider',
    (json) => says(json, 'maxItems'),
    (json) => without(json, 'maxItems'),
    (json, draw) => items(json, (numberOf(json, 'maxItems') ?? 0) + 1, draw),
  ),
  edited(
    'min-items-removed',
    'wider',
    (json) => least(json) > 1,
    (json) => without(json, 'minItems'),
    (json, draw) => items(json, least(json) - 1, draw),
  ),
  edited(
    'unique-items-removed',
    'wider',
    (json) => json.uniqueItems === true,
    (json) => without(json, 'uniqueItems'),
    (json, draw) => items(json, Math.max(2, least(json)), draw),
  ),
  {
    id: 'contains-demanded',
    effect: 'narrower',
    edit: ({ json, text, release }) => {
      if (release.old || text || typeOf(json) !== 'array' || says(json, 'enum', 'prefixItems', 'contains'))
        return undefined;
      return {
        schema: { ...json, contains: { const: 'added-by-the-proof' } },
        tries: (_, draw) => items(json, least(json), draw),
      };
    },
  },
  {
    id: 'items-opened',
    effect: 'wider',
    edit: ({ json, text }) => {
      if (text || typeOf(json) !== 'array' || json.items === undefined || says(json, 'enum', 'prefixItems', 'contains'))
        return undefined;
      const length = Math.max(1, least(json));
      const tries = [1, 'x', null, {}, [[]], { zz: 1 }].map((item) => Array.from({ length }, () => item));
      return { schema: { ...json, items: {} }, tries: () => tries as Json[] };
    },
  },
];
