import { placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';

export const operationAdded = rule({
  id: 'operation-added',
  title: 'Operation added',
  why: 'Nobody calls it yet.',
  level: 'operations',
  message: ({ name, case: kind }) => `${kind === 'path' ? 'operation' : kind} \`${name}\` is new`,
  find: ({ added }) =>
    added.map((operation) => ({
      at: placeOf(null, operation),
      detail: { name: operation.name, case: operation.kind },
      operations: [operation.name],
      judgement: settled('compatible'),
    })),
  gain: () => 'added',
});
