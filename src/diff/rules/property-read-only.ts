import { partOf } from '../../openapi/locate.js';
import type { Located } from '../../openapi/model.js';
import type { Direction } from '../../schema/question.js';
import { asked, directed, type Judgement, placeOf, type SideName, senderOf } from '../change/draft.js';
import { rule } from '../change/rule.js';
import type { SchemaPlace } from '../change/subjects.js';

export const propertyReadOnly = rule({
  id: 'property-read-only',
  title: 'Member becomes readOnly or writeOnly',
  why: 'A readOnly member is not written in requests, a writeOnly one not in responses; what happens to one that is sent anyway is not said.',
  level: 'schema',
  message: ({ names, to }) => `${names?.join(', ')} ${to === true ? 'set' : 'taken back'}`,
  find: (place) => {
    const names = ['readOnly', 'writeOnly'].filter(
      (keyword) => place.differs.has(keyword) && isSet(place, 'base', keyword) !== isSet(place, 'revision', keyword),
    );
    return names.map((keyword) => {
      const becomes = isSet(place, 'revision', keyword);
      const direction = keyword === 'readOnly' ? 'request' : 'response';
      const senderHides = becomes === (direction === 'response');
      const judge = senderHides && !isMessage(place) ? leftOut : noticed;
      return {
        at: placeOf(place.base, place.revision),
        detail: { names: [keyword], to: becomes },
        judgement: judge(place, direction, becomes),
      };
    });
  },
});

/** Who receives it may count on it: each composition around it is asked as a whole. Otherwise code alone may name it. */
function leftOut({ base, revision, says, spot }: SchemaPlace, flow: Direction): Judgement {
  const hides = senderOf[flow];
  // Of a component as a whole the objects that use it know whether they require it, and they have not changed.
  const inMessages = isPart(base) && isPart(revision);
  return asked({
    spot,
    inMessages,
    demand: (side, direction) => {
      if (direction !== flow) return null;
      // The release that leaves it out takes none, as it were.
      return side === hides ? { not: {} } : inMessages ? says[side] : null;
    },
    held: { bothWays: 'editorial', oneWay: flow === 'request' ? 'compatible' : 'source' },
  });
}

/** The receiver expects none and one may be sent, or it is no member at all that is not to be sent. */
function noticed(place: SchemaPlace, flow: Direction, becomes: boolean): Judgement {
  return directed((direction) => {
    if (direction !== flow) return { verdict: 'editorial' };
    const open = becomes || isMessage(place);
    return open ? { verdict: 'review', reason: { kind: 'read-only' } } : { verdict: 'compatible' };
  });
}

/** Is it the whole of a message? */
function isMessage({ base, revision, spot }: SchemaPlace): boolean {
  return spot.steps.length === 0 && !isPart(base) && !isPart(revision);
}

function isPart({ pointer }: Located): boolean {
  return partOf(pointer) === pointer;
}

function isSet({ says }: SchemaPlace, side: SideName, keyword: string): boolean {
  return says[side][keyword] === true;
}
