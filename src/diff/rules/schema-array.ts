import { changeOf } from '../constraint.js';
import { demandKeywords } from '../keywords.js';
import { rule } from '../rule.js';
import { keywordsChanged } from '../wording.js';

/** Which items `items` speaks of depends on how many `prefixItems` there are. */
const parts = ['items', 'prefixItems'];

export const schemaArray = rule({
  id: 'schema-array',
  title: 'Items changed',
  why: 'An array with other items, or another number of them, is rejected.',
  level: 'schema',
  message: ({ from, to }) => keywordsChanged(from, to),
  find: (place) => (place.differs.has('type') ? [] : changeOf(place, [...demandKeywords.array, ...parts], parts)),
});
