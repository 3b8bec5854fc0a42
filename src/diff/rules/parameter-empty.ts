import { directed, placeOf } from '../change/draft.js';
import { receiverOf } from '../change/pair.js';
import { rule } from '../change/rule.js';

export const parameterEmpty = rule({
  id: 'parameter-empty',
  title: 'allowEmptyValue changed',
  why: 'A parameter without a value is let pass by some servers and refused by others, whatever the contract says.',
  level: 'parameter',
  message: ({ name, to }) => `\`${name}\` may ${to === true ? 'now' : 'no longer'} be sent without a value`,
  find: ({ base, revision, name, place }) => {
    const allows = { base: base.json.allowEmptyValue === true, revision: revision.json.allowEmptyValue === true };
    if (place !== 'query' || allows.base === allows.revision) return [];
    return [
      {
        at: placeOf(base, revision),
        detail: { name, from: allows.base, to: allows.revision },
        judgement: directed((direction) =>
          allows[receiverOf[direction]]
            ? { verdict: 'compatible' }
            : { verdict: 'review', reason: { kind: 'empty-value' } },
        ),
      },
    ];
  },
  edits: ['allowEmptyValue'],
});
