/** Security requirements as alternatives: each a set of schemes with the scopes that it asks of them. */
import { equal, isObject, type Json, type JsonObject, member, toPointer } from '../../json.js';
import type { Located, OpenApi, Operation } from '../../openapi/model.js';
import type { Documents } from '../change/subjects.js';
import { wordKeywords } from '../keywords.js';

/** One alternative: scheme name to scopes. No scheme: anybody may call. */
export type Alternative = ReadonlyMap<string, readonly string[]>;

/** The alternatives that an operation offers; one empty alternative where nothing is demanded. */
export function alternativesOf(security: Located | undefined): Alternative[] {
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

/** Names of HTTP authentication schemes and of headers do not mind case (RFC 9110 sections 5.1 and 11.1). */
const lower = (value: Json | undefined): Json | undefined => (typeof value === 'string' ? value.toLowerCase() : value);

/** Do two schemes ask for the same credentials in the same place? Words and addresses do not count. */
export function sameCredentials(a: JsonObject | undefined, b: JsonObject | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    equal(a.type, b.type) &&
    equal(lower(a.scheme), lower(b.scheme)) &&
    equal(a.in, b.in) &&
    equal(a.in === 'header' ? lower(a.name) : a.name, b.in === 'header' ? lower(b.name) : b.name)
  );
}

/** Members that are compared for themselves, or that no message depends on. */
const compared = new Set(['type', 'scheme', 'in', 'name', 'bearerFormat', 'flows', 'deprecated']);

/** The same credentials, and the same but for words: no address and no flow changed either. */
export function sameScheme(a: JsonObject, b: JsonObject): boolean {
  const bare = (scheme: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(scheme).filter(
        ([name]) => !wordKeywords.has(name) && !name.startsWith('x-') && !compared.has(name),
      ),
    );
  return sameCredentials(a, b) && equal(bare(a), bare(b)) && sameFlows(a.flows, b.flows);
}

/** Every flow of the base is still there with its addresses; the descriptions of scopes do not count. */
function sameFlows(base: Json | undefined, revision: Json | undefined): boolean {
  if (!isObject(base) || !isObject(revision)) return base === revision;
  return Object.keys(base).every((name) => {
    const from = member(base, name);
    const to = member(revision, name);
    return (
      ['authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl'].every((url) =>
        equal(member(from, url), member(to, url)),
      ) && to !== undefined
    );
  });
}

/** The scheme names that an operation's requirement mentions. */
export function schemesOf(operation: Operation): Set<string> {
  return new Set(alternativesOf(operation.security()).flatMap((alternative) => [...alternative.keys()]));
}

/** Names of the security schemes that a document defines. */
export function schemeNames(document: OpenApi): string[] {
  const schemes = member(member(document.json, 'components'), 'securitySchemes');
  return isObject(schemes) ? Object.keys(schemes) : [];
}

/** Is there more to a scheme's change than words? Where one release does not define it: does an operation there name it? */
export function schemeChanged({ base, revision }: Documents, name: string): boolean {
  const [from, to] = [schemeOf(base, name), schemeOf(revision, name)];
  if (from !== undefined && to !== undefined) return !sameScheme(from, to);
  if (from === to) return false;
  const lacking = from === undefined ? base : revision;
  return lacking.everyOperation().some((operation) => schemesOf(operation).has(name));
}
