import { equal } from '../../json.js';
import { directed, placeOf } from '../draft.js';
import { rule } from '../rule.js';
import { type Alternative, alternativesOf, sameCredentials, schemeOf, unsatisfied } from '../security.js';

export const security = rule({
  id: 'security',
  title: 'Security requirement changed',
  why: 'What an old client presents must satisfy one alternative of the new release.',
  level: 'operation',
  message: ({ from, to }) => `security ${JSON.stringify(from)} became ${JSON.stringify(to)}`,
  find: ({ documents, base, revision }) => {
    const old = alternativesOf(base.security());
    const fresh = alternativesOf(revision.security());
    const from = old.map(plain);
    const to = fresh.map(plain);
    if (equal(from, to)) return [];
    // A scheme that both releases define under one name is compared by itself (rule security-scheme), not at each use.
    const same = (a: string, b: string): boolean =>
      a === b || sameCredentials(schemeOf(documents.base, a), schemeOf(documents.revision, b));
    const refused = unsatisfied(old, fresh, same);
    const taken = unsatisfied(fresh, old, (a, b) => same(b, a)) === undefined;
    return [
      {
        at: placeOf(base.security(), revision.security()),
        detail: { from, to },
        judgement: directed(() =>
          refused === undefined
            ? { verdict: taken ? 'editorial' : 'compatible' }
            : { verdict: 'wire', witness: { part: 'security', payload: plain(refused), at: '' } },
        ),
      },
    ];
  },
});

function plain(alternative: Alternative): { [scheme: string]: string[] } {
  return Object.fromEntries([...alternative].map(([name, scopes]) => [name, [...scopes].sort()]));
}
