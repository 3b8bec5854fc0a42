/** Edits of schemas after which every message still passes, with the verdicts that they may get. */
import { isObject, type Json, type JsonObject } from '../../../src/json.js';
import type { Spot } from '../atlas.js';
import type { Random } from '../random.js';
import type { Release } from '../release.js';
import { type Allowed, safe, words } from './harmless.js';
import { says, typeOf, without } from './kind.js';

/** A harmless edit of a schema, whoever sends it. */
export interface HarmlessSchema {
  readonly id: string;
  readonly allowed: Allowed;
  edit(json: JsonObject, release: Release, random: Random, spot: Spot): Json | Release | undefined;
}

const NEW = 'AddedByTheProof';
const reordered = (value: Json): Json =>
  isObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value;
const component = (release: Release, name: string, schema: Json): Release => {
  const components = isObject(release.json.components) ? release.json.components : {};
  const schemas = isObject(components.schemas) ? components.schemas : {};
  return release.with('/components', { ...components, schemas: { ...schemas, [name]: schema } });
};

export const harmlessSchemas: readonly HarmlessSchema[] = [
  { id: 'description', allowed: words, edit: (json) => ({ ...json, description: 'In other words.' }) },
  { id: 'title', allowed: words, edit: (json) => ({ ...json, title: 'In other words' }) },
  { id: 'extension', allowed: words, edit: (json) => ({ ...json, 'x-proof': { any: 1 } }) },
  { id: 'external-docs', allowed: words, edit: (json) => ({ ...json, externalDocs: { url: 'https://example.com/' } }) },
  {
    id: 'marked-deprecated',
    allowed: safe,
    edit: (json) => (json.deprecated === true ? undefined : { ...json, deprecated: true }),
  },
  { id: 'keys-reordered', allowed: [], edit: (json) => (Object.keys(json).length < 2 ? undefined : reordered(json)) },
  {
    id: 'enum-reordered',
    allowed: words,
    edit: (json) =>
      Array.isArray(json.enum) && json.enum.length > 1 ? { ...json, enum: [...json.enum].reverse() } : undefined,
  },
  {
    id: 'required-reordered',
    allowed: words,
    edit: (json) =>
      Array.isArray(json.required) && json.required.length > 1
        ? { ...json, required: [...json.required].reverse() }
        : undefined,
  },
  {
    id: 'members-reordered',
    allowed: [],
    edit: (json) =>
      isObject(json.properties) && Object.keys(json.properties).length > 1
        ? { ...json, properties: reordered(json.properties) }
        : undefined,
  },
  {
    id: 'wrapped-in-all-of',
    allowed: words,
    edit: (json) =>
      says(json, 'readOnly', 'writeOnly', 'nullable', 'default', 'discriminator') ? undefined : { allOf: [json] },
  },
  {
    id: 'wrapped-in-any-of',
    allowed: words,
    edit: (json) =>
      says(json, 'readOnly', 'writeOnly', 'nullable', 'default', 'discriminator') ? undefined : { anyOf: [json] },
  },
  {
    id: 'said-twice',
    allowed: words,
    edit: (json) =>
      says(json, 'allOf', 'discriminator') || json.type === undefined
        ? undefined
        : { ...json, allOf: [{ type: json.type, ...(json.nullable === true && { nullable: true }) }] },
  },
  {
    id: 'least-length-zero',
    allowed: words,
    edit: (json) => (typeOf(json) === 'string' && !says(json, 'minLength') ? { ...json, minLength: 0 } : undefined),
  },
  {
    id: 'least-items-zero',
    allowed: words,
    edit: (json) => (typeOf(json) === 'array' && !says(json, 'minItems') ? { ...json, minItems: 0 } : undefined),
  },
  {
    id: 'least-members-zero',
    allowed: words,
    edit: (json) =>
      typeOf(json) === 'object' && !says(json, 'minProperties') ? { ...json, minProperties: 0 } : undefined,
  },
  {
    id: 'type-as-list',
    allowed: words,
    edit: (json, release) =>
      release.old || typeof json.type !== 'string' ? undefined : { ...json, type: [json.type] },
  },
  {
    id: 'const-as-enum',
    allowed: words,
    edit: (json) =>
      json.const === undefined || says(json, 'enum') ? undefined : { ...without(json, 'const'), enum: [json.const] },
  },
  {
    id: 'enum-as-any-of',
    allowed: words,
    edit: (json) =>
      Array.isArray(json.enum) && json.enum.length > 1 && !says(json, 'anyOf', 'nullable')
        ? { ...without(json, 'enum'), anyOf: json.enum.map((value) => ({ enum: [value] })) }
        : undefined,
  },
  {
    id: 'extracted',
    allowed: safe,
    edit: (json, release, _, spot) =>
      says(json, 'readOnly', 'writeOnly', 'default') || spot.pointer.split('/').length === 4
        ? undefined
        : component(release, NEW, json).with(spot.pointer, { $ref: `#/components/schemas/${NEW}` }),
  },
  {
    id: 'unused-component-added',
    allowed: ['compatible'],
    edit: (_, release) => component(release, NEW, { type: 'object', properties: { a: { type: 'string' } } }),
  },
];

/** Where a reference stands: its target written out. */
export function inlined(release: Release, spot: Spot): Release | undefined {
  const target =
    isObject(spot.json) && Object.keys(spot.json).length === 1 && typeof spot.json.$ref === 'string'
      ? release.target(spot.json.$ref)
      : undefined;
  return target === undefined ? undefined : release.with(spot.pointer, target);
}
