/**
 * Under which addresses an operation is asked for: each of its servers, and its path behind that (OpenAPI 3.1.1,
 * sections 4.8.5 and 4.8.8.1).
 */
import type { Located, OpenApi, Operation } from '../../../openapi/model.js';
import { serversIn, urlsOf } from './servers.js';
import { normalPath } from './uris.js';

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
  const [own, its] = lists.map(urlsIn) as [readonly string[], readonly string[]];
  return own.some((url) => its.some((each) => each === url || mayBeOne(each, url)));
}

/** May two URLs be one, of which a part is anything, or nothing? */
function mayBeOne(one: string, other: string): boolean {
  if (!`${one}${other}`.includes('{')) return false;
  const [[begin, end], [its, last]] = [one, other].map((url) => {
    const pieces = `${url}/`.split('{}');
    return [pieces[0], pieces.at(-1)];
  }) as [[string, string], [string, string]];
  return (begin.startsWith(its) || its.startsWith(begin)) && (end.endsWith(last) || last.endsWith(end));
}

const host = /^(?:[^/]*:)?\/\/[^/]*/;

/** By their lists: one may be that of all operations. */
const known = new WeakMap<object, readonly string[]>();

/** The URLs of the servers of a list, without a stroke at the end. */
function urlsIn(list: Located | undefined): readonly string[] {
  const json = list?.json;
  const found = Array.isArray(json) ? known.get(json) : undefined;
  if (found !== undefined) return found;
  const urls = [...new Set(serversIn(json).flatMap(urlsOf))].map((url) => url.replace(/\/$/, ''));
  if (Array.isArray(json)) known.set(json, urls);
  return urls;
}

function isForAll(list: Located | undefined): boolean {
  return list === undefined || list.pointer === '/servers';
}
