/**
 * Under which addresses an operation is asked for: each of its servers, and its path behind that (OpenAPI 3.1.1,
 * sections 4.8.5 and 4.8.8.1).
 */
import { isObject, type Json, type JsonObject, member } from '../../../json.js';
import type { Located, OpenApi, Operation } from '../../../openapi/model.js';
import { normalAddress, normalPath } from './uris.js';

/** The servers of a list; none mean `/`. */
export function serversIn(list: Json | undefined): JsonObject[] {
  const listed = Array.isArray(list) ? list.filter(isObject) : [];
  return listed.length === 0 ? [{ url: '/' }] : listed;
}

/**
 * What a variable of a server may be: its values where they are listed, and the one that is meant where none is chosen.
 */
export interface Variable {
  readonly values: readonly Json[] | null;
  readonly usual: Json;
}

/** The URL of a server: a variable with a single value is that value, and others are what they are given as. */
export function urlOf(server: JsonObject, given: (name: string, variable: Variable) => string): string {
  const declared = member(server, 'variables');
  return String(member(server, 'url')).replace(/\{([^{}]*)\}/g, (written, name) => {
    const variable = isObject(declared) ? member(declared, name) : undefined;
    if (variable === undefined) return written;
    const [values, usual] = [asSet(member(variable, 'enum')), member(variable, 'default') ?? null];
    if (values?.length === 1 && values[0] === usual) return String(usual);
    return given(name, { values, usual });
  });
}

/** The order of an enum means nothing. */
function asSet(values: Json | undefined): Json[] | null {
  return Array.isArray(values) ? [...new Set(values)].sort() : null;
}

/** The text of an address, in which `{}` may be anything; and what of it is meant. */
export interface Address {
  readonly part: 'all' | 'behind host' | 'path';
  readonly text: string;
}

/** Under what an operation is asked for: with each server all that leads to it, beginning with the address itself. */
export function addressesOf(operation: Operation): readonly (readonly Address[])[] {
  const list = operation.servers();
  return urlsIn(list).map((url) => {
    const path = normalPath(operation.path);
    const address: Address = { part: 'all', text: url + path };
    if (!isForAll(list)) return [address];
    return [address, { part: 'behind host', text: url.replace(host, '') + path }, { part: 'path', text: path }];
  });
}

/**
 * The same for an operation that another release no longer has. A server that is named for a whole document and that it
 * no longer names may have moved, as is said of the server: then an operation is found without it.
 */
export function lostAddresses(operation: Operation, other: OpenApi): readonly (readonly Address[])[] {
  const [urls, named] = [
    urlsIn(operation.servers()),
    new Set(urlsIn({ json: other.at('/servers') ?? [], pointer: '' })),
  ];
  return addressesOf(operation).map((found, i) => (named.has(urls[i] as string) ? found.slice(0, 1) : found));
}

/**
 * May one be asked for at a server of the other? Servers that are named for whole documents may have moved together.
 */
export function shareServer(one: Operation, other: Operation): boolean {
  const lists = [one.servers(), other.servers()];
  if (lists.every(isForAll)) return true;
  const [own, its] = lists.map(urlsIn) as [string[], string[]];
  return own.some((url) => its.some((each) => each === url || `${each}${url}`.includes('{')));
}

const host = /^(?:[^/]*:)?\/\/[^/]*/;

function urlsIn(list: Located | undefined): string[] {
  return serversIn(list?.json).map((server) => normalAddress(urlOf(server, () => '{}')).replace(/\/$/, ''));
}

function isForAll(list: Located | undefined): boolean {
  return list === undefined || list.pointer === '/servers';
}
