import { directed, placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { sendsBody } from '../match/content/no-content.js';

export const requestBodyAdded = rule({
  id: 'request-body-added',
  title: 'Request body added',
  why: 'Old clients send none. When it is required, the server refuses them.',
  level: 'body',
  message: ({ to }) => `${to === true ? 'a required' : 'an optional'} request body is new`,
  find: ({ operations, base, revision }) => {
    if (base !== null || revision === null) return [];
    const required = revision.json.required === true;
    return [
      {
        at: placeOf(null, { pointer: revision.used }),
        detail: { to: required },
        judgement: !sendsBody(operations.revision)
          ? settled('compatible')
          : directed((direction) =>
              direction === 'response'
                ? { verdict: 'review', reason: { kind: 'body-ignored' } }
                : required
                  ? { verdict: 'wire', witness: { part: 'body', at: '' } }
                  : { verdict: 'compatible' },
            ),
      },
    ];
  },
  gain: () => 'added',
});
