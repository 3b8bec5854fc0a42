import { equal, isObject, type Json, type JsonObject } from '../../json.js';
import { type Draft, placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import type { SchemaPlace } from '../change/subjects.js';
import { mayBeXml } from '../match/content/manner.js';
import { contentKeywords, saysContentWithType } from '../schemas/demand/content.js';

export const schemaContent = rule({
  id: 'schema-content',
  title: 'Content of a text changed',
  why: 'The text is the same, what is inside of it is not: no payload shows whether the other side still reads it.',
  level: 'schema',
  message: ({ names }) => `${names?.join(', ')} changed`,
  find: (place) => {
    const { base, revision, differs, spot } = place;
    const isTold = saysContentWithType(place) && (place.apart || differs.has('type'));
    const names = [...(isTold ? [] : contentKeywords), 'xml'].filter((keyword) => differs.has(keyword));
    if (names.length === 0) return [];
    const judgement = settled('review', { reason: { kind: 'meaning' } });
    const draft: Draft = { at: placeOf(base, revision), detail: { names }, spot, judgement };
    const silentIn: Draft['silentIn'] = (mediaType, name) => !mayBeXml(mediaType) || isOneElement(place, name);
    return [names.join() === 'xml' ? { ...draft, silentIn } : draft];
  },
});

/** Is the element of a member the same, with what `xml` says where it says nothing? */
function isOneElement({ says }: SchemaPlace, name: string | undefined): boolean {
  const written = ({ xml }: JsonObject): Json => {
    const own = Object.entries(isObject(xml) ? xml : {});
    const isDefault = ([word, value]: [string, Json]): boolean =>
      word.startsWith('x-') || (word === 'name' ? value === name : value === false);
    return Object.fromEntries(own.filter((entry) => !isDefault(entry)));
  };
  return equal(written(says.base), written(says.revision));
}
