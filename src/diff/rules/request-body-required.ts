import { directed, placeOf } from '../change/draft.js';
import { gainOfRequired } from '../change/gain.js';
import { receiverOf } from '../change/pair.js';
import { rule } from '../change/rule.js';

export const requestBodyRequired = rule({
  id: 'request-body-required',
  title: 'Request body becomes required or optional',
  why: 'Clients that send no body are refused once it is required.',
  level: 'requestBody',
  message: ({ to }) => `the request body becomes ${to === true ? 'required' : 'optional'}`,
  find: ({ base, revision }) => {
    const required = { base: base.json.required === true, revision: revision.json.required === true };
    if (required.base === required.revision) return [];
    return [
      {
        at: placeOf(base, revision),
        detail: { from: required.base, to: required.revision },
        judgement: directed((direction) =>
          required[receiverOf[direction]]
            ? { verdict: 'wire', witness: { part: 'body', at: '' } }
            : { verdict: 'compatible' },
        ),
      },
    ];
  },
  edits: ['required'],
  gain: gainOfRequired,
});
