/** Edits of operations that break whoever calls them, by the tables of docs/api-versioning.md. */
import { fromPointer, isObject, type Json, type JsonObject, toPointer } from '../../../src/json.js';
import type { Release } from '../release.js';
import { without } from './kind.js';
import {
  NEW,
  type OperationEdit,
  type OperationKind,
  type OperationSite,
  parametersOf,
  type Standing,
  standing,
  statusesOf,
} from './operation-site.js';

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

/** May another path answer what is sent to this one? Then nobody can say that it is refused. */
function mayBeTaken(release: Release, pointer: string): boolean {
  const [section, path = ''] = fromPointer(pointer);
  const own = path.split('/');
  const isLike = (other: readonly string[]): boolean =>
    own.length === other.length && own.every((each, i) => each === other[i] || `${each}${other[i]}`.includes('{'));
  const paths = Object.keys(section === 'paths' ? (release.json.paths as JsonObject) : {});
  return paths.some((other) => other !== path && isLike(other.split('/')));
}

export const callKinds: readonly OperationKind[] = [
  {
    id: 'operation-removed',
    witness: false,
    edit: ({ release, operation: { pointer } }) =>
      mayBeTaken(release, pointer) ? undefined : { after: release.with(pointer, undefined), pointer },
  },
  {
    id: 'path-renamed',
    witness: false,
    edit: ({ release, operation }) => {
      const [section, path] = fromPointer(operation.pointer);
      if (section !== 'paths' || path === undefined || mayBeTaken(release, operation.pointer)) return undefined;
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
];

/** No item, or no text of an item: then both ways of writing may give one text. */
const isEmpty = (schema: JsonObject): boolean => isObject(schema.items) && schema.items.type === 'object';
