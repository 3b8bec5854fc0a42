import { directed, placeOf } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { isDemanded, partners, placeOfLoose } from '../match/operations/parameters.js';
import { otherwiseSent } from '../texts/names/sent-otherwise.js';

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
          const found = otherwiseSent(loose.operations, parameter, 'base', direction);
          if (found !== null && found !== 'fine') return { verdict: 'review', reason: { kind: found } };
          return direction === 'response' && isDemanded(parameter) && found === null
            ? { verdict: 'wire', witness: { part: parameter.in, name: parameter.name, at: '' } }
            : { verdict: 'source' };
        }),
      })),
});
