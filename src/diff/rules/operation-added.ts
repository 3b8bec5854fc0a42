import { placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { toldName } from '../match/operations/told-name.js';

export const operationAdded = rule({
  id: 'operation-added',
  title: 'Operation added',
  why: 'Nobody calls it yet.',
  level: 'operations',
  message: ({ name, case: kind }) => `${kind === 'path' ? 'operation' : kind} \`${name}\` is new`,
  find: ({ removed, added }) =>
    added.map((operation) => ({
      at: placeOf(null, operation),
      detail: { name: toldName(operation, removed), case: operation.kind },
      operations: [operation.name],
      judgement: settled('compatible'),
    })),
  gain: () => 'added',
});
