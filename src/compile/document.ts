/**
 * Areas in, OpenAPI 3.1 document out: the only user of zod-to-openapi. The library writes each schema; the order of the
 * document and everything around the schemas is ours, so that a release's diff shows what was meant and nothing else.
 */
import { OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Area, Operation, Parameter, Response } from '../contract/operation.js';
import type { Json, JsonObject } from '../json.js';
import { ContractError } from './contract-error.js';
import { assertSound, operationName } from './sound.js';

/** What the document says about itself. */
export interface Release {
  /** `info.version`, a semantic version. */
  readonly version: string;
}

const DESCRIPTION =
  'The API of ServiceAi. This document is the source of truth for its servers and its clients; it is generated from the ' +
  'Zod schemas by scripts/build-api-spec.ts and never edited by hand. docs/api-versioning.md holds the policy for its ' +
  'releases. The hand-written docs/ios-contract.md explains the flows behind the operations to authors of the iPhone app; ' +
  'where the two differ, this document is right.';

const SECURITY_SCHEMES = {
  session: {
    type: 'http',
    scheme: 'bearer',
    description: 'The access token of a session: the iPhone app and other native clients.',
  },
  sessionCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'serviceai_session',
    description: 'The same session in the browser.',
  },
} as const;

/**
 * Compiles the contract.
 *
 * @param areas the areas, in the order of the document.
 * @param release what the document says about itself.
 * @returns the OpenAPI 3.1.0 document, a plain JSON value that shares no object with anything.
 * @throws ContractError when something cannot be written faithfully or the contract contradicts itself.
 */
export function compileDocument(areas: readonly Area[], release: Release): JsonObject {
  assertSound(areas);
  const operations = areas.flatMap((area) => area.operations);
  const named = areas.flatMap((area) => Object.entries(area.schemas));
  const written = write(named, operations);
  const document = {
    openapi: '3.1.0',
    info: { title: 'ServiceAi API', version: release.version, description: DESCRIPTION },
    servers: [{ url: '/', description: 'The host that serves the client; every path is below it.' }],
    security: [{ session: [] }, { sessionCookie: [] }],
    tags: tagsOf(areas),
    components: {
      schemas: Object.fromEntries(named.map(([name]) => [name, written.schemas[name] as Json])),
      parameters: {},
      securitySchemes: SECURITY_SCHEMES,
    },
    paths: pathsOf(operations, written.paths),
    webhooks: {},
  };
  return JSON.parse(JSON.stringify(document)) as JsonObject;
}

/** Everything that zod-to-openapi writes. A named schema gets its id on a copy: where it is used it stays inline. */
function write(named: readonly (readonly [string, z.ZodType])[], operations: readonly Operation[]) {
  const schemas = named.map(([name, schema]) => ({
    type: 'schema' as const,
    schema:
      z.globalRegistry.get(schema)?.id === name ? schema : schema.meta({ ...z.globalRegistry.get(schema), id: name }),
  }));
  const routes = operations.map((operation) => ({ type: 'route' as const, route: routeOf(operation) }));
  // The generator's own type asks for schemas that its extension of Zod's prototype has touched; it reads plain ones as well.
  const generator = new OpenApiGeneratorV31([...schemas, ...routes] as never);
  const { components, paths } = generator.generateDocument({ openapi: '3.1.0', info: { title: '', version: '' } });
  for (const { schema } of schemas) if (!named.some(([, own]) => own === schema)) z.globalRegistry.remove(schema);
  return {
    schemas: (components?.schemas ?? {}) as JsonObject,
    paths: (paths ?? {}) as unknown as Record<string, Record<string, WrittenOperation>>,
  };
}

/** An operation as zod-to-openapi writes it. */
interface WrittenOperation {
  readonly parameters?: readonly (JsonObject & { readonly name: string; readonly in: string })[];
  readonly requestBody?: { readonly content: JsonObject };
  readonly responses: Record<string, { readonly headers?: JsonObject; readonly content?: JsonObject }>;
}

function routeOf(operation: Operation): RouteConfig {
  const { method, path, body, responses } = operation;
  const place = (place: Parameter['in']) => {
    const all = (operation.parameters ?? []).filter((parameter) => parameter.in === place);
    if (all.length === 0) return undefined;
    return z.object(
      Object.fromEntries(all.map((one) => [one.name, one.required ? one.schema : one.schema.optional()])),
    );
  };
  const params = place('path');
  const query = place('query');
  const headers = place('header');
  return {
    method,
    path,
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(headers && { headers }),
      ...(body && { body: { content: contentOf(body.content) } }),
    },
    responses: Object.fromEntries(
      Object.entries(responses as Record<string, Response>).map(([status, response]) => [
        status,
        responseRoute(response),
      ]),
    ),
  };
}

function responseRoute(response: Response) {
  const headers = Object.entries(response.headers ?? {});
  return {
    description: response.description,
    ...(headers.length > 0 && {
      headers: z.object(Object.fromEntries(headers.map(([name, header]) => [name, header.schema]))),
    }),
    ...(response.content && { content: contentOf(response.content) }),
  };
}

function contentOf(content: NonNullable<Response['content']>) {
  return Object.fromEntries(Object.entries(content).map(([mediaType, schema]) => [mediaType, { schema }]));
}

function tagsOf(areas: readonly Area[]): Json[] {
  const tags = new Map(areas.map(({ tag }) => [tag.name, { name: tag.name, description: tag.description }]));
  return [...tags.values()];
}

function pathsOf(
  operations: readonly Operation[],
  written: Record<string, Record<string, WrittenOperation>>,
): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const operation of operations) {
    const own = written[operation.path]?.[operation.method];
    if (!own)
      throw new ContractError(
        operationName(operation),
        'zod-to-openapi wrote no such operation; this is a bug of the compile step',
      );
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationObject(operation, own) };
  }
  return paths;
}

function operationObject(operation: Operation, written: WrittenOperation): JsonObject {
  const { summary, description, tag, anonymous, parameters = [], body, responses } = operation;
  return {
    summary,
    ...(description !== undefined && { description }),
    tags: [tag],
    ...(anonymous && { security: [] }),
    ...(parameters.length > 0 && { parameters: parameters.map((parameter) => parameterObject(parameter, written)) }),
    ...(body && {
      requestBody: {
        ...(body.description !== undefined && { description: body.description }),
        content: written.requestBody?.content ?? {},
        ...(body.required && { required: true }),
      },
    }),
    responses: Object.fromEntries(
      Object.entries(responses as Record<string, Response>).map(([status, response]) => [
        status,
        responseObject(response, written.responses[status] ?? {}),
      ]),
    ),
  };
}

function parameterObject(parameter: Parameter, written: WrittenOperation): JsonObject {
  const { name, in: place, required, description } = parameter;
  const own = written.parameters?.find((one) => one.name === name && one.in === place);
  return { name, in: place, required, schema: own?.schema ?? {}, description };
}

function responseObject(response: Response, written: WrittenOperation['responses'][string]): JsonObject {
  const headers = Object.entries(response.headers ?? {}).map(
    ([name, { description, required = false }]): [string, Json] => {
      const own = written.headers?.[name] as JsonObject | undefined;
      return [name, { description, required, schema: own?.schema ?? {} }];
    },
  );
  return {
    description: response.description,
    ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
    ...(written.content && { content: written.content }),
  };
}
