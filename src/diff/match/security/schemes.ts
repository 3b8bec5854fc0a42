/**
 * Security schemes: which of them ask for the same credentials, and send for them to the same addresses (OpenAPI 3.1.1,
 * section 4.8.27).
 */
import { equal, isObject, type Json, type JsonObject, member } from '../../../json.js';
import { wordKeywords } from '../../keywords.js';

/** The type that a field belongs to: in a scheme of another type it says nothing. */
const typeOf: ReadonlyMap<string, string> = new Map([
  ['name', 'apiKey'],
  ['in', 'apiKey'],
  ['scheme', 'http'],
  ['flows', 'oauth2'],
  ['oauth2MetadataUrl', 'oauth2'],
  ['openIdConnectUrl', 'openIdConnect'],
]);

/** No message depends on them: what a token looks like is a hint. */
const hints: ReadonlySet<string> = new Set(['bearerFormat', 'deprecated']);

/** What a scheme says, of what its type may say. */
function saidOf(scheme: JsonObject): JsonObject {
  const says = (name: string): boolean => (typeOf.get(name) ?? scheme.type) === scheme.type;
  const isWord = (name: string): boolean => wordKeywords.has(name) || hints.has(name) || name.startsWith('x-');
  return Object.fromEntries(Object.entries(scheme).filter(([name]) => says(name) && !isWord(name)));
}

/** Names of HTTP authentication schemes and of headers do not mind case (RFC 9110 sections 5.1 and 11.1). */
const lower = (value: Json | undefined): Json | undefined => (typeof value === 'string' ? value.toLowerCase() : value);

/** Do two schemes ask for the same credentials in the same place? Words and addresses do not count. */
export function sameCredentials(a: JsonObject | undefined, b: JsonObject | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const [one, other] = [saidOf(a), saidOf(b)];
  return (
    equal(one.type, other.type) &&
    equal(lower(one.scheme), lower(other.scheme)) &&
    equal(one.in, other.in) &&
    equal(one.in === 'header' ? lower(one.name) : one.name, other.in === 'header' ? lower(other.name) : other.name)
  );
}

/** Does a scheme say what its credentials are good for? What other types list are roles, which no message carries. */
export function knowsScopes(scheme: JsonObject | undefined): boolean {
  return scheme?.type === 'oauth2' || scheme?.type === 'openIdConnect';
}

/** Schemes of HTTP that carry something else than what was given out (RFC 7617, RFC 7616, RFC 4559). */
const withoutTokens: ReadonlySet<Json | undefined> = new Set(['basic', 'digest', 'negotiate']);

/**
 * May a scheme ask for what an authorisation server gave out? How that is sent is said by the server (RFC 6749 section
 * 7.1).
 */
function mayBeToken(scheme: JsonObject): boolean {
  return knowsScopes(scheme) || (scheme.type === 'http' && !withoutTokens.has(lower(scheme.scheme)));
}

/** Is a scheme the header that all others use, with any text? */
function isWholeHeader({ type, in: place, name }: JsonObject): boolean {
  return type === 'apiKey' && place === 'header' && lower(name) === 'authorization';
}

/**
 * May the credentials of one scheme be those of the other, since both travel in one header and neither says that they
 * are not?
 */
export function mayPassAs(a: JsonObject | undefined, b: JsonObject | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const isSentThere = (scheme: JsonObject) => scheme.type === 'http' || knowsScopes(scheme) || isWholeHeader(scheme);
  if (isWholeHeader(a) || isWholeHeader(b)) return isSentThere(a) && isSentThere(b);
  return (knowsScopes(a) || knowsScopes(b)) && mayBeToken(a) && mayBeToken(b);
}

/** Members that are compared for themselves. */
const compared = new Set(['type', 'scheme', 'in', 'name', 'flows']);

/** The same credentials, and the same but for words: no address and no flow changed either. */
export function sameScheme(a: JsonObject, b: JsonObject): boolean {
  const [one, other] = [saidOf(a), saidOf(b)];
  const bare = (said: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(said).filter(([name]) => !compared.has(name) && !comes(name, one)));
  return sameCredentials(a, b) && equal(bare(one), bare(other)) && sameFlows(one.flows, other.flows);
}

/** Addresses that need not be there. */
const optional: ReadonlySet<string> = new Set(['refreshUrl', 'oauth2MetadataUrl']);

/** Is it an address that nobody was sent to before? Who found what he needs goes on to find it where it was. */
function comes(name: string, base: Json | undefined): boolean {
  return optional.has(name) && member(base, name) === undefined;
}

/** The addresses of a flow, and the flows to which they do not belong: there they say nothing. */
const addresses: readonly (readonly [url: string, silent: readonly string[]])[] = [
  ['authorizationUrl', ['password', 'clientCredentials', 'deviceAuthorization']],
  ['tokenUrl', ['implicit']],
  ['deviceAuthorizationUrl', ['implicit', 'password', 'clientCredentials', 'authorizationCode']],
  ['refreshUrl', []],
];

/** Every flow of the base is still there with its addresses; the descriptions of scopes do not count. */
function sameFlows(base: Json | undefined, revision: Json | undefined): boolean {
  if (!isObject(base) || !isObject(revision)) return base === revision;
  return flowsOf(base).every((name) => {
    const [from, to] = [member(base, name), member(revision, name)];
    const mine = addresses.filter(([, silent]) => !silent.includes(name));
    return to !== undefined && mine.every(([url]) => comes(url, from) || equal(member(from, url), member(to, url)));
  });
}

/** The scopes that some flow of the base offers, and no longer offers where it is still there. */
export function lostScopes(base: JsonObject, revision: JsonObject): ReadonlySet<string> {
  const [one, other] = [saidOf(base).flows, saidOf(revision).flows];
  if (!isObject(one) || !isObject(other)) return new Set();
  const lost = flowsOf(one).flatMap((flow) => {
    const [from, to] = [member(member(one, flow), 'scopes'), member(other, flow)];
    if (!isObject(from) || to === undefined) return [];
    return Object.keys(from).filter((scope) => member(member(to, 'scopes'), scope) === undefined);
  });
  return new Set(lost);
}

function flowsOf(flows: JsonObject): string[] {
  return Object.keys(flows).filter((name) => !name.startsWith('x-'));
}
