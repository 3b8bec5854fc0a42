import { fromPointer } from '../../json.js';
import { settled } from '../draft.js';
import { rule } from '../rule.js';
import { oneOf } from '../wording.js';

export const componentRenamed = rule({
  id: 'component-renamed',
  title: 'Component renamed',
  why: 'The same messages; code that imports the type by its old name no longer compiles.',
  level: 'components',
  message: ({ from, to, case: section }) => `${oneOf(section)} \`${from}\` is now called \`${to}\``,
  find: ({ renames }) =>
    [...renames].map(([base, revision]) => {
      const [, section = '', from = ''] = fromPointer(base);
      return {
        at: { base, revision },
        detail: { case: section, from, to: fromPointer(revision)[2] ?? '' },
        operations: [],
        judgement: settled('source'),
      };
    }),
});
