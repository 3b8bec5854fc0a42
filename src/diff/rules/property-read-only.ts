import type { Direction } from '../../schema/question.js';
import { asked, type Judgement, placeOf, type Settled } from '../change/draft.js';
import type { SideName } from '../change/pair.js';
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
      const otherwise = becomes && !senderHides ? doubt : known(flow, senderHides);
      return {
        at: placeOf(place.base, place.revision),
        detail: { names: [keyword], to: becomes },
        judgement: minded(place, keyword, flow, otherwise),
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

/** The objects around it, which have not changed, know whether they demand it. */
function minded(
  { base, revision, spot }: SchemaPlace,
  keyword: string,
  flow: Direction,
  otherwise: Settled,
): Judgement {
  return asked({
    spot,
    replaced: { base, revision, keywords: [keyword] },
    demand: () => null,
    held: null,
    flag: { place: { base, revision }, keyword, flow, otherwise, ofMessage: doubt },
  });
}

function isSet({ says }: SchemaPlace, side: SideName, keyword: string): boolean {
  return says[side][keyword] === true;
}
