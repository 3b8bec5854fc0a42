/** Security requirements as alternatives: each a set of schemes with the scopes that it asks of them. */
import { isObject, type Json, type JsonObject, keysOf, member, toPointer } from '../../../json.js';
import type { Located, OpenApi, Operation } from '../../../openapi/model.js';

/** One alternative: scheme name to scopes. No scheme: anybody may call. */
export type Alternative = ReadonlyMap<string, readonly string[]>;

/** The alternatives that an operation offers; one empty alternative where nothing is demanded. */
export function requirementsOf(security: Located | undefined): Alternative[] {
  const listed = Array.isArray(security?.json) ? security.json.filter(isObject) : [];
  if (listed.length === 0) return [new Map()];
  return listed.map((entry) => new Map(Object.entries(entry).map(([name, scopes]) => [name, strings(scopes)])));
}

function strings(value: Json): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** A security scheme of a document, or undefined. */
export function schemeOf(document: OpenApi, name: string): JsonObject | undefined {
  const schemes = member(member(document.json, 'components'), 'securitySchemes');
  const json = member(schemes, name);
  if (json === undefined) return undefined;
  const found = document.resolve({ json, pointer: toPointer(['components', 'securitySchemes', name]) }).json;
  return isObject(found) ? found : undefined;
}

/** The scheme names that an operation's requirement mentions. */
export function schemesOf(operation: Operation): Set<string> {
  return new Set(requirementsOf(operation.security()).flatMap((alternative) => [...alternative.keys()]));
}

/** Names of the security schemes that a document defines. */
export function schemeNames(document: OpenApi): string[] {
  return keysOf(member(member(document.json, 'components'), 'securitySchemes'));
}
