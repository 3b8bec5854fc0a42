import { asked, placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { demandOfMember } from '../schemas/demand.js';
import { isRequired } from '../schemas/members.js';

export const propertyRemoved = rule({
  id: 'property-removed',
  title: 'Member removed',
  why: 'Code that names it no longer compiles. Clients that count on it, and servers that are closed against it, break.',
  level: 'schema',
  message: ({ name, from }) => `${from === true ? 'required' : 'optional'} member \`${name}\` is gone`,
  find: (place) =>
    place.members.removed.map(({ name, place: schema }) => ({
      at: placeOf(schema, null),
      detail: { name, from: isRequired(place.says.base, name) },
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
