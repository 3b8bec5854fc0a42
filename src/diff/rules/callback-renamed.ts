import { toPointer } from '../../json.js';
import type { Operation } from '../../openapi/model.js';
import { settled } from '../change/draft.js';
import { rule } from '../change/rule.js';

export const callbackRenamed = rule({
  id: 'callback-renamed',
  title: 'Callback renamed',
  why: 'The same requests to the same address; generated code that names the callback no longer compiles.',
  level: 'operation',
  message: ({ from, to }) => `callback \`${from}\` is now called \`${to}\``,
  find: ({ base, revision }) =>
    base.callback === revision.callback
      ? []
      : [
          {
            at: { base: placeIn(base), revision: placeIn(revision) },
            detail: { from: base.callback, to: revision.callback },
            judgement: settled('source'),
          },
        ],
});

/** Where the operation that registers a callback names it; what it names may stand elsewhere. */
function placeIn({ parent, callback }: Operation): string {
  return (parent?.pointer ?? '') + toPointer(['callbacks', callback]);
}
