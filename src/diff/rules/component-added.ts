import { settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { oneOf } from '../change/wording.js';
import { looseComponents } from '../match/components.js';

export const componentAdded = rule({
  id: 'component-added',
  title: 'Component added',
  why: 'A new name; nobody uses it yet.',
  level: 'components',
  message: ({ name, case: section }) => `${oneOf(section)} \`${name}\` is new`,
  find: (components) =>
    looseComponents(components, 'added').map(({ section, name, pointer }) => ({
      at: { base: null, revision: pointer },
      detail: { name, case: section },
      operations: [],
      judgement: settled('compatible'),
    })),
});
