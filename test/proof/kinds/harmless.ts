/** Edits after which every message still passes, with the verdicts that they may get. */
import { isObject, type Json, type JsonObject } from '../../../src/json.js';
import type { Spot } from '../atlas.js';
import type { Random } from '../random.js';
import type { Release } from '../release.js';
import { says, typeOf, without } from './kind.js';
import { type OperationSite, parametersOf, statusesOf, withScheme } from './operations.js';

type Allowed = readonly ('source' | 'compatible' | 'editorial')[];

const words: Allowed = ['editorial'];
const safe: Allowed = ['compatible', 'editorial'];

/** A harmless edit of a schema, whoever sends it. */
export interface HarmlessSchema {
  readonly id: string;
  readonly allowed: Allowed;
  edit(json: JsonObject, release: Release, random: Random, spot: Spot): Json | Release | undefined;
}

/** A harmless edit of an operation. */
export interface HarmlessOperation {
  readonly id: string;
  readonly allowed: Allowed;
  edit(site: OperationSite): Release | undefined;
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
        : {
            ...json,
            allOf: [
              { type: json.type },
              ...(json.nullable === true ? [{ type: json.type, nullable: true }].slice(1) : []),
            ],
          },
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

const put = ({ release, operation }: OperationSite, json: JsonObject): Release => release.with(operation.pointer, json);

export const harmlessOperations: readonly HarmlessOperation[] = [
  { id: 'summary', allowed: words, edit: (site) => put(site, { ...site.json, summary: 'In other words' }) },
  { id: 'tags', allowed: words, edit: (site) => put(site, { ...site.json, tags: ['proof'] }) },
  { id: 'operation-extension', allowed: words, edit: (site) => put(site, { ...site.json, 'x-proof': [1] }) },
  {
    id: 'operation-deprecated',
    allowed: ['compatible'],
    edit: (site) => (site.json.deprecated === true ? undefined : put(site, { ...site.json, deprecated: true })),
  },
  {
    id: 'operation-id',
    allowed: ['source'],
    edit: (site) => put(site, { ...site.json, operationId: 'renamedByTheProof' }),
  },
  {
    id: 'operation-added',
    allowed: ['compatible'],
    edit: ({ release }) =>
      release.with('/paths', {
        ...(release.json.paths as JsonObject),
        '/added/by/the/proof/of/this': { get: { responses: { '204': { description: 'None' } } } },
      }),
  },
  {
    id: 'optional-parameter-added',
    allowed: ['compatible'],
    edit: (site) =>
      put(site, {
        ...site.json,
        parameters: [
          ...(Array.isArray(site.json.parameters) ? site.json.parameters : []),
          { name: NEW, in: 'query', schema: { type: 'string', enum: ['a'] } },
        ],
      }),
  },
  {
    id: 'parameters-reordered',
    allowed: words,
    edit: (site) =>
      Array.isArray(site.json.parameters) && site.json.parameters.length > 1
        ? put(site, { ...site.json, parameters: [...site.json.parameters].reverse() })
        : undefined,
  },
  {
    id: 'parameter-becomes-optional',
    allowed: ['compatible'],
    edit: (site) => {
      const found = site.random.pick(
        parametersOf(site).filter(({ json }) => json.required === true && json.in !== 'path'),
      );
      return found && site.release.with(found.pointer, without(found.json, 'required'));
    },
  },
  {
    id: 'parameter-removed',
    allowed: ['source'],
    edit: (site) => {
      const list = site.json.parameters;
      const at = Array.isArray(list) ? list.findIndex((each) => isObject(each) && each.in === 'query') : -1;
      return Array.isArray(list) && at !== -1
        ? put(site, { ...site.json, parameters: list.filter((_, index) => index !== at) })
        : undefined;
    },
  },
  {
    id: 'response-header-added',
    allowed: ['compatible'],
    edit: (site) => {
      const status = site.random.pick(statusesOf(site, /^2/));
      const responses = site.json.responses as JsonObject;
      const response = status === undefined ? undefined : responses[status];
      if (status === undefined || !isObject(response) || response.$ref !== undefined) return undefined;
      const headers = {
        ...(isObject(response.headers) ? response.headers : {}),
        [`X-${NEW}`]: { schema: { type: 'string' } },
      };
      return put(site, { ...site.json, responses: { ...responses, [status]: { ...response, headers } } });
    },
  },
  {
    id: 'error-status-removed',
    allowed: ['compatible'],
    edit: (site) => {
      const status = site.random.pick(statusesOf(site, /^[45]\d\d$/));
      if (status === undefined || statusesOf(site, /default|X/).length > 0) return undefined;
      return put(site, { ...site.json, responses: without(site.json.responses as JsonObject, status) });
    },
  },
  {
    id: 'request-media-type-added',
    allowed: ['compatible'],
    edit: (site) => {
      const body = site.json.requestBody;
      if (!isObject(body) || !isObject(body.content) || Object.keys(body.content).some((name) => name.includes('*')))
        return undefined;
      const content = { ...body.content, 'application/vnd.proof+json': { schema: { type: 'string' } } };
      return put(site, { ...site.json, requestBody: { ...body, content } });
    },
  },
  {
    id: 'body-becomes-optional',
    allowed: ['compatible'],
    edit: (site) => {
      const body = site.json.requestBody;
      return isObject(body) && body.required === true
        ? put(site, { ...site.json, requestBody: without(body, 'required') })
        : undefined;
    },
  },
  {
    id: 'security-alternative-added',
    allowed: safe,
    edit: (site) => {
      const { json, release, operation } = site;
      const security = Array.isArray(json.security)
        ? json.security
        : Array.isArray(release.json.security)
          ? release.json.security
          : [];
      if (security.length === 0) return undefined;
      return withScheme(release).with(operation.pointer, {
        ...json,
        security: [...security, { 'added-by-the-proof': [] }],
      });
    },
  },
  {
    id: 'server-added',
    allowed: safe,
    edit: ({ release }) =>
      Array.isArray(release.json.servers) && release.json.servers.length > 0
        ? release.with('/servers', [...release.json.servers, { url: 'https://proof.example.com' }])
        : undefined,
  },
];
