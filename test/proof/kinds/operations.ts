/** Edits of operations that break whoever calls them, by the tables of docs/api-versioning.md. */
import { fromPointer, isObject, type Json, type JsonObject, toPointer } from '../../../src/json.js';
import type { Release } from '../release.js';
import { without } from './kind.js';
import {
  NEW,
  type OperationSite,
  parametersOf,
  type Standing,
  standing,
  statusesOf,
  withScheme,
} from './operation-site.js';

/** An edited release, and the place that the report must name (or what encloses it). */
export interface OperationEdit {
  readonly after: Release;
  readonly pointer: string;
}

/** An edit of an operation. */
export interface OperationKind {
  readonly id: string;
  /** Does a payload show it? */
  readonly witness: boolean;
  edit(site: OperationSite): OperationEdit | undefined;
}

const withParameter = (site: OperationSite, parameter: Json): OperationEdit => {
  const { release, operation, json } = site;
  const parameters = [...(Array.isArray(json.parameters) ? json.parameters : []), parameter];
  return { after: release.with(operation.pointer, { ...json, parameters }), pointer: operation.pointer };
};

const changed = ({ release }: OperationSite, { pointer }: Standing, value: JsonObject): OperationEdit => ({
  after: release.with(pointer, value),
  pointer,
});

/** The media types under a holder of `content`, renamed. */
function renamedMedia(site: OperationSite, holder: Standing | undefined): OperationEdit | undefined {
  const content = holder?.json.content;
  if (holder === undefined || !isObject(content) || Object.keys(content).some((name) => name.includes('*')))
    return undefined;
  const entries = Object.entries(content);
  const [first, ...others] = entries;
  if (first === undefined) return undefined;
  const renamed = Object.fromEntries([[`application/${NEW}`, first[1]], ...others]);
  return { after: site.release.with(`${holder.pointer}/content`, renamed), pointer: `${holder.pointer}/content` };
}

/** The security requirements in force, each a set of schemes. */
function securityOf({ release, json }: OperationSite): JsonObject[] {
  const list = Array.isArray(json.security)
    ? json.security
    : Array.isArray(release.json.security)
      ? release.json.security
      : [];
  return list.filter(isObject);
}

const bodyOf = ({ release, operation, json }: OperationSite): Standing | undefined =>
  json.requestBody === undefined ? undefined : standing(release, `${operation.pointer}/requestBody`);

const responseOf = (site: OperationSite, status: string | undefined): Standing | undefined =>
  status === undefined ? undefined : standing(site.release, site.operation.pointer + toPointer(['responses', status]));

function headerOf(site: OperationSite): Standing | undefined {
  const response = responseOf(site, site.random.pick(statusesOf(site, /./)));
  const headers = response?.json.headers;
  if (response === undefined || !isObject(headers)) return undefined;
  const found = Object.keys(headers).flatMap((name) => {
    const header = standing(site.release, response.pointer + toPointer(['headers', name]));
    return header?.json.required === true && name.toLowerCase() !== 'content-type'
      ? [{ header, use: response.pointer + toPointer(['headers', name]) }]
      : [];
  });
  const chosen = site.random.pick(found);
  return chosen && { pointer: chosen.use, json: chosen.header.json };
}

