import { directed } from '../draft.js';
import { rule } from '../rule.js';
import { isSuccess, meetStatus } from '../statuses.js';

export const responseRemoved = rule({
  id: 'response-removed',
  title: 'Response status removed',
  why: 'The server no longer answers with it. When no success that clients know is left, every client is answered with news.',
  level: 'responses',
  message: ({ name, case: kind }) =>
    kind === 'last' ? `success status ${name} is gone and none of the old ones is left` : `status ${name} is gone`,
  find: ({ base, revision }) => {
    const gone = [...base.keys()].filter(
      (status) => meetStatus(revision, status) === undefined && !partlyKept(status, revision),
    );
    const successes = [...base.keys()].filter(isSuccess);
    const noneLeft = successes.length > 0 && successes.every((status) => gone.includes(status));
    return gone.map((status) => ({
      at: { base: base.get(status)?.used ?? null, revision: null },
      detail: { name: status, ...(noneLeft && isSuccess(status) ? { case: 'last' } : {}) },
      flow: 'response' as const,
      judgement: directed(() =>
        noneLeft && isSuccess(status)
          ? {
              verdict: 'wire',
              witness: { part: 'status', status: newSuccess(revision), payload: newSuccess(revision), at: '' },
            }
          : { verdict: 'compatible' },
      ),
    }));
  },
});

/** A range of which one status is still there. */
function partlyKept(status: string, revision: ReadonlyMap<string, unknown>): boolean {
  return /^\dXX$/i.test(status) && [...revision.keys()].some((kept) => kept[0] === status[0]);
}

/** The status that the server now succeeds with, as far as the contract tells. */
function newSuccess(revision: ReadonlyMap<string, unknown>): string {
  return [...revision.keys()].find(isSuccess) ?? [...revision.keys()][0] ?? 'default';
}
