import { placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';

const keywords = ['contentEncoding', 'contentMediaType', 'contentSchema', 'xml'];

export const schemaContent = rule({
  id: 'schema-content',
  title: 'Content of a text changed',
  why: 'The text is the same, what is inside of it is not: no payload shows whether the other side still reads it.',
  level: 'schema',
  message: ({ names }) => `${names?.join(', ')} changed`,
  find: ({ base, revision, differs, spot }) => {
    const names = keywords.filter((keyword) => differs.has(keyword));
    if (names.length === 0) return [];
    return [
      {
        at: placeOf(base, revision),
        detail: { names },
        spot,
        judgement: settled('review', { reason: { kind: 'meaning' } }),
      },
    ];
  },
});
