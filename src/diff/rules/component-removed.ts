import { looseComponents } from '../components.js';
import { settled } from '../draft.js';
import { rule } from '../rule.js';
import { oneOf } from '../wording.js';

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
