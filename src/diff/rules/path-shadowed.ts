import { placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { shadowed } from '../match/match.js';

export const pathShadowed = rule({
  id: 'path-shadowed',
  title: 'New path shadows a template',
  why: 'A concrete path goes before a template that also matches it: requests that the old operation answered go to the new one.',
  level: 'operations',
  message: ({ from, to }) => `new path \`${to}\` takes requests that \`${from}\` answered`,
  find: ({ pairs, added }) => {
    // Of an operation that is gone all requests are lost, and that is told.
    const kept = new Map(pairs.map(({ base, revision }) => [base, revision]));
    return shadowed(added, [...kept.keys()]).map(([operation, old]) => ({
      at: placeOf(old, operation),
      detail: { from: old.path, to: operation.path },
      operations: [(kept.get(old) ?? old).name],
      judgement: settled('review', { reason: { kind: 'shadow' } }),
    }));
  },
});
