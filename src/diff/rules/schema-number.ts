import { gainOfKeywords } from '../change/gain.js';
import { rule } from '../change/rule.js';
import { keywordsChanged } from '../change/wording.js';
import { demandKeywords } from '../keywords.js';
import { changeOf } from '../schemas/demand/constraint.js';

export const schemaNumber = rule({
  id: 'schema-number',
  title: 'Bounds of a number changed',
  why: 'A number outside of what the receiver allows is rejected.',
  level: 'schema',
  message: ({ from, to }) => keywordsChanged(from, to),
  find: (place) => (place.differs.has('type') ? [] : changeOf(place, [...demandKeywords.number])),
  gain: gainOfKeywords,
});
