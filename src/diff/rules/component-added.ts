import type { Direction } from '../../schema/question.js';
import { directed, type Settled, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { oneOf } from '../change/wording.js';
import { looseComponents } from '../match/document/components.js';
import { standsFor } from '../schemas/read/discriminator-parents.js';

export const componentAdded = rule({
  id: 'component-added',
  title: 'Component added',
  why: 'A new name; nobody uses it yet.',
  level: 'components',
  message: ({ name, case: section }) => `${oneOf(section)} \`${name}\` is new`,
  find: (components) =>
    looseComponents(components, 'added').map(({ section, name, pointer }) => {
      const among =
        section === 'schemas' ? standsFor(components.documents, components.documents.revision, pointer) : [];
      return {
        at: { base: null, revision: pointer },
        detail: { name, case: section },
        operations: [],
        // To a parent with a discriminator its name is a value: who receives that may not understand it.
        ...(among.length === 0 ? { judgement: settled('compatible') } : { among, judgement: directed(asAlternate) }),
      };
    }),
  gain: () => 'added',
});

function asAlternate(direction: Direction): Settled {
  return direction === 'response' ? { verdict: 'review', reason: { kind: 'alternate' } } : { verdict: 'compatible' };
}
