import { directed, placeOf, receiverOf } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { isDemanded } from '../match/parameters.js';

export const parameterRequired = rule({
  id: 'parameter-required',
  title: 'Parameter or header becomes required or optional',
  why: 'Who receives it refuses messages without it when it is required there and the sender may leave it out.',
  level: 'parameter',
  message: ({ name, case: place, to }) => `${place} \`${name}\` becomes ${to === true ? 'required' : 'optional'}`,
  find: ({ base, revision, name, place }) => {
    const required = {
      base: isDemanded({ in: place, json: base.json }),
      revision: isDemanded({ in: place, json: revision.json }),
    };
    if (required.base === required.revision) return [];
    return [
      {
        at: placeOf(base, revision),
        detail: { name, case: place, from: required.base, to: required.revision },
        judgement: directed((direction) =>
          required[receiverOf[direction]]
            ? { verdict: 'wire', witness: { part: place, name, at: '' } }
            : { verdict: 'compatible' },
        ),
      },
    ];
  },
});
