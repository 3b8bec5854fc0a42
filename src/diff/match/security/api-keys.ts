/** API keys and parameters that stand in the same place, under the same name: to a message they are one. */
import type { JsonObject } from '../../../json.js';
import type { OpenApi, Operation, Parameter } from '../../../openapi/model.js';
import { requirementsOf, schemeOf, schemesOf } from './requirements.js';
import { sameCredentials } from './schemes.js';

/** Where something stands in a request, and what it is called there. */
export type Placed = Pick<Parameter, 'in' | 'name'>;

/** A parameter as the scheme of an API key. */
function asKey({ in: place, name }: Placed): JsonObject {
  return { type: 'apiKey', in: place, name };
}

/** Of what a sender always sends, that which stands where the receiver's operation looks for an API key, as schemes. */
export function keyParameters(sent: () => readonly Placed[], document: OpenApi, receiver: Operation): JsonObject[] {
  const looked = keysOf(document, receiver).keys;
  if (looked.length === 0) return [];
  return sent()
    .map(asKey)
    .filter((key) => looked.some((scheme) => sameCredentials(key, scheme)));
}

interface Keys {
  readonly keys: readonly JsonObject[];
  /** Is a scheme named that the document does not define? It may be a key as well. */
  readonly isUnknown: boolean;
}

const known = new WeakMap<OpenApi, Map<string, Keys>>();

/** The API keys that a requirement names. Many operations share one. */
function keysOf(document: OpenApi, operation: Operation): Keys {
  const pointer = operation.security()?.pointer ?? '';
  const requirements = known.get(document) ?? new Map<string, Keys>();
  known.set(document, requirements);
  let found = requirements.get(pointer);
  if (found === undefined) {
    const schemes = [...schemesOf(operation)].map((name) => schemeOf(document, name));
    const keys = schemes.filter((scheme): scheme is JsonObject => scheme?.type === 'apiKey');
    found = { keys, isUnknown: schemes.includes(undefined) };
    requirements.set(pointer, found);
  }
  return found;
}

/** The names in one place under which an operation's requirement puts API keys. */
export function keysIn(document: OpenApi, operation: Operation, where: Parameter['in']): string[] {
  const { keys } = keysOf(document, operation);
  return keys.flatMap(({ in: place, name }) => (place === where && typeof name === 'string' ? [name] : []));
}

/**
 * Does an operation's requirement put an API key where a parameter stands? Perhaps under some of its alternatives
 * alone; `unknown`: under all of them, if what the document does not define is such a key.
 */
export function sendsAsKey(
  document: OpenApi,
  operation: Operation,
  parameter: Placed,
): 'always' | 'unknown' | 'sometimes' | 'never' {
  const key = asKey(parameter);
  const { keys, isUnknown } = keysOf(document, operation);
  const isSent = keys.some((scheme) => sameCredentials(key, scheme));
  if (!isSent && !isUnknown) return 'never';
  const alternatives = requirementsOf(operation.security()).map((each) =>
    [...each.keys()].map((name) => schemeOf(document, name)),
  );
  const isKey = (scheme: JsonObject | undefined): boolean => sameCredentials(key, scheme);
  if (alternatives.every((each) => each.some(isKey))) return 'always';
  if (alternatives.every((each) => each.some((scheme) => scheme === undefined || isKey(scheme)))) return 'unknown';
  return isSent ? 'sometimes' : 'never';
}
