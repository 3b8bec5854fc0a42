import { settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { oneOf } from '../change/wording.js';
import { looseComponents } from '../match/components.js';

export const componentRemoved = rule({
  id: 'component-removed',
  title: 'Component removed',
  why: 'Code that imports the type by its name no longer compiles. What operations lose by it is reported at the operations.',
  level: 'components',
  message: ({ name, case: section }) => `${oneOf(section)} \`${name}\` is gone`,
  find: (components) =>
    looseComponents(components, 'removed').map(({ section, name, pointer }) => ({
      at: { base: pointer, revision: null },
      detail: { name, case: section },
      operations: [],
      judgement: settled('source'),
    })),
});
