import { equal } from '../../json.js';
import type { Direction } from '../../schema/question.js';
import { directed, placeOf, type Settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import type { OperationPair } from '../change/subjects.js';
import { asWritten, bestOf, presentedBy, verdictOn, worstOf } from '../match/security/credentials.js';
import { renamedSchemes } from '../match/security/renamed-schemes.js';
import { requirementsOf } from '../match/security/requirements.js';
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
    const names = renamedSchemes(pair.documents);
    const called = from.map((each) =>
      Object.fromEntries(Object.entries(each).map(([name, of]) => [names.get(name) ?? name, of])),
    );
    if (equal(from, to) || (names.size > 0 && equal(called, to))) return [];
    return [
      {
        at: placeOf(pair.base.security(), pair.revision.security()),
        detail: { from, to },
        judgement: directed((direction) => judge(pair, direction)),
      },
    ];
  },
});

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
