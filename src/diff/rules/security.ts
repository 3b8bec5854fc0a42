import { equal } from '../../json.js';
import type { Direction } from '../../schema/question.js';
import { directed, placeOf, type Settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import type { Documents, OperationPair } from '../change/subjects.js';
import { asWritten, bestOf, presentedBy, verdictOn, worstOf } from '../match/security/credentials.js';
import { renamedSchemes } from '../match/security/renamed-schemes.js';
import { requirementsOf, schemeOf } from '../match/security/requirements.js';
import { knowsScopes } from '../match/security/schemes.js';
import { readsLostKey } from '../texts/names/doubts.js';
import { alwaysSent } from '../texts/names/names.js';

export const security = rule({
  id: 'security',
  title: 'Security requirement changed',
  why: 'What an old client presents must satisfy one alternative of the new release.',
  level: 'operation',
  message: ({ from, to }) => `security ${JSON.stringify(from)} became ${JSON.stringify(to)}`,
  find: (pair) => {
    const from = requirementsOf(pair.base.security()).map(asWritten);
    const to = requirementsOf(pair.revision.security()).map(asWritten);
    const isOfScheme = scopesOfScheme(pair.documents);
    if (equal(withoutScopes(from, isOfScheme), withoutScopes(to, isOfScheme))) return [];
    const names = renamedSchemes(pair.documents);
    const called = from.map((each) =>
      Object.fromEntries(Object.entries(each).map(([name, of]) => [names.get(name) ?? name, of])),
    );
    if (names.size > 0 && equal(called, to)) return [];
    return [
      {
        at: placeOf(pair.base.security(), pair.revision.security()),
        detail: { from, to },
        judgement: directed((direction) => judge(pair, direction)),
      },
    ];
  },
});

type Written = ReturnType<typeof asWritten>;

/** Scopes come with a scheme that becomes of a type which knows them, and go with one that was: that is told at the scheme. */
function scopesOfScheme({ base, revision }: Documents): (name: string) => boolean {
  return (name) => {
    const [from, to] = [schemeOf(base, name), schemeOf(revision, name)];
    return from !== undefined && to !== undefined && knowsScopes(from) !== knowsScopes(to);
  };
}

function withoutScopes(alternatives: readonly Written[], isOfScheme: (name: string) => boolean): Written[] {
  return alternatives.map((each) =>
    Object.fromEntries(Object.entries(each).map(([name, scopes]) => [name, isOfScheme(name) ? [] : scopes])),
  );
}

/** What only the change of a scheme makes worse is told of the scheme (rule security-scheme), not at each use. */
function judge(pair: OperationPair, direction: Direction): Settled {
  const presented = presentedBy(pair, direction, alwaysSent).map((each) => ({
    ...each,
    own: bestOf([each.now, each.before]),
  }));
  const standing = worstOf(presented.map(({ own }) => own));
  const failing = presented.find(({ own }) => own === standing);
  if (failing !== undefined && standing !== 'met') return verdictOn(standing, failing.alternative);
  const both = [...presented, ...presentedBy(pair, direction === 'request' ? 'response' : 'request', alwaysSent)];
  // The key is sent all the same, and what an object of the query says of other members is said of it.
  if (readsLostKey(pair, direction)) return { verdict: 'review', reason: { kind: 'shared-name' } };
  const isSame = both.every(({ now }) => now === 'met') || both.every(({ before }) => before === 'met');
  return { verdict: isSame ? 'editorial' : 'compatible' };
}
