import { directed, placeOf } from '../change/draft.js';
import { rule } from '../change/rule.js';

export const requestBodyRemoved = rule({
  id: 'request-body-removed',
  title: 'Request body removed',
  why: 'A server may pass over a body that it does not expect, or refuse it.',
  level: 'body',
  message: () => 'the request body is gone',
  find: ({ base, revision }) => {
    if (base === null || revision !== null) return [];
    const required = base.json.required === true;
    return [
      {
        at: placeOf({ pointer: base.used }, null),
        detail: { from: required },
        judgement: directed((direction) =>
          direction === 'request'
            ? { verdict: 'review', reason: { kind: 'body-ignored' } }
            : required
              ? { verdict: 'wire', witness: { part: 'body', at: '' } }
              : { verdict: 'source' },
        ),
      },
    ];
  },
});
