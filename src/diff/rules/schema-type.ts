import { changeOf } from '../constraint.js';
import { demandKeywords } from '../keywords.js';
import { rule, show } from '../rule.js';

const demands = [...Object.values(demandKeywords).flat(), 'items', 'prefixItems', 'propertyNames'];

export const schemaType = rule({
  id: 'schema-type',
  title: 'Type changed',
  why: 'A value of another type is rejected, or cannot be decoded.',
  level: 'schema',
  message: ({ from, to }) => `type changed: ${show(from)} became ${show(to)}`,
  // Where the type changes, its other demands change with it: that is one change.
  find: (place) => (place.differs.has('type') ? changeOf(place, ['type', ...demands]) : []),
});
