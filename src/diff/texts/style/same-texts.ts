/** All values with the texts of those that a schema holds, and perhaps some more: what is none of them surely has another text. */
import type { Json, JsonObject } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import { demandKeywords } from '../../keywords.js';
import { alternativesOf } from '../../schemas/read/alternatives.js';
import { subschemas, within } from '../../schemas/read/view.js';
import { integersOf } from './integers.js';
import { scalars } from './sent.js';
import { pick, texts } from './text-schemas.js';

/** `mark` is told of each schema that is written here, in 2020-12 words. */
type Mark = (schema: JsonObject) => JsonObject;

/** Their schema, where a value is single texts, or a list or an object of such. */
export function ofSameTexts(document: OpenApi, place: Located, mark: Mark): JsonObject {
  return new SameTexts(document, mark).at(place, true);
}

class SameTexts {
  constructor(
    readonly document: OpenApi,
    readonly mark: Mark,
  ) {}

  /** `whole`: may it be a list or an object? A list of one item is written as the item. */
  at(place: Located, whole: boolean): JsonObject {
    const found = alternativesOf(this.document, place);
    if (found === null) return this.mark({});
    const parts = found.map((schema) => this.#any(this.#ofOne(schema, whole)));
    return parts.length === 0 ? this.mark({ not: {} }) : this.#any(parts);
  }

  #ofOne(schema: JsonObject, whole: boolean): JsonObject[] {
    const { enum: listed, type, items = {} } = schema;
    const list = (item: Json): JsonObject => this.mark({ type: 'array', minItems: 1, maxItems: 1, items: item });
    if (Array.isArray(listed)) {
      const singles = this.mark({ enum: listed.flatMap(withText) });
      return whole && listed.every(isSingle) ? [singles, list(singles)] : whole ? [this.mark({})] : [singles];
    }
    if (type === undefined || schema.$ref !== undefined) return [this.mark({})];
    const types = [type].flat().map(String);
    const singles = types.flatMap((each) => this.#single(schema, each));
    // How a list in a list is written no standard says.
    if (!whole) return singles.length < types.length ? [this.mark({})] : singles;
    const lists = types.includes('array')
      ? this.#lists(schema, this.at(within(unnamed(schema), items, 'items'), false))
      : [];
    const alone = singles.length === 0 ? [] : [list(this.#any(singles))];
    return [...singles, ...alone, ...lists, ...(types.includes('object') ? [this.#object(schema)] : [])];
  }

  #single(schema: JsonObject, type: string): JsonObject[] {
    switch (type) {
      case 'string':
        return [
          this.mark({ type: 'string', ...pick(schema, demandKeywords.string) }),
          this.mark({ type: ['number', 'boolean', 'null'] }),
        ];
      case 'integer':
      case 'number': {
        const pattern = type === 'integer' ? integersOf(schema) : undefined;
        const text = pattern === undefined ? texts[type] : { type: 'string', pattern };
        return [this.mark({ type, ...pick(schema, [...demandKeywords.number, 'format']) }), this.mark({ ...text })];
      }
      case 'boolean':
        return [this.mark({ enum: [true, false, 'true', 'false'] })];
      case 'null':
        return [this.mark({ type: ['null', 'string'] })];
      default:
        return [];
    }
  }

  #lists(schema: JsonObject, items: JsonObject): JsonObject[] {
    return [this.mark({ type: 'array', ...pick(schema, ['minItems', 'maxItems']), items }), items];
  }

  #object(schema: JsonObject): JsonObject {
    const made: Record<string, Json> = {
      type: 'object',
      ...pick(schema, ['required', 'minProperties', 'maxProperties']),
    };
    for (const keyword of ['properties', 'patternProperties', 'additionalProperties'] as const) {
      if (schema[keyword] === undefined) continue;
      const parts = subschemas(unnamed(schema), schema, keyword);
      const wide = parts.map(([name, part]): [string, Json] => [name, this.at(part, false)]);
      made[keyword] = keyword === 'additionalProperties' ? (wide[0]?.[1] ?? true) : Object.fromEntries(wide);
    }
    return this.mark(made);
  }

  #any(parts: readonly JsonObject[]): JsonObject {
    return parts.length === 1 ? (parts[0] as JsonObject) : this.mark({ anyOf: [...parts] });
  }
}

const unnamed = (json: JsonObject): Located => ({ json, pointer: '' });

function isSingle(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}

/** A single value, and all that its text may be read as. */
function withText(value: Json): Json[] {
  return isSingle(value) && value !== null ? [value, ...scalars(String(value))] : [value];
}
