import { partOf } from '../../openapi/locate.js';
import type { Located } from '../../openapi/model.js';
import type { Direction } from '../../schema/question.js';
import { asked, type Judgement, placeOf, type Settled, type SideName, senderOf } from '../change/draft.js';
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
      const flow = keyword === 'readOnly' ? 'request' : 'response';
      const senderHides = becomes === (flow === 'response');
      const otherwise = isMessage(place) || (becomes && !senderHides) ? doubt : known(flow, senderHides);
      return {
        at: placeOf(place.base, place.revision),
        detail: { names: [keyword], to: becomes },
        judgement:
          senderHides && isOwnMember(place) ? leftOut(place, flow, otherwise) : minded(place, keyword, flow, otherwise),
      };
    });
  },
});

/** It is no member at all that is not to be sent, or the receiver expects none and one may be sent. */
const doubt: Settled = { verdict: 'review', reason: { kind: 'read-only' } };

/** Nobody minds; only code may name what is no longer received. */
function known(flow: Direction, senderHides: boolean): Settled {
  return { verdict: senderHides && flow === 'response' ? 'source' : 'compatible' };
}

/** A member that its object declares: that it is demanded now is told there; each composition around is asked as a whole. */
function leftOut({ spot }: SchemaPlace, flow: Direction, { verdict }: Settled): Judgement {
  const hides = senderOf[flow];
  return asked({
    spot,
    // The release that leaves it out takes none, as it were.
    demand: (side, direction) => (direction === flow && side === hides ? { not: {} } : null),
    held: { bothWays: 'editorial', oneWay: verdict },
  });
}

/** The objects around it, which have not changed, know whether they demand it. */
function minded(
  { base, revision, spot }: SchemaPlace,
  keyword: string,
  flow: Direction,
  otherwise: Settled,
): Judgement {
  return asked({
    spot,
    demand: () => null,
    held: null,
    flag: { place: { base, revision }, keyword, flow, otherwise },
  });
}

function isOwnMember({ base, revision, spot }: SchemaPlace): boolean {
  return spot.steps.at(-1)?.kind === 'property' && ![base, revision].every(isPart);
}

/** Is it the whole of a message? */
function isMessage({ spot }: SchemaPlace): boolean {
  return spot.steps.length === 0 && !isPart(spot.owner.base) && !isPart(spot.owner.revision);
}

function isPart({ pointer }: Located): boolean {
  return partOf(pointer) === pointer;
}

function isSet({ says }: SchemaPlace, side: SideName, keyword: string): boolean {
  return says[side][keyword] === true;
}
