/** Edits of operations after which every message still passes, with the verdicts that they may get. */
import { isObject, type JsonObject } from '../../../src/json.js';
import type { Release } from '../release.js';
import { type Allowed, safe, words } from './harmless.js';
import { without } from './kind.js';
import { NEW, type OperationSite, parametersOf, statusesOf, withScheme } from './operation-site.js';

/** A harmless edit of an operation. */
export interface HarmlessOperation {
  readonly id: string;
  readonly allowed: Allowed;
  edit(site: OperationSite): Release | undefined;
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
