/** Edits of enums, of null, and of compositions. */
import { isObject, type Json, type JsonObject } from '../../../src/json.js';
import { type SchemaKind, says, typeOf, without } from './kind.js';

const NEW = 'added-by-the-proof';
const isNullable = (json: JsonObject): boolean => [json.type ?? []].flat().includes('null') || json.nullable === true;
const alternatives = (json: JsonObject): 'anyOf' | 'oneOf' | undefined =>
  (['oneOf', 'anyOf'] as const).find((keyword) => Array.isArray(json[keyword]) && (json[keyword] as Json[]).length > 0);

export const valueKinds: readonly SchemaKind[] = [
  {
    id: 'enum-value-removed',
    effect: 'narrower',
    edit: ({ json, random }) => {
      const values = json.enum;
      if (!Array.isArray(values) || new Set(values).size < 2) return undefined;
      const gone = random.pick(values) as Json;
      return { schema: { ...json, enum: values.filter((value) => value !== gone) }, tries: () => [gone] };
    },
  },
  {
    id: 'enum-value-added',
    effect: 'wider',
    edit: ({ json }) => {
      const values = json.enum;
      if (!Array.isArray(values) || (typeOf(json) !== 'string' && json.type !== undefined)) return undefined;
      return { schema: { ...json, enum: [...values, NEW] }, tries: () => [NEW] };
    },
  },
  {
    id: 'enum-opened',
    effect: 'wider',
    edit: ({ json }) => {
      if (!Array.isArray(json.enum) || typeOf(json) !== 'string') return undefined;
      return { schema: without(json, 'enum'), tries: () => [NEW, '2024-01-31', 'https://example.com/'] };
    },
  },
  {
    id: 'null-taken-away',
    effect: 'narrower',
    edit: ({ json, text, release }) => {
      if (text || !isNullable(json) || listsNull(json) === false) return undefined;
      const types = [json.type ?? []].flat().filter((type) => type !== 'null');
      if (types.length === 0) return undefined;
      const type: Json = types.length === 1 ? (types[0] as Json) : types;
      const kept = release.old ? without(json, 'nullable') : { ...json, type };
      return { schema: kept, tries: () => [null] };
    },
  },
  {
    id: 'null-allowed',
    effect: 'wider',
    edit: ({ json, text, release }) => {
      if (text || json.type === undefined || isNullable(json) || says(json, 'enum', 'const')) return undefined;
      const schema = release.old ? { ...json, nullable: true } : { ...json, type: [...[json.type].flat(), 'null'] };
      return { schema, tries: () => [null] };
    },
  },
  {
    id: 'branch-removed',
    effect: 'narrower',
    edit: ({ json, random, spot }) => {
      const keyword = alternatives(json);
      const branches = keyword === undefined ? [] : (json[keyword] as Json[]);
      if (keyword === undefined || branches.length < 2) return undefined;
      const gone = random.below(branches.length);
      const held = (spot.json as JsonObject)[keyword] as Json;
      const schema = { ...json, [keyword]: branches.filter((_, index) => index !== gone) };
      return { schema, tries: (_, draw) => [draw(spot.json, [held, gone])] };
    },
  },
  {
    id: 'branch-added',
    effect: 'wider',
    edit: ({ json }) => {
      const keyword = alternatives(json);
      if (keyword === undefined) return undefined;
      const branches = json[keyword] as Json[];
      return { schema: { ...json, [keyword]: [...branches, { type: 'string', enum: [NEW] }] }, tries: () => [NEW] };
    },
  },
  {
    id: 'discriminator-value-renamed',
    effect: 'other',
    edit: ({ json, spot }) => {
      const mapping = isObject(json.discriminator) ? json.discriminator.mapping : undefined;
      const keyword = alternatives(json);
      if (!isObject(mapping) || keyword === undefined) return undefined;
      const [first, ...others] = Object.entries(mapping);
      if (first === undefined) return undefined;
      const renamed = Object.fromEntries([[`${first[0]}-${NEW}`, first[1]], ...others]);
      const schema: JsonObject = {
        ...json,
        discriminator: { ...(json.discriminator as JsonObject), mapping: renamed },
      };
      const branches = json[keyword] as Json[];
      const index = branches.findIndex((branch) => isObject(branch) && branch.$ref === first[1]);
      const held = [(spot.json as JsonObject)[keyword] as Json, schema[keyword] as Json];
      return {
        schema,
        tries: (_, draw) =>
          index === -1 ? [] : held.map((list) => draw(list === held[0] ? spot.json : schema, [list, index])),
      };
    },
  },
];

function listsNull(json: JsonObject): boolean | undefined {
  return Array.isArray(json.enum) ? json.enum.includes(null) : undefined;
}
