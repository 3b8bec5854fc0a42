import { directed, placeOf } from '../draft.js';
import { lone } from '../parameters.js';
import { rule } from '../rule.js';

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
});
