import { isObject, type Json, member } from '../../json.js';
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

/** The URLs of servers that the others do not have with the same variables. */
function lacking(own: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): string[] {
  return [...new Set([...own].flatMap(([server, url]) => (others.has(server) ? [] : [url])))];
}

/** The URL of each server by what it says but for words: one URL may stand there twice, with other variables. No servers mean `/`. */
function addresses(place: Located | undefined): Map<string, string> {
  const listed = Array.isArray(place?.json) ? place.json.filter(isObject) : [];
  const servers = listed.length === 0 ? [{ url: '/' }] : listed;
  return new Map(
    servers.map((server) => {
      const url = String(member(server, 'url'));
      return [JSON.stringify([url, variables(member(server, 'variables'))]), url];
    }),
  );
}

function variables(value: Json | undefined): Json {
  if (!isObject(value)) return [];
  return Object.keys(value)
    .sort()
    .map((name) => {
      const variable = member(value, name);
      return [name, member(variable, 'default') ?? null, asSet(member(variable, 'enum'))];
    });
}

/** The order of an enum means nothing. */
function asSet(values: Json | undefined): Json {
  return Array.isArray(values) ? [...new Set(values)].sort() : null;
}
