import { asked, placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { demandOfMember } from '../schemas/demand.js';
import { isRequired } from '../schemas/members.js';

export const propertyAdded = rule({
  id: 'property-added',
  title: 'Member added',
  why: 'Old clients do not write it; they let it pass in a response, unless their schema is closed.',
  level: 'schema',
  message: ({ name, to }) => `new ${to === true ? 'required' : 'optional'} member \`${name}\``,
  find: (place) =>
    place.members.added.map(({ name, place: schema }) => ({
      at: placeOf(null, schema),
      detail: { name, to: isRequired(place.says.revision, name) },
      member: { spot: place.spot, name },
      judgement: place.equivalent
        ? settled('compatible')
        : asked({
            spot: place.spot,
            replaced: { base: place.base, revision: place.revision, members: [name], required: [name] },
            demand: (side, direction) => demandOfMember(place, side, name, direction),
            held: { bothWays: 'compatible', oneWay: 'compatible' },
          }),
    })),
});
