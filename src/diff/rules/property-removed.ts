import { asked, placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { demandOfMember } from '../schemas/demand/demand.js';
import { isRequired } from '../schemas/read/members.js';

export const propertyRemoved = rule({
  id: 'property-removed',
  title: 'Member removed',
  why: 'Code that names it no longer compiles. Clients that count on it, and servers that are closed against it, break.',
  level: 'schema',
  message: ({ name, from, to }) => {
    const member = `${from === true ? 'required' : 'optional'} member \`${name}\``;
    if (to !== true) return `${member} is gone`;
    return `${member} is no longer declared${from === true ? '' : ', and becomes required'}`;
  },
  find: (place) =>
    place.members.removed.map(({ name, place: schema }) => ({
      at: placeOf(schema, null),
      // What nothing declares may be demanded all the same.
      detail: {
        name,
        from: isRequired(place.says.base, name),
        ...(isRequired(place.says.revision, name) && { to: true }),
      },
      member: { spot: place.spot, name },
      judgement: place.equivalent
        ? settled('source')
        : asked({
            spot: place.spot,
            replaced: { base: place.base, revision: place.revision, members: [name], required: [name] },
            demand: (side, direction) => demandOfMember(place, side, name, direction),
            held: { bothWays: 'source', oneWay: 'source' },
          }),
    })),
});
