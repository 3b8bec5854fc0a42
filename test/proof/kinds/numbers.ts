/** Edits of schemas of numbers. */
import type { Json, JsonObject } from '../../../src/json.js';
import { listsValues, numberOf, type SchemaKind, says, typeOf, without } from './kind.js';

function edited(
  id: string,
  effect: SchemaKind['effect'],
  fits: (json: JsonObject) => boolean,
  change: (json: JsonObject) => JsonObject,
  tries: (json: JsonObject) => readonly Json[],
): SchemaKind {
  return {
    id,
    effect,
    edit: ({ json }) => {
      const type = typeOf(json);
      if ((type !== 'integer' && type !== 'number') || listsValues(json) || !fits(json)) return undefined;
      return { schema: change(json), tries: (usual) => [...tries(json), usual] };
    },
  };
}

const plainBounds = (json: JsonObject): boolean => !says(json, 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf');
const least = (json: JsonObject): number | undefined => numberOf(json, 'minimum');
const most = (json: JsonObject): number | undefined => numberOf(json, 'maximum');
const lowered = (json: JsonObject): number => (most(json) ?? (least(json) ?? 0) + 1000) - 1;
const raised = (json: JsonObject): number => (least(json) ?? Math.min(0, most(json) ?? 0) - 10) + 1;

export const numberKinds: readonly SchemaKind[] = [
  edited(
    'maximum-lowered',
    'narrower',
    (json) => plainBounds(json) && lowered(json) > (least(json) ?? Number.NEGATIVE_INFINITY),
    (json) => ({ ...json, maximum: lowered(json) }),
    (json) => [lowered(json) + 1],
  ),
  edited(
    'minimum-raised',
    'narrower',
    (json) => plainBounds(json) && raised(json) < (most(json) ?? Number.POSITIVE_INFINITY),
    (json) => ({ ...json, minimum: raised(json) }),
    (json) => [raised(json) - 1],
  ),
  edited(
    'multiple-of-set',
    'narrower',
    (json) => plainBounds(json),
    (json) => ({ ...json, multipleOf: 7 }),
    (json) => [1, (least(json) ?? 0) + 1, least(json) ?? 2, (most(json) ?? 4) - 1],
  ),
  edited(
    'number-to-integer',
    'narrower',
    (json) => typeOf(json) === 'number' && !says(json, 'format', 'multipleOf'),
    (json) => ({ ...json, type: [json.type].flat().includes('null') ? ['integer', 'null'] : 'integer' }),
    (json) => [1.5, (least(json) ?? 0) + 0.5, (most(json) ?? 3) - 0.5],
  ),
  edited(
    'maximum-removed',
    'wider',
    (json) => says(json, 'maximum') && !says(json, 'exclusiveMaximum'),
    (json) => without(json, 'maximum'),
    (json) => [(most(json) ?? 0) + 1, (most(json) ?? 0) + (numberOf(json, 'multipleOf') ?? 1)],
  ),
  edited(
    'minimum-removed',
    'wider',
    (json) => says(json, 'minimum') && !says(json, 'exclusiveMinimum'),
    (json) => without(json, 'minimum'),
    (json) => [(least(json) ?? 0) - 1, (least(json) ?? 0) - (numberOf(json, 'multipleOf') ?? 1)],
  ),
  edited(
    'multiple-of-removed',
    'wider',
    (json) => says(json, 'multipleOf'),
    (json) => without(json, 'multipleOf'),
    (json) => [1, 0.001, (least(json) ?? 0) + 0.001, (least(json) ?? 0) + 1],
  ),
  edited(
    'integer-to-number',
    'wider',
    (json) => typeOf(json) === 'integer' && !says(json, 'format', 'multipleOf'),
    (json) => ({ ...json, type: [json.type].flat().includes('null') ? ['number', 'null'] : 'number' }),
    (json) => [1.5, (least(json) ?? 0) + 0.5, (most(json) ?? 3) - 0.5],
  ),
];
