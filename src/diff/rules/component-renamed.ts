import { equal, fromPointer } from '../../json.js';
import { settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { oneOf } from '../change/wording.js';
import { chosenBy } from '../schemas/read/discriminator-parents.js';

export const componentRenamed = rule({
  id: 'component-renamed',
  title: 'Component renamed',
  why: 'Code that imports the type by its old name no longer compiles; what changed inside is told there. To a discriminator the name is a value.',
  level: 'components',
  message: ({ from, to, case: section }) => `${oneOf(section)} \`${from}\` is now called \`${to}\``,
  find: ({ documents, renames }) =>
    [...renames].map(([base, revision]) => {
      const isKept = equal([...chosenBy(documents.base, base)], [...chosenBy(documents.revision, revision)]);
      const [, section = '', from = ''] = fromPointer(base);
      return {
        at: { base, revision },
        detail: { case: section, from, to: fromPointer(revision)[2] ?? '' },
        operations: [],
        judgement: isKept ? settled('source') : settled('review', { reason: { kind: 'meaning' } }),
      };
    }),
});
