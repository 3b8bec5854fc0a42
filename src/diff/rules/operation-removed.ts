import type { Operation } from '../../openapi/model.js';
import { placeOf, type Settled, senderOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { directionOf } from '../match/match.js';

export const operationRemoved = rule({
  id: 'operation-removed',
  title: 'Operation removed',
  why: 'Whoever calls it is refused; whoever waits for a webhook or a callback gets none. That it was deprecated does not help an app that is already installed.',
  level: 'operations',
  message: ({ name, case: kind }) => `${kind === 'path' ? 'operation' : kind} \`${name}\` is gone`,
  find: ({ removed }) =>
    removed.map((operation) => ({
      at: placeOf(operation, null),
      detail: { name: operation.name, case: operation.kind },
      operations: [operation.name],
      judgement: settled('wire', { witness: lost(operation) }),
    })),
});

/** A request that nobody takes; or, where the server would send it, that none is sent. */
function lost(operation: Operation): Settled['witness'] {
  const direction = directionOf(operation, 'request');
  if (direction === 'request') return { part: 'path', payload: operation.path, at: '' };
  return { direction, sender: senderOf[direction], operation: operation.name, part: 'path', at: '' };
}
