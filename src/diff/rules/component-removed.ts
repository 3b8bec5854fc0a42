import type { Direction } from '../../schema/question.js';
import { directed, type Settled, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { oneOf } from '../change/wording.js';
import { looseComponents } from '../match/document/components.js';
import { standsFor } from '../schemas/read/discriminator-parents.js';

export const componentRemoved = rule({
  id: 'component-removed',
  title: 'Component removed',
  why: 'Code that imports the type by its name no longer compiles. What operations lose by it is reported at the operations.',
  level: 'components',
  message: ({ name, case: section }) => `${oneOf(section)} \`${name}\` is gone`,
  find: (components) =>
    looseComponents(components, 'removed').map(({ section, name, pointer }) => {
      const among = section === 'schemas' ? standsFor(components.documents, components.documents.base, pointer) : [];
      return {
        at: { base: pointer, revision: null },
        detail: { name, case: section },
        operations: [],
        // To a parent with a discriminator its name is a value: who sends that may be understood no more.
        ...(among.length === 0 ? { judgement: settled('source') } : { among, judgement: directed(asAlternate) }),
      };
    }),
});

function asAlternate(direction: Direction): Settled {
  return direction === 'request' ? { verdict: 'review', reason: { kind: 'alternate' } } : { verdict: 'source' };
}
