import { changeOf } from '../constraint.js';
import { demandKeywords } from '../keywords.js';
import { rule, show } from '../rule.js';

export const schemaNumber = rule({
  id: 'schema-number',
  title: 'Bounds of a number changed',
  why: 'A number outside of what the receiver allows is rejected.',
  level: 'schema',
  message: ({ from, to }) => `bounds changed: ${show(from)} became ${show(to)}`,
  find: (place) => (place.differs.has('type') ? [] : changeOf(place, [...demandKeywords.number])),
});
