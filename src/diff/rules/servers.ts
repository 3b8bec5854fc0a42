import { type Json, type JsonObject, member } from '../../json.js';
import type { Located } from '../../openapi/model.js';
import { placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { list } from '../change/wording.js';
import { serversIn, urlOf } from '../match/addresses.js';

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

/** The URL of each server by the addresses it stands for: one URL may stand there twice, with other variables. */
function addresses(place: Located | undefined): Map<string, string> {
  return new Map(serversIn(place?.json).map((server) => [meantBy(server), String(member(server, 'url'))]));
}

/** One text for the addresses of a server. What its variables are called does not matter, nor those that its URL does not have. */
function meantBy(server: JsonObject): string {
  const met = new Map<string, Json>();
  const url = urlOf(server, (name, { usual, values }) => {
    if (!met.has(name)) met.set(name, [usual, values === null ? null : [...values]]);
    return `{${[...met.keys()].indexOf(name)}}`;
  });
  return JSON.stringify([url, [...met.values()]]);
}
