import { directed, placeOf } from '../draft.js';
import { partners, placeOfLoose } from '../parameters.js';
import { rule } from '../rule.js';

export const parameterAdded = rule({
  id: 'parameter-added',
  title: 'Parameter added',
  why: 'Old clients do not send it. When it is required, the server refuses them.',
  level: 'parameters',
  message: ({ name, case: place, to }) => `new ${to === true ? 'required' : 'optional'} ${place} parameter \`${name}\``,
  find: (loose) =>
    loose.added
      .filter((parameter) => partners(loose, parameter).length === 0)
      .map((parameter) => ({
        at: placeOf(null, placeOfLoose(loose, parameter)),
        detail: { name: parameter.name, case: parameter.in, to: parameter.json.required === true },
        judgement: directed((direction) =>
          direction === 'request' && parameter.json.required === true
            ? { verdict: 'wire', witness: { part: parameter.in, name: parameter.name, at: '' } }
            : { verdict: 'compatible' },
        ),
      })),
});
