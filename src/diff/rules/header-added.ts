import { directed, placeOf } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { lone } from '../match/operations/parameters.js';

export const headerAdded = rule({
  id: 'header-added',
  title: 'Response header added',
  why: 'A client passes over a header that it does not know.',
  level: 'headers',
  message: ({ name }) => `header \`${name}\` is new`,
  find: ({ base, revision }) =>
    lone(revision, base).map(([name, header]) => ({
      at: placeOf(null, { pointer: header.used }),
      detail: { name, to: header.json.required === true },
      judgement: directed((direction) =>
        direction === 'request' && header.json.required === true
          ? { verdict: 'wire', witness: { part: 'header', name, at: '' } }
          : { verdict: 'compatible' },
      ),
    })),
  gain: () => 'added',
});
