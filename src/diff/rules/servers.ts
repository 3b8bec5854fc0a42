import { placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { list } from '../change/wording.js';
import { type Server, serverOf, serversIn } from '../match/paths/servers.js';

export const servers = rule({
  id: 'servers',
  title: 'Servers changed',
  why: 'Clients that use an address which is no longer listed may find nobody there.',
  level: 'operation',
  message: ({ names, case: kind }) => `servers ${kind}: ${list(names ?? [])}`,
  find: ({ base, revision }) => {
    // A webhook goes to an address that the document does not know, a callback to the one that its expression gives.
    if (base.kind !== 'path') return [];
    const old = serversIn(base.servers()?.json).map(serverOf);
    const fresh = serversIn(revision.servers()?.json).map(serverOf);
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
  edits: null,
  gain: ({ case: kind }) => (kind === 'added' ? 'added' : 'other'),
});

/**
 * What of some servers the others do not have: whole servers by their URL, of those that are there in part each
 * address.
 */
function lacking(own: readonly Server[], others: readonly Server[]): string[] {
  const [listed, usual] = [new Set(others.flatMap(keysOf)), new Set(others.map((server) => server.usual))];
  const names = own.flatMap((server) => {
    const gone = server.addresses.filter(({ key }) => !listed.has(key));
    // Who chooses nothing uses the default, and would be elsewhere if that were another.
    const isMoved = server.addresses.length > 1 && !usual.has(server.usual);
    if (gone.length === 0 && !isMoved) return [];
    return gone.length === 0 || gone.length === server.addresses.length ? [server.url] : gone.map(({ url }) => url);
  });
  return [...new Set(names)];
}

const keysOf = ({ addresses }: Server): string[] => addresses.map(({ key }) => key);
