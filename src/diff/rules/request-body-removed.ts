import { directed, placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { sendsBody } from '../match/content/no-content.js';

export const requestBodyRemoved = rule({
  id: 'request-body-removed',
  title: 'Request body removed',
  why: 'A server may pass over a body that it does not expect, or refuse it.',
  level: 'body',
  message: () => 'the request body is gone',
  find: ({ operations, base, revision }) => {
    if (base === null || revision !== null) return [];
    const required = base.json.required === true;
    return [
      {
        at: placeOf({ pointer: base.used }, null),
        detail: { from: required },
        judgement: !sendsBody(operations.revision)
          ? settled('source')
          : directed((direction) =>
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
