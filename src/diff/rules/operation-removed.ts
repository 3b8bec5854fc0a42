import type { Operation } from '../../openapi/model.js';
import type { Reason } from '../change/change.js';
import { type Judgement, placeOf, type Settled, sampled, settled } from '../change/draft.js';
import { senderOf } from '../change/pair.js';
import { rule } from '../change/rule.js';
import type { Documents } from '../change/subjects.js';
import { list } from '../change/wording.js';
import { directionOf } from '../match/operations/direction.js';
import { toldName } from '../match/operations/told-name.js';
import type { Taker } from '../match/paths/takers.js';
import { encoded, normalPath } from '../match/paths/uris.js';
import { schemaOf } from '../texts/style/serialisation.js';
import { takers, untaken } from '../texts/style/taken.js';

export const operationRemoved = rule({
  id: 'operation-removed',
  title: 'Operation removed',
  why: 'Whoever calls it is refused, unless another path takes all that was sent; whoever waits for a webhook or a callback gets none. That it was deprecated does not help an app that is already installed.',
  level: 'operations',
  message: ({ name, names, case: kind }) => {
    const gone = `${kind === 'path' ? 'operation' : kind} \`${name}\` is gone`;
    return names === undefined ? gone : `${gone}, and requests to it may go to ${list(names)}`;
  },
  find: ({ documents, removed, added }) =>
    removed.map((operation) => {
      const taken = takers(documents, operation);
      const names = new Set(taken.flatMap((all) => all.map((each) => each.operation.name)));
      return {
        at: placeOf(operation, null),
        detail: {
          name: toldName(operation, added),
          case: operation.kind,
          ...(names.size > 0 && { names: [...names] }),
        },
        operations: [operation.name],
        judgement: judgementOf(documents, operation, taken),
      };
    }),
});

/** `taken`: who takes its requests, for each of its servers. */
function judgementOf(documents: Documents, operation: Operation, taken: readonly (readonly Taker[])[]): Judgement {
  if (taken.length === 0 || taken.some((all) => all.length === 0)) return settled('wire', { witness: lost(operation) });
  const reason: Reason = { kind: 'shadow' };
  const [found] = taken.flatMap((all) => untaken(documents, operation, all) ?? []);
  if (found === undefined) return settled('review', { reason });
  const { parameter, values } = found;
  return sampled({
    schemas: { base: schemaOf(parameter), revision: { json: {}, pointer: '' } },
    kinds: [
      {
        values,
        found: { verdict: 'wire', witness: { operation: operation.name, part: 'path' } },
        shown: (value) => pathOf(operation).replace(`{${parameter.name}}`, () => encoded(String(value))),
      },
    ],
    otherwise: () => ({ verdict: 'review', reason }),
  });
}

/** A request that nobody takes; or, where the server would send it, that none is sent. */
function lost(operation: Operation): Settled['witness'] {
  const direction = directionOf(operation, 'request');
  if (direction === 'request') return { operation: operation.name, part: 'path', payload: pathOf(operation), at: '' };
  return { direction, sender: senderOf[direction], operation: operation.name, part: 'path', at: '' };
}

/** What is sent of a path; the key of a callback is an expression. */
function pathOf({ kind, path }: Operation): string {
  return kind === 'path' ? normalPath(path) : path;
}
