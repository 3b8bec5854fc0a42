import { isObject, member } from '../../json.js';
import type { Operation, Used } from '../../openapi/model.js';
import { directed } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { isBodiless } from '../match/content/no-content.js';
import { meetStatus, newStatus } from '../match/content/statuses.js';

export const responseAdded = rule({
  id: 'response-added',
  title: 'Response status added',
  why: 'Nothing in the old contract says what to do with it; RFC 9110 section 15 lets a client fall back on the class of the status.',
  level: 'responses',
  message: ({ name }) => `status ${name} is new`,
  find: ({ operations, base, revision }) =>
    [...revision.keys()]
      .filter((status) => meetStatus(base, status) === undefined || (status !== 'default' && narrower(base, status)))
      .map((status) => ({
        at: { base: null, revision: revision.get(status)?.used ?? null },
        detail: { name: status },
        flow: 'response' as const,
        // To a webhook the old client answers: a status more that the server takes harms nobody.
        judgement: directed((direction) =>
          direction === 'response'
            ? {
                verdict: 'review',
                reason: { kind: newStatus(base, status, isEmpty(operations.revision, status, revision)) },
              }
            : { verdict: 'compatible' },
        ),
      })),
  gain: () => 'added',
});

/** Has it no body, as HTTP says or the document? */
function isEmpty(operation: Operation, status: string, responses: ReadonlyMap<string, Used>): boolean {
  const content = member(responses.get(status)?.json, 'content');
  return isBodiless(operation, status) || !isObject(content) || Object.keys(content).length === 0;
}

/** A range that the base knows only some statuses of. */
function narrower(base: ReadonlyMap<string, unknown>, status: string): boolean {
  return /^\dXX$/i.test(status) && !base.has(status) && !base.has('default');
}
