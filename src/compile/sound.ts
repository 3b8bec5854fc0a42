/**
 * What an author can get wrong that no type catches: every mistake is one sentence with its place, before anything is written.
 */
import { z } from 'zod';
import type { Area, Operation, Response } from '../contract/operation.js';
import { ContractError } from './contract-error.js';
import { assertFaithful, type Checked } from './faithful.js';

const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/** The name of an operation in messages, such as `GET /api/version`. */
export function operationName(operation: Operation): string {
  return `${operation.method.toUpperCase()} ${operation.path}`;
}

/**
 * Holds the areas against the rules of the document.
 *
 * @throws ContractError with a line for each schema, name and operation that breaks one. What several of them share is
 *   named where it is met first, and references are looked at when all else is in order.
 */
export function assertSound(areas: readonly Area[]): void {
  const named = new Map<string, z.ZodType>();
  const seen = new Map<string, string>();
  const checked: Checked = new WeakSet();
  const schemas = areas.flatMap((area) => Object.entries(area.schemas));
  const operations = areas.flatMap((area) => area.operations);
  ContractError.throwAll([
    ...ContractError.collect(schemas, ([name, schema]) => declareName(named, name, schema, checked)),
    ...ContractError.collect(operations, (operation) => assertOperation(operation, seen)),
    ...ContractError.collect(
      operations.flatMap((operation) => [...schemasOf(operation)]),
      ([part, schema]) => assertFaithful(schema, part, checked),
    ),
  ]);
  for (const [place, schema] of used(areas)) assertDeclaredReferences(schema, place, named);
}

function declareName(named: Map<string, z.ZodType>, name: string, schema: z.ZodType, checked: Checked): void {
  if (!NAME.test(name))
    throw new ContractError(
      name,
      'the name of a schema is a letter followed by letters, digits and underscores; rename it',
    );
  const twin = [...named.keys()].find((other) => other.toLowerCase() === name.toLowerCase());
  if (twin === name) throw new ContractError(name, 'two areas declare a schema of this name; rename one of them');
  if (twin !== undefined)
    throw new ContractError(
      name,
      `differs from "${twin}" in case only, which is one file for some generators; rename it`,
    );
  assertFaithful(schema, name, checked);
  const reference = z.globalRegistry.get(schema)?.id;
  if (reference !== undefined && reference !== name) {
    throw new ContractError(name, `its id is "${reference}"; give .meta({ id }) the name that the area lists, or none`);
  }
  named.set(name, schema);
}

function assertOperation(operation: Operation, seen: Map<string, string>): void {
  const place = operationName(operation);
  // Two templates that differ only in the names of their parameters are one path to a router (OpenAPI 3.1 section 4.8.8.1).
  const key = place.replace(/\{[^}]*\}/g, '{}');
  const twin = seen.get(key);
  if (twin !== undefined)
    throw new ContractError(place, `the contract already has ${twin}; one path and method is one operation`);
  seen.set(key, place);
  if (!operation.tag) throw new ContractError(place, "an operation needs its area's tag");
  if (!operation.summary) throw new ContractError(place, 'an operation needs a summary');
  assertPathParameters(operation, place);
  assertResponses(operation, place);
}

function assertPathParameters(operation: Operation, place: string): void {
  const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  const used = [...operation.path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name as string);
  const missing = used.find((name) => !declared.includes(name));
  if (missing !== undefined)
    throw new ContractError(
      place,
      `the path names {${missing}}, which is not among the parameters; add a pathParameter()`,
    );
  const extra = declared.find((name) => !used.includes(name));
  if (extra !== undefined)
    throw new ContractError(place, `the path parameter "${extra}" is not in the path; add {${extra}} or remove it`);
  const keys = (operation.parameters ?? []).map(
    (one) => `${one.in} ${one.in === 'header' ? one.name.toLowerCase() : one.name}`,
  );
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new ContractError(place, `the parameter "${twice}" is listed twice; remove one`);
}

function assertResponses(operation: Operation, place: string): void {
  const responses = Object.entries(operation.responses as Record<string, Response>);
  if (responses.length === 0) throw new ContractError(place, 'an operation needs at least one response');
  for (const [status, response] of responses) {
    if (status !== 'default' && !/^[1-5]\d\d$/.test(status)) {
      throw new ContractError(`${place} ${status}`, 'a status is three digits from 100 to 599, or "default"');
    }
    if (!response.description?.trim())
      throw new ContractError(`${place} ${status}`, 'a response needs a description; say when it is sent');
  }
}

/** Every schema of an operation with its place. */
function* schemasOf(operation: Operation): Generator<readonly [string, z.ZodType]> {
  const place = operationName(operation);
  for (const one of operation.parameters ?? []) yield [`${place} ${one.in} ${one.name}`, one.schema];
  for (const [mediaType, schema] of Object.entries(operation.body?.content ?? {}))
    yield [`${place} ${mediaType}`, schema];
  for (const [status, response] of Object.entries(operation.responses as Record<string, Response>)) {
    for (const [name, header] of Object.entries(response.headers ?? {}))
      yield [`${place} ${status} ${name}`, header.schema];
    for (const [mediaType, schema] of Object.entries(response.content ?? {}))
      yield [`${place} ${status} ${mediaType}`, schema];
  }
}

function* used(areas: readonly Area[]): Generator<readonly [string, z.ZodType]> {
  for (const area of areas) {
    yield* Object.entries(area.schemas);
    for (const operation of area.operations) yield* schemasOf(operation);
  }
}

/** A schema with an id becomes a `$ref`; one that no area lists would be a `$ref` to nothing we declared. */
function assertDeclaredReferences(schema: z.ZodType, place: string, named: ReadonlyMap<string, z.ZodType>): void {
  const { id: reference, $ref } = (z.globalRegistry.get(schema) ?? {}) as { id?: string; $ref?: unknown };
  if ($ref !== undefined)
    throw new ContractError(
      place,
      'a hand-written $ref; use the schema itself, with an id where it is to be a reference',
    );
  if (reference !== undefined && named.get(reference) !== schema) {
    const problem = named.has(reference)
      ? 'which is another schema'
      : 'which no area lists, so its $ref would point to nothing';
    throw new ContractError(
      place,
      `its id is "${reference}", ${problem}; list it in the schemas of its area, or drop the id`,
    );
  }
  for (const part of partsOf(schema)) assertDeclaredReferences(part, place, named);
}

function partsOf(schema: z.ZodType): z.ZodType[] {
  const def = schema._zod.def as unknown as Record<string, unknown>;
  const single = ['element', 'innerType', 'left', 'right', 'valueType'].flatMap((name) =>
    def[name] ? [def[name]] : [],
  );
  return [
    ...single,
    ...((def.options as unknown[]) ?? []),
    ...Object.values((def.shape as object) ?? {}),
  ] as z.ZodType[];
}