export const operationKinds: readonly OperationKind[] = [
  {
    id: 'operation-removed',
    witness: false,
    edit: ({ release, operation: { pointer } }) => ({ after: release.with(pointer, undefined), pointer }),
  },
  {
    id: 'path-renamed',
    witness: false,
    edit: ({ release, operation }) => {
      const [section, path] = fromPointer(operation.pointer);
      if (section !== 'paths' || path === undefined) return undefined;
      const renamed = Object.fromEntries(
        Object.entries(release.json.paths as JsonObject).map(([name, item]) => [
          name === path ? `/${NEW}${name}` : name,
          item,
        ]),
      );
      return { after: release.with('/paths', renamed), pointer: operation.pointer };
    },
  },
  {
    id: 'required-query-parameter-added',
    witness: true,
    edit: (site) => withParameter(site, { name: NEW, in: 'query', required: true, schema: { type: 'string' } }),
  },
  {
    id: 'required-header-added',
    witness: true,
    edit: (site) =>
      withParameter(site, { name: `X-${NEW}`, in: 'header', required: true, schema: { type: 'integer' } }),
  },
  {
    id: 'parameter-becomes-required',
    witness: true,
    edit: (site) => {
      const found = site.random.pick(parametersOf(site).filter(({ json }) => json.required !== true));
      return found && changed(site, found, { ...found.json, required: true });
    },
  },
  {
    id: 'parameter-moved',
    witness: true,
    edit: (site) => {
      const found = site.random.pick(
        parametersOf(site).filter(
          ({ json, pointer }) => json.in === 'query' && pointer.startsWith(site.operation.pointer),
        ),
      );
      if (found === undefined || isObject(found.json.content)) return undefined;
      return changed(site, found, {
        ...without(found.json, 'style', 'explode', 'allowReserved', 'allowEmptyValue'),
        in: 'header',
        required: true,
      });
    },
  },
  {
    id: 'list-written-otherwise',
    witness: true,
    edit: (site) => {
      const lists = parametersOf(site).filter(({ json }) => {
        const schema = isObject(json.schema) ? json.schema : {};
        return (
          json.in === 'query' &&
          (json.style ?? 'form') === 'form' &&
          schema.type === 'array' &&
          Number(schema.maxItems ?? 2) > 1 &&
          !isEmpty(schema)
        );
      });
      const found = site.random.pick(lists);
      return found && changed(site, found, { ...found.json, explode: found.json.explode === false });
    },
  },
  {
    id: 'required-body-added',
    witness: true,
    edit: ({ release, operation, json }) => {
      if (json.requestBody !== undefined) return undefined;
      const requestBody = {
        required: true,
        content: {
          'application/json': { schema: { type: 'object', required: ['a'], properties: { a: { type: 'string' } } } },
        },
      };
      return { after: release.with(operation.pointer, { ...json, requestBody }), pointer: operation.pointer };
    },
  },
  {
    id: 'body-becomes-required',
    witness: true,
    edit: (site) => {
      const body = bodyOf(site);
      return body === undefined || body.json.required === true
        ? undefined
        : changed(site, body, { ...body.json, required: true });
    },
  },
  { id: 'request-media-type-renamed', witness: false, edit: (site) => renamedMedia(site, bodyOf(site)) },
  {
    id: 'response-media-type-renamed',
    witness: false,
    edit: (site) => renamedMedia(site, responseOf(site, site.random.pick(statusesOf(site, /./)))),
  },
  {
    id: 'success-status-replaced',
    witness: true,
    edit: (site) => {
      const [status, ...others] = statusesOf(site, /^2/);
      if (status === undefined || others.length > 0 || status.includes('X') || statusesOf(site, /default/).length > 0)
        return undefined;
      const { release, operation, json } = site;
      const responses = Object.fromEntries(
        Object.entries(json.responses as JsonObject).map(([name, value]) => [name === status ? '299' : name, value]),
      );
      return { after: release.with(operation.pointer, { ...json, responses }), pointer: operation.pointer };
    },
  },
  {
    id: 'required-response-header-removed',
    witness: true,
    edit: (site) => {
      const header = headerOf(site);
      return header && { after: site.release.with(header.pointer, undefined), pointer: header.pointer };
    },
  },
  {
    id: 'response-header-becomes-optional',
    witness: true,
    edit: (site) => {
      const use = headerOf(site);
      const header = use && standing(site.release, use.pointer);
      return header && changed(site, header, { ...header.json, required: false });
    },
  },
  {
    id: 'security-demanded',
    witness: true,
    edit: (site) => {
      const { release, operation, json } = site;
      const alternatives = securityOf(site);
      const security = (alternatives.length === 0 ? [{}] : alternatives).map((each) => ({ ...each, [NEW]: [] }));
      const after = withScheme(release).with(operation.pointer, { ...json, security });
      return { after, pointer: operation.pointer };
    },
  },
  {
    id: 'security-alternative-removed',
    witness: true,
    edit: (site) => {
      const { release, operation, json } = site;
      const alternatives = securityOf(site);
      const names = alternatives.map((each) => Object.keys(each));
      if (alternatives.length < 2 || names.some((each) => each.length === 0)) return undefined;
      const [gone = [], ...others] = names;
      if (others.some((each) => each.every((name) => gone.includes(name)))) return undefined;
      return {
        after: release.with(operation.pointer, { ...json, security: alternatives.slice(1) as Json[] }),
        pointer: operation.pointer,
      };
    },
  },
  {
    id: 'scope-added',
    witness: true,
    edit: (site) => {
      const { release, operation, json } = site;
      const schemes = isObject(release.json.components) ? release.json.components.securitySchemes : undefined;
      const isOAuth = (name: string): boolean =>
        isObject(schemes) && isObject(schemes[name]) && (schemes[name] as JsonObject).type === 'oauth2';
      const alternatives = securityOf(site);
      if (alternatives.length !== 1 || !Object.keys(alternatives[0] as JsonObject).some(isOAuth)) return undefined;
      const security = alternatives.map((each) =>
        Object.fromEntries(
          Object.entries(each).map(([name, scopes]) => [name, isOAuth(name) ? [...(scopes as Json[]), NEW] : scopes]),
        ),
      );
      return { after: release.with(operation.pointer, { ...json, security }), pointer: operation.pointer };
    },
  },
];

/** No item, or no text of an item: then both ways of writing may give one text. */
const isEmpty = (schema: JsonObject): boolean => isObject(schema.items) && schema.items.type === 'object';
