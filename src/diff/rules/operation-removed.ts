import { placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';

export const operationRemoved = rule({
  id: 'operation-removed',
  title: 'Operation removed',
  why: 'Whoever calls it is refused. That it was deprecated does not help an app that is already installed.',
  level: 'operations',
  message: ({ name, case: kind }) => `${kind === 'path' ? 'operation' : kind} \`${name}\` is gone`,
  find: ({ removed }) =>
    removed.map((operation) => ({
      at: placeOf(operation, null),
      detail: { name: operation.name, case: operation.kind },
      operations: [operation.name],
      judgement: settled('wire', { witness: { part: 'path', payload: operation.path, at: '' } }),
    })),
});
