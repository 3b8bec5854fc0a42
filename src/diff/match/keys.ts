/** API keys and parameters that stand in the same place, under the same name: to a message they are one. */
import type { JsonObject } from '../../json.js';
import type { OpenApi, Operation, Parameter } from '../../openapi/model.js';
import { isDemanded } from './parameters.js';
import { sameCredentials } from './schemes.js';
import { alternativesOf, schemeOf, schemesOf } from './security.js';

/** A parameter as the scheme of an API key. */
function asKey({ in: place, name }: Parameter): JsonObject {
  return { type: 'apiKey', in: place, name };
}

/** The parameters that a sender always sends where the receiver's operation looks for an API key, as schemes. */
export function keyParameters(sender: Operation, document: OpenApi, receiver: Operation): JsonObject[] {
  const looked = keysOf(document, receiver);
  if (looked.length === 0) return [];
  const sent = sender.parameters().filter(isDemanded).map(asKey);
  return sent.filter((key) => looked.some((scheme) => sameCredentials(key, scheme)));
}

const known = new WeakMap<OpenApi, Map<string, readonly JsonObject[]>>();

/** The API keys that a requirement names. Many operations share one. */
function keysOf(document: OpenApi, operation: Operation): readonly JsonObject[] {
  const pointer = operation.security()?.pointer ?? '';
  const requirements = known.get(document) ?? new Map<string, readonly JsonObject[]>();
  known.set(document, requirements);
  let found = requirements.get(pointer);
  if (found === undefined) {
    const schemes = [...schemesOf(operation)].map((name) => schemeOf(document, name));
    found = schemes.filter((scheme): scheme is JsonObject => scheme?.type === 'apiKey');
    requirements.set(pointer, found);
  }
  return found;
}

/** Does an operation's requirement put an API key where a parameter stands? Perhaps under some of its alternatives alone. */
export function sendsAsKey(
  document: OpenApi,
  operation: Operation,
  parameter: Parameter,
): 'always' | 'sometimes' | 'never' {
  const key = asKey(parameter);
  if (!keysOf(document, operation).some((scheme) => sameCredentials(key, scheme))) return 'never';
  const isKey = (name: string): boolean => sameCredentials(key, schemeOf(document, name));
  const isAlways = alternativesOf(operation.security()).every((each) => [...each.keys()].some(isKey));
  return isAlways ? 'always' : 'sometimes';
}
