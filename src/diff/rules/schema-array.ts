import { gainOfKeywords } from '../change/gain.js';
import { rule } from '../change/rule.js';
import { keywordsChanged } from '../change/wording.js';
import { demandKeywords } from '../keywords.js';
import { changeOf, itemKeywords } from '../schemas/demand/constraint.js';

export const schemaArray = rule({
  id: 'schema-array',
  title: 'Items changed',
  why: 'An array with other items, or another number of them, is rejected.',
  level: 'schema',
  message: ({ from, to }) => keywordsChanged(from, to),
  find: (place) =>
    place.differs.has('type') ? [] : changeOf(place, [...demandKeywords.array, ...itemKeywords], itemKeywords),
  gain: gainOfKeywords,
});
