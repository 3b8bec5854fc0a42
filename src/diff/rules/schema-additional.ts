import type { Json } from '../../json.js';
import { asked, fromTo, placeOf } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { keywordChanged } from '../change/wording.js';
import { demandOfUndeclared } from '../schemas/demand/demand.js';

export const schemaAdditional = rule({
  id: 'schema-additional',
  title: 'Additional members changed',
  why: 'Members that the schema does not name are let pass by one side and refused, or read otherwise, by the other.',
  level: 'schema',
  message: ({ names, from, to }) => keywordChanged(names?.[0] ?? 'additionalProperties', from, to),
  find: (place) => {
    const names = ['additionalProperties', 'patternProperties'].filter((keyword) => place.differs.has(keyword));
    if (names.length === 0 || place.equivalent) return [];
    const said = (schema: { [name: string]: Json }): Json | undefined => schema[names[0] as string];
    const from = said(place.says.base);
    const to = said(place.says.revision);
    return [
      {
        at: placeOf(place.base, place.revision),
        detail: { names, ...fromTo(from, to) },
        judgement: asked({
          spot: place.spot,
          replaced: { base: place.base, revision: place.revision, keywords: names },
          demand: (side) => demandOfUndeclared(place, side),
          held: { bothWays: 'editorial', oneWay: 'compatible' },
        }),
      },
    ];
  },
});
