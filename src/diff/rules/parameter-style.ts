import { placeOf } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { called } from '../change/wording.js';
import { compareSerialisation } from '../texts/style/serialisation.js';

export const parameterStyle = rule({
  id: 'parameter-style',
  title: 'Serialisation of a parameter or header changed',
  why: 'The same value is written as another text, so the other side reads something else.',
  level: 'parameter',
  message: (detail) => `${detail.case} ${called(detail)} is written as ${detail.to}, was ${detail.from}`,
  find: (pair) => {
    const found = compareSerialisation(pair);
    if (found === null) return [];
    const { from, to, judgement } = found;
    return [
      { at: placeOf(pair.base, pair.revision), detail: { name: pair.name, case: pair.place, from, to }, judgement },
    ];
  },
  edits: ['style', 'explode', 'allowReserved', 'schema', 'content'],
});
