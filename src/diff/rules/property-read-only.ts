import type { Direction } from '../../schema/question.js';
import { asked, directed, type Judgement, placeOf, senderOf } from '../draft.js';
import { rule } from '../rule.js';
import type { SchemaPlace } from '../subjects.js';

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
      const direction = keyword === 'readOnly' ? 'request' : 'response';
      // A component as a whole: whether its users require it is not seen from here.
      const unseen = place.spot.steps.length === 0;
      const senderHides = becomes === (direction === 'response');
      return {
        at: placeOf(place.base, place.revision),
        detail: { names: [keyword], to: becomes },
        judgement: senderHides && !unseen ? leftOut(place, direction) : noticed(direction, becomes, unseen),
      };
    });
  },
});

/** Who receives it may count on it: each composition around it is asked as a whole. Otherwise code alone may name it. */
function leftOut({ spot }: SchemaPlace, flow: Direction): Judgement {
  const hides = senderOf[flow];
  return asked({
    spot,
    // The release that leaves it out takes none, as it were.
    demand: (side, direction) => (direction === flow && side === hides ? { not: {} } : null),
    held: { bothWays: 'editorial', oneWay: flow === 'request' ? 'compatible' : 'source' },
  });
}

function noticed(flow: Direction, becomes: boolean, unseen: boolean): Judgement {
  return directed((direction) => {
    if (direction !== flow) return { verdict: 'editorial' };
    const open = flow === 'request' ? becomes || unseen : becomes;
    return open ? { verdict: 'review', reason: { kind: 'read-only' } } : { verdict: 'compatible' };
  });
}

function truth(value: unknown): boolean {
  return value === true;
}
