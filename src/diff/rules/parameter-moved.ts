import { directed, placeOf } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { isDemanded, partners, placeOfLoose } from '../match/operations/parameters.js';
import { otherwiseSent } from '../texts/names/sent-otherwise.js';
import { takesWhatStoodThere } from '../texts/style/serialisation.js';

export const parameterMoved = rule({
  id: 'parameter-moved',
  title: 'Parameter moved',
  why: 'Old clients send it where it was. When its new place requires it, the server refuses them.',
  level: 'parameters',
  message: ({ name, from, to }) => `parameter \`${name}\` moved from ${from} to ${to}`,
  find: (loose) =>
    loose.removed.flatMap((old) => {
      const [moved] = partners(loose, old);
      if (moved === undefined) return [];
      return [
        {
          at: placeOf(placeOfLoose(loose, old), placeOfLoose(loose, moved)),
          detail: { name: old.name, from: old.in, to: moved.in },
          judgement: directed((direction) => {
            const [demanding, side] =
              direction === 'request' ? ([moved, 'revision'] as const) : ([old, 'base'] as const);
            const sent = isDemanded(demanding) ? otherwiseSent(loose.operations, demanding, side, direction) : 'fine';
            if (sent === null)
              return { verdict: 'wire', witness: { part: demanding.in, name: demanding.name, at: '' } };
            if (sent !== 'fine') return { verdict: 'review', reason: { kind: sent } };
            const isTaken = direction === 'response' || moved.in !== 'path' || takesWhatStoodThere(loose, moved);
            return isTaken ? { verdict: 'source' } : { verdict: 'review', reason: { kind: 'undeclared' } };
          }),
        },
      ];
    }),
  edits: ['in'],
});
