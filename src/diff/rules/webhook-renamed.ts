import { settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { pathItemPointer } from '../match/paths/path-items.js';

export const webhookRenamed = rule({
  id: 'webhook-renamed',
  title: 'Webhook renamed',
  why: 'The same requests to whoever waits for them; generated code that names the webhook no longer compiles.',
  level: 'operation',
  message: ({ from, to }) => `webhook \`${from}\` is now called \`${to}\``,
  find: ({ base, revision }) =>
    base.kind !== 'webhook' || base.path === revision.path
      ? []
      : [
          {
            at: { base: pathItemPointer(base), revision: pathItemPointer(revision) },
            detail: { from: base.path, to: revision.path },
            judgement: settled('source'),
          },
        ],
});
