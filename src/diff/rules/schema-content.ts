import { equal, isObject, type Json, type JsonObject } from '../../json.js';
import { type Draft, placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import type { SchemaPlace } from '../change/subjects.js';

const keywords = ['contentEncoding', 'contentMediaType', 'contentSchema', 'xml'];

export const schemaContent = rule({
  id: 'schema-content',
  title: 'Content of a text changed',
  why: 'The text is the same, what is inside of it is not: no payload shows whether the other side still reads it.',
  level: 'schema',
  message: ({ names }) => `${names?.join(', ')} changed`,
  find: (place) => {
    const { base, revision, differs, spot } = place;
    const names = keywords.filter((keyword) => differs.has(keyword));
    if (names.length === 0) return [];
    const isXml = names.join() === 'xml';
    const judgement =
      isXml && isWrittenAlike(place) ? settled('editorial') : settled('review', { reason: { kind: 'meaning' } });
    const draft: Draft = { at: placeOf(base, revision), detail: { names }, spot, judgement };
    return [isXml ? { ...draft, silentAs: 'other than XML' } : draft];
  },
});

/** Is the element of the value the same, with what `xml` says where it says nothing? */
function isWrittenAlike({ says, spot }: SchemaPlace): boolean {
  const last = spot.steps.at(-1);
  const name = last?.kind === 'property' ? last.name : undefined;
  const written = ({ xml }: JsonObject): Json => {
    const own = Object.entries(isObject(xml) ? xml : {});
    const isDefault = ([word, value]: [string, Json]): boolean =>
      word.startsWith('x-') || (word === 'name' ? value === name : value === false);
    return Object.fromEntries(own.filter((entry) => !isDefault(entry)));
  };
  return equal(written(says.base), written(says.revision));
}
