import { isObject, type Json, type JsonObject, member } from '../../json.js';
import type { Located } from '../../openapi/model.js';
import { placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { list } from '../change/wording.js';

export const servers = rule({
  id: 'servers',
  title: 'Servers changed',
  why: 'Clients that use an address which is no longer listed may find nobody there.',
  level: 'operation',
  message: ({ names, case: kind }) => `servers ${kind}: ${list(names ?? [])}`,
  find: ({ base, revision }) => {
    // A webhook goes to an address that the document does not know, a callback to the one that its expression gives.
    if (base.kind !== 'path') return [];
    const old = addresses(base.servers());
    const fresh = addresses(revision.servers());
    const gone = lacking(old, fresh);
    const added = lacking(fresh, old);
    const at = placeOf(base.servers(), revision.servers());
    if (gone.length > 0) {
      return [
        {
          at,
          detail: { names: gone, case: 'removed or changed' },
          judgement: settled('review', { reason: { kind: 'server' } }),
        },
      ];
    }
    return added.length === 0
      ? []
      : [{ at, detail: { names: added, case: 'added' }, judgement: settled('compatible') }];
  },
});

/** The URLs of servers whose addresses are none of the others'. */
function lacking(own: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): string[] {
  return [...new Set([...own].flatMap(([server, url]) => (others.has(server) ? [] : [url])))];
}

/** The URL of each server by the addresses it stands for: one URL may stand there twice, with other variables. No servers mean `/`. */
function addresses(place: Located | undefined): Map<string, string> {
  const listed = Array.isArray(place?.json) ? place.json.filter(isObject) : [];
  const servers = listed.length === 0 ? [{ url: '/' }] : listed;
  return new Map(servers.map((server) => [addressesOf(server), String(member(server, 'url'))]));
}

/**
 * One text for the addresses of a server. What its variables are called does not matter, nor those that its URL does not have; one
 * that has a single value is that value.
 */
function addressesOf(server: JsonObject): string {
  const declared = member(server, 'variables');
  const met = new Map<string, Json>();
  const url = String(member(server, 'url')).replace(/\{([^{}]*)\}/g, (written, name) => {
    const variable = isObject(declared) ? member(declared, name) : undefined;
    if (variable === undefined) return written;
    const [values, usual] = [asSet(member(variable, 'enum')), member(variable, 'default') ?? null];
    if (Array.isArray(values) && values.length === 1 && values[0] === usual) return String(usual);
    if (!met.has(name)) met.set(name, [usual, values]);
    return `{${[...met.keys()].indexOf(name)}}`;
  });
  return JSON.stringify([url, [...met.values()]]);
}

/** The order of an enum means nothing. */
function asSet(values: Json | undefined): Json {
  return Array.isArray(values) ? [...new Set(values)].sort() : null;
}
