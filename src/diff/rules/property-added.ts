import type { Located } from '../../openapi/model.js';
import { asked, placeOf, settled, type Unexpected } from '../change/draft.js';
import { rule } from '../change/rule.js';
import type { SchemaPlace } from '../change/subjects.js';
import { demandOfMember, leavesOut } from '../schemas/demand/demand.js';
import { isLeftOut } from '../schemas/read/applied.js';
import { isRequired } from '../schemas/read/members.js';

export const propertyAdded = rule({
  id: 'property-added',
  title: 'Member added',
  why: 'Old clients do not write it, unless their object is open; they let it pass in a response, unless their schema is closed.',
  level: 'schema',
  message: ({ name, from, to }) => {
    if (from !== true) return `new ${to === true ? 'required' : 'optional'} member \`${name}\``;
    return `required member \`${name}\` is declared now${to === true ? '' : ', and becomes optional'}`;
  },
  find: (place) =>
    place.members.added.map(({ name, place: schema }) => {
      const unexpected = unexpectedOf(place, name, schema);
      return {
        at: placeOf(null, schema),
        // What nothing declares may be demanded all the same.
        detail: {
          name,
          to: isRequired(place.says.revision, name),
          ...(isRequired(place.says.base, name) && { from: true }),
        },
        member: { spot: place.spot, name },
        judgement:
          place.equivalent && unexpected === undefined
            ? settled('compatible')
            : asked({
                spot: place.spot,
                replaced: { base: place.base, revision: place.revision, members: [name], required: [name] },
                demand: (side, direction) => demandOfMember(place, side, name, direction),
                held: { bothWays: 'compatible', oneWay: 'compatible' },
                ...(unexpected && { unexpected }),
              }),
      };
    }),
  gain: () => 'added',
});

/** The member where it is declared as readOnly: an object of the base that is open may have had it. */
function unexpectedOf(place: SchemaPlace, name: string, schema: Located): Unexpected | undefined {
  const isExpected = !isLeftOut(place.documents.revision, schema, 'request');
  if (isExpected || leavesOut(place, 'base', name, 'request')) return undefined;
  return { name, flow: 'request', otherwise: { verdict: 'review', reason: { kind: 'read-only' } } };
}
