import { equal, member } from '../../json.js';
import { placeOfMember, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { isForm, sameEncoding } from '../match/content/encodings.js';
import { defaultTypesOf } from '../texts/form/default-types.js';

export const encoding = rule({
  id: 'encoding',
  title: 'Encoding of a body part changed',
  why: 'How a part of a form is written changed; no payload shows whether the other side still reads it.',
  level: 'media',
  message: ({ name }) => `the encoding of \`${name}\` changed`,
  find: ({ documents, base, revision, name }) => {
    const from = member(base.json, 'encoding');
    const to = member(revision.json, 'encoding');
    if (equal(from, to)) return [];
    const said = {
      base: { encoding: from, partOf: defaultTypesOf(documents.base, name, base) },
      revision: { encoding: to, partOf: defaultTypesOf(documents.revision, name, revision) },
    };
    const matters = isForm(name) && !sameEncoding(documents, name, said);
    return [
      {
        at: placeOfMember({ base, revision }, 'encoding'),
        detail: { name },
        judgement: matters ? settled('review', { reason: { kind: 'meaning' } }) : settled('editorial'),
      },
    ];
  },
  edits: ['encoding'],
});
