/** Edits of schemas of objects. */
import { isObject, type Json, type JsonObject, member } from '../../../src/json.js';
import { and, type SchemaKind, says, typeOf, without } from './kind.js';

const NEW = 'addedByTheProof';
const declared = (json: JsonObject): string[] => (isObject(json.properties) ? Object.keys(json.properties) : []);
const required = (json: JsonObject): string[] => (Array.isArray(json.required) ? (json.required as string[]) : []);
const optional = (json: JsonObject): string[] => declared(json).filter((name) => !required(json).includes(name));
const less = (usual: Json | undefined, name: string): Json | undefined =>
  isObject(usual) ? without(usual, name) : undefined;
const isPlainMember = (json: JsonObject, name: string): boolean => {
  const schema = member(json.properties, name);
  return isObject(schema) && !says(schema, '$ref', 'readOnly', 'writeOnly');
};

export const objectKinds: readonly SchemaKind[] = [
  {
    id: 'member-becomes-required',
    effect: 'narrower',
    edit: ({ json, random }) => {
      const name = random.pick(optional(json));
      if (name === undefined) return undefined;
      return { schema: { ...json, required: [...required(json), name] }, tries: (usual) => [less(usual, name)] };
    },
  },
  {
    id: 'required-member-added',
    effect: 'narrower',
    edit: ({ json, text }) => {
      if (text || declared(json).length === 0 || json.additionalProperties === false) return undefined;
      const schema = {
        ...json,
        properties: { ...(json.properties as JsonObject), [NEW]: { type: 'string' } },
        required: [...required(json), NEW],
      };
      return { schema, tries: (usual) => [less(usual, NEW)] };
    },
  },
  {
    id: 'required-undeclared-added',
    effect: 'narrower',
    edit: ({ json, text }) => {
      if (text || typeOf(json) !== 'object' || says(json, 'maxProperties') || json.additionalProperties === false)
        return undefined;
      return { schema: { ...json, required: [...required(json), NEW] }, tries: (usual) => [less(usual, NEW)] };
    },
  },
  {
    id: 'member-becomes-optional',
    effect: 'wider',
    edit: ({ json, random }) => {
      const name = random.pick(required(json));
      if (name === undefined) return undefined;
      const left = required(json).filter((each) => each !== name);
      const schema = left.length === 0 ? without(json, 'required') : { ...json, required: left };
      return { schema, tries: (usual) => [less(usual, name)] };
    },
  },
  {
    id: 'required-member-removed',
    effect: 'wider',
    edit: ({ json, random }) => {
      const name = random.pick(required(json).filter((each) => declared(json).includes(each)));
      if (name === undefined || declared(json).length < 2 || json.additionalProperties === false) return undefined;
      const left = required(json).filter((each) => each !== name);
      const schema = {
        ...without(json, 'required'),
        properties: without(json.properties as JsonObject, name),
        ...(left.length > 0 ? { required: left } : {}),
      };
      return { schema, tries: (usual) => [less(usual, name)] };
    },
  },
  {
    id: 'required-member-becomes-write-only',
    effect: 'wider',
    edit: ({ json, random }) => {
      const name = random.pick(required(json).filter((each) => isPlainMember(json, each)));
      if (name === undefined) return undefined;
      const properties = json.properties as JsonObject;
      const schema = {
        ...json,
        properties: { ...properties, [name]: { ...(properties[name] as JsonObject), writeOnly: true } },
      };
      return { schema, tries: (usual) => [less(usual, name)] };
    },
  },
  {
    id: 'required-read-only-lifted',
    effect: 'narrower',
    edit: ({ json, random }) => {
      const name = random.pick(
        required(json).filter((each) => member(member(json.properties, each), 'readOnly') === true),
      );
      if (name === undefined) return undefined;
      const properties = json.properties as JsonObject;
      const schema = {
        ...json,
        properties: { ...properties, [name]: without(properties[name] as JsonObject, 'readOnly') },
      };
      return { schema, tries: (usual) => [less(usual, name)] };
    },
  },
  {
    id: 'dependent-required-added',
    effect: 'narrower',
    edit: ({ json, random, release, text }) => {
      const [first, second] = random.shuffled(optional(json));
      if (release.old || text || first === undefined || second === undefined || says(json, 'dependentRequired'))
        return undefined;
      const schema = { ...json, dependentRequired: { [first]: [second] } };
      return {
        schema,
        tries: (usual, draw) => {
          const value = draw((json.properties as JsonObject)[first] as Json);
          return value === undefined ? [] : [less(and(usual, { [first]: value }), second)];
        },
      };
    },
  },
  {
    id: 'member-removed-from-closed',
    effect: 'narrower',
    edit: ({ json, random, spot }) => {
      if (json.additionalProperties !== false) return undefined;
      const name = random.pick(optional(json));
      if (name === undefined) return undefined;
      const schema = { ...json, properties: without(json.properties as JsonObject, name) };
      const part = (spot.json as { properties: JsonObject }).properties[name] as Json;
      return {
        schema,
        tries: (usual, draw) => {
          const value = draw(part);
          return value === undefined ? [] : [and(usual, { [name]: value })];
        },
      };
    },
  },
  {
    id: 'object-opened',
    effect: 'wider',
    edit: ({ json, text }) => {
      if (text || json.additionalProperties !== false || says(json, 'maxProperties')) return undefined;
      return { schema: { ...json, additionalProperties: true }, tries: (usual) => [and(usual, { zz: 'x' })] };
    },
  },
  {
    id: 'min-properties-raised',
    effect: 'narrower',
    edit: ({ json, text }) => {
      if (
        text ||
        typeOf(json) !== 'object' ||
        says(json, 'minProperties', 'maxProperties') ||
        json.additionalProperties === false
      )
        return undefined;
      const least = required(json).length + 1;
      if (declared(json).length > 0 && declared(json).length < least) return undefined;
      return {
        schema: { ...json, minProperties: least },
        tries: (usual) => [isObject(usual) ? onlyRequired(usual, required(json)) : undefined],
      };
    },
  },
];

function onlyRequired(usual: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(usual).filter(([name]) => names.includes(name)));
}
