import { equal } from '../../json.js';
import type { OpenApi } from '../../openapi/model.js';
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
    const same = (a: string, b: string): boolean => {
      if (a === b) return true;
      const [one, other] = [schemeOf(documents.base, a), schemeOf(documents.revision, b)];
      return one !== undefined && other !== undefined && sameCredentials(one, other);
    };
    const unknown = [...old.map(unknownIn(documents.base)), ...fresh.map(unknownIn(documents.revision))].some(Boolean);
    const refused = {
      request: unsatisfied(old, fresh, same),
      response: unsatisfied(fresh, old, (a, b) => same(b, a)),
    };
    return [
      {
        at: placeOf(base.security(), revision.security()),
        detail: { from, to },
        judgement: directed((direction) => {
          const presented = refused[direction];
          if (presented === undefined) {
            const back = refused[direction === 'request' ? 'response' : 'request'];
            return { verdict: back === undefined ? 'editorial' : 'compatible' };
          }
          if (unknown) return { verdict: 'review', reason: { kind: 'scheme-unknown' } };
          return { verdict: 'wire', witness: { part: 'security', payload: plain(presented), at: '' } };
        }),
      },
    ];
  },
});

/** Does an alternative name a scheme that the document does not define? */
function unknownIn(document: OpenApi): (alternative: Alternative) => boolean {
  return (alternative) => [...alternative.keys()].some((name) => schemeOf(document, name) === undefined);
}

function plain(alternative: Alternative): { [scheme: string]: string[] } {
  return Object.fromEntries([...alternative].map(([name, scopes]) => [name, [...scopes].sort()]));
}
