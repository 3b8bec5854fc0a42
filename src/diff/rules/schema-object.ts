import { gainOfKeywords } from '../change/gain.js';
import { rule } from '../change/rule.js';
import { keywordsChanged } from '../change/wording.js';
import { demandKeywords } from '../keywords.js';
import { changeOf } from '../schemas/demand/constraint.js';

export const schemaObject = rule({
  id: 'schema-object',
  title: 'Demands on an object changed',
  why: 'An object with other members than the receiver allows is rejected.',
  level: 'schema',
  message: ({ from, to }) => keywordsChanged(from, to),
  find: (place) => (place.differs.has('type') ? [] : changeOf(place, [...demandKeywords.object, 'propertyNames'])),
  gain: gainOfKeywords,
});
