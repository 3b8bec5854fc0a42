import { placeOf, settled } from '../draft.js';
import { shadowed } from '../match.js';
import { rule } from '../rule.js';

export const pathShadowed = rule({
  id: 'path-shadowed',
  title: 'New path shadows a template',
  why: 'A concrete path goes before a template that also matches it: requests that the old operation answered go to the new one.',
  level: 'operations',
  message: ({ from, to }) => `new path \`${to}\` takes requests that \`${from}\` answered`,
  find: ({ documents, added }) =>
    shadowed(added, documents.base.operations()).map(([operation, old]) => ({
      at: placeOf(old, operation),
      detail: { from: old.path, to: operation.path },
      operations: [old.name],
      judgement: settled('review', { reason: { kind: 'shadow' } }),
    })),
});
