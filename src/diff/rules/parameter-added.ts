import type { Parameter } from '../../openapi/model.js';
import { directed, type Judgement, placeOf } from '../change/draft.js';
import { rule } from '../change/rule.js';
import type { LooseParameters } from '../change/subjects.js';
import { isDemanded, partners, placeOfLoose } from '../match/operations/parameters.js';
import { otherwiseSent } from '../texts/names/sent-otherwise.js';
import { takesWhatStoodThere } from '../texts/style/serialisation.js';

export const parameterAdded = rule({
  id: 'parameter-added',
  title: 'Parameter added',
  why: 'Old clients do not send it. When it is required, the server refuses them. What stands in a path was there before it was declared.',
  level: 'parameters',
  message: ({ name, case: place, to }) =>
    `new ${place === 'path' ? '' : to === true ? 'required ' : 'optional '}${place} parameter \`${name}\``,
  find: (loose) =>
    loose.added
      .filter((parameter) => partners(loose, parameter).length === 0)
      .map((parameter) => ({
        at: placeOf(null, placeOfLoose(loose, parameter)),
        detail: { name: parameter.name, case: parameter.in, to: parameter.json.required === true },
        judgement: parameter.in === 'path' ? ofPath(loose, parameter) : ofOther(loose, parameter),
      })),
  gain: () => 'added',
});

function ofOther({ operations }: LooseParameters, parameter: Parameter): Judgement {
  return directed((direction) => {
    const found = otherwiseSent(operations, parameter, 'revision', direction);
    if (found !== null && found !== 'fine') return { verdict: 'review', reason: { kind: found } };
    return direction === 'request' && isDemanded(parameter) && found === null
      ? { verdict: 'wire', witness: { part: parameter.in, name: parameter.name, at: '' } }
      : { verdict: 'compatible' };
  });
}

function ofPath(loose: LooseParameters, parameter: Parameter): Judgement {
  const isTaken = takesWhatStoodThere(loose, parameter);
  return directed((direction) =>
    isTaken || direction === 'response'
      ? { verdict: 'compatible' }
      : { verdict: 'review', reason: { kind: 'undeclared' } },
  );
}
