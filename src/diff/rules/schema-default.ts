import { placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { keywordChanged } from '../change/wording.js';

export const schemaDefault = rule({
  id: 'schema-default',
  title: 'Default changed',
  why: 'A message without the value means something else now; no payload shows that.',
  level: 'schema',
  message: ({ from, to }) => keywordChanged('default', from, to),
  find: ({ base, revision, says, differs }) => {
    if (!differs.has('default')) return [];
    const from = says.base.default;
    const to = says.revision.default;
    const detail = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    return [{ at: placeOf(base, revision), detail, judgement: settled('review', { reason: { kind: 'default' } }) }];
  },
});
