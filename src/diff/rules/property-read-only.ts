import { directed, placeOf } from '../draft.js';
import { rule } from '../rule.js';

export const propertyReadOnly = rule({
  id: 'property-read-only',
  title: 'Member becomes readOnly or writeOnly',
  why: 'A readOnly member is not written in requests, a writeOnly one not in responses; what happens to one that is sent anyway is not said.',
  level: 'schema',
  message: ({ names, to }) => `${names?.join(', ')} ${to === true ? 'set' : 'taken back'}`,
  find: (place) => {
    const names = ['readOnly', 'writeOnly'].filter(
      (keyword) =>
        place.differs.has(keyword) && truth(place.says.base[keyword]) !== truth(place.says.revision[keyword]),
    );
    return names.map((keyword) => {
      const becomes = truth(place.says.revision[keyword]);
      return {
        at: placeOf(place.base, place.revision),
        detail: { names: [keyword], to: becomes },
        judgement: directed((direction) => {
          if ((keyword === 'readOnly') !== (direction === 'request')) return { verdict: 'editorial' };
          if (!becomes) return { verdict: 'compatible' };
          // A component that is writeOnly as a whole: whether its users require it is not seen from here.
          const unseen = keyword === 'readOnly' || place.spot.steps.length === 0;
          return unseen ? { verdict: 'review', reason: { kind: 'read-only' } } : { verdict: 'source' };
        }),
      };
    });
  },
});

function truth(value: unknown): boolean {
  return value === true;
}
