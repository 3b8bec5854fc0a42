import { changeOf } from '../constraint.js';
import { demandKeywords } from '../keywords.js';
import { rule, show } from '../rule.js';

export const schemaString = rule({
  id: 'schema-string',
  title: 'Length, pattern or format changed',
  why: 'A text that the receiver does not allow is rejected.',
  level: 'schema',
  message: ({ from, to }) => `demands on the text changed: ${show(from)} became ${show(to)}`,
  find: (place) => (place.differs.has('type') ? [] : changeOf(place, [...demandKeywords.string])),
});
