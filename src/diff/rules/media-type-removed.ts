import { directed } from '../draft.js';
import { covers } from '../media-types.js';
import { rule } from '../rule.js';

export const mediaTypeRemoved = rule({
  id: 'media-type-removed',
  title: 'Media type removed',
  why: 'A request in it is answered with 415; a client that reads nothing else gets what it cannot read.',
  level: 'content',
  message: ({ name, case: part }) => `${part} media type \`${name}\` is gone`,
  find: ({ part, base, revision }) =>
    [...base.keys()]
      .filter((name) => !covers(revision.keys(), name))
      .map((name) => ({
        at: { base: base.get(name)?.pointer ?? null, revision: null },
        detail: { name, case: part },
        judgement: directed(() => ({ verdict: 'wire', witness: { part: 'body', mediaType: name, at: '' } })),
      })),
});
