import type { Direction } from '../../schema/question.js';
import { directed, type Settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { isSuccess, meetStatus } from '../match/content/statuses.js';
import { directionOf } from '../match/operations/direction.js';

export const responseRemoved = rule({
  id: 'response-removed',
  title: 'Response status removed',
  why: 'The server no longer answers with it. When no success that clients know is left, every client is answered with news.',
  level: 'responses',
  message: ({ name, case: kind }) =>
    kind === 'last'
      ? `success status ${name} is gone and none of the old ones is left`
      : `status ${name} is gone${kind === 'range' ? ' but for some of its class' : ''}`,
  find: ({ operations, base, revision }) => {
    const missing = [...base.keys()].filter((status) => meetStatus(revision, status) === undefined);
    const gone = new Set(missing.filter((status) => !partlyKept(status, revision)));
    const successes = [...base.keys()].filter(isSuccess);
    // What the server succeeds with now may be known by the old `default`; what a client answers with is what it was
    // told.
    const isKnown = (status: string): boolean => isSuccess(status) && meetStatus(base, status) !== undefined;
    const isOld = directionOf(operations.base, 'response') === 'response' && [...revision.keys()].some(isKnown);
    const noneLeft = !isOld && successes.length > 0 && successes.every((status) => gone.has(status));
    const news = newAnswer(base, revision);
    return missing.map((status) => {
      const kind = !gone.has(status) ? 'range' : noneLeft && isSuccess(status) ? 'last' : undefined;
      return {
        at: { base: base.get(status)?.used ?? null, revision: null },
        detail: { name: status, ...(kind === undefined ? {} : { case: kind }) },
        flow: 'response' as const,
        judgement: directed((direction) => judge(direction, status, kind === 'last', news)),
      };
    });
  },
});

/** A server answers with what the new contract has; to a webhook an old client answers with what the old one had. */
function judge(direction: Direction, status: string, last: boolean, news: string | undefined): Settled {
  if (last) {
    const sent = direction === 'response' ? news : status.replace(/XX$/i, '00');
    return { verdict: 'wire', ...(sent && { witness: { part: 'status', status: sent, payload: sent, at: '' } }) };
  }
  if (direction === 'response') return { verdict: 'compatible' };
  return { verdict: 'review', reason: { kind: 'answer-unknown' } };
}

/** A range of which one status is still there. */
function partlyKept(status: string, revision: ReadonlyMap<string, unknown>): boolean {
  return /^\dXX$/i.test(status) && [...revision.keys()].some((kept) => kept[0] === status[0]);
}

/** What the server may now answer with where it succeeded, and clients do not know; an error shows nothing. */
function newAnswer(base: ReadonlyMap<string, unknown>, revision: ReadonlyMap<string, unknown>): string | undefined {
  return [...revision.keys()]
    .sort()
    .find((status) => /^[23]\d\d$/.test(status) && meetStatus(base, status) === undefined);
}
