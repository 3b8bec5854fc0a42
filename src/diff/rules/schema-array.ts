import { changeOf } from '../constraint.js';
import { demandKeywords } from '../keywords.js';
import { rule, show } from '../rule.js';

export const schemaArray = rule({
  id: 'schema-array',
  title: 'Items changed',
  why: 'An array with other items, or another number of them, is rejected.',
  level: 'schema',
  message: ({ from, to }) => `demands on the array changed: ${show(from)} became ${show(to)}`,
  find: (place) => changeOf(place, [...(place.differs.has('type') ? [] : demandKeywords.array), 'items', 'prefixItems']),
});
