import { directed, placeOf } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { isDemanded, partners, placeOfLoose } from '../match/parameters.js';
import { madeUpFor } from '../texts/meetings.js';

export const parameterRemoved = rule({
  id: 'parameter-removed',
  title: 'Parameter removed',
  why: 'A server passes over a parameter that it does not know; code that sets it no longer compiles.',
  level: 'parameters',
  message: ({ name, case: place }) => `${place} parameter \`${name}\` is gone`,
  find: (loose) =>
    loose.removed
      .filter((parameter) => partners(loose, parameter).length === 0)
      .map((parameter) => ({
        at: placeOf(placeOfLoose(loose, parameter), null),
        detail: { name: parameter.name, case: parameter.in },
        judgement: directed((direction) => {
          const found = madeUpFor(loose.operations, parameter, 'base', direction);
          if (found === 'doubt') return { verdict: 'review', reason: { kind: 'shared-name' } };
          return direction === 'response' && isDemanded(parameter) && found === null
            ? { verdict: 'wire', witness: { part: parameter.in, name: parameter.name, at: '' } }
            : { verdict: 'source' };
        }),
      })),
});
