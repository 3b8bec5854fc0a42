import { equal, isObject, type Json, member } from '../../json.js';
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
    const gone = [...old].filter(([url, said]) => !equal(said, fresh.get(url))).map(([url]) => url);
    const added = [...fresh.keys()].filter((url) => !old.has(url));
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

/** Each server's URL, and its variables without their words; no servers mean `/`. */
function addresses(place: Located | undefined): Map<string, Json> {
  const listed = Array.isArray(place?.json) ? place.json.filter(isObject) : [];
  if (listed.length === 0) return new Map([['/', {}]]);
  return new Map(listed.map((server) => [String(member(server, 'url')), variables(member(server, 'variables'))]));
}

function variables(value: Json | undefined): Json {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, variable]) => [
      name,
      [member(variable, 'default') ?? null, asSet(member(variable, 'enum'))],
    ]),
  );
}

/** The order of an enum means nothing. */
function asSet(values: Json | undefined): Json {
  return Array.isArray(values) ? [...new Set(values)].sort() : null;
}
