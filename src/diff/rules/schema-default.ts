import { equal, type Json } from '../../json.js';
import { fromTo, placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { keywordChanged } from '../change/wording.js';
import { mayHaveExponent } from '../texts/style/integers.js';

export const schemaDefault = rule({
  id: 'schema-default',
  title: 'Default changed',
  why: 'A message without the value means something else now; no payload shows that.',
  level: 'schema',
  message: ({ from, to }) => keywordChanged('default', from, to),
  find: ({ base, revision, says, differs, spot }) => {
    if (!differs.has('default')) return [];
    const from = says.base.default;
    const to = says.revision.default;
    const judgement = settled('review', { reason: { kind: 'default' } });
    const isOneText = from !== undefined && to !== undefined && equal(asText(from), asText(to));
    return [
      {
        at: placeOf(base, revision),
        detail: fromTo(from, to),
        judgement,
        ...(isOneText && { spot, silentAs: 'text' }),
      },
    ];
  },
  edits: ['default'],
});

/** A value as it is written where single values are texts; how null and the largest numbers are no standard says. */
function asText(value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'object' ? item : asText(item)));
  const isSaid = typeof value === 'boolean' || (typeof value === 'number' && !mayHaveExponent(value));
  return isSaid ? String(value) : value;
}
