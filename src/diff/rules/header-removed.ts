import { directed, placeOf } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { lone } from '../match/operations/parameters.js';

export const headerRemoved = rule({
  id: 'header-removed',
  title: 'Response header removed',
  why: 'A client that relies on a required header finds nothing; code that reads an optional one no longer compiles.',
  level: 'headers',
  message: ({ name, from }) => `${from === true ? 'required' : 'optional'} header \`${name}\` is gone`,
  find: ({ base, revision }) =>
    lone(base, revision).map(([name, header]) => ({
      at: placeOf({ pointer: header.used }, null),
      detail: { name, from: header.json.required === true },
      judgement: directed((direction) =>
        direction === 'response' && header.json.required === true
          ? { verdict: 'wire', witness: { part: 'header', name, at: '' } }
          : { verdict: 'source' },
      ),
    })),
});
