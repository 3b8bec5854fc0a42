import { directed } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { MediaTypes } from '../match/content/media-types.js';

export const mediaTypeAdded = rule({
  id: 'media-type-added',
  title: 'Media type added',
  why: 'A server that takes more breaks nobody; a client may be sent what it never read before, if it asks for anything, or is sent a webhook.',
  level: 'content',
  message: ({ name, case: part }) => `${part} media type \`${name}\` is new`,
  find: ({ part, base, revision }) => {
    const known = new MediaTypes(base.keys());
    return [...revision.keys()]
      .filter((name) => !known.covers(name))
      .map((name) => ({
        at: { base: null, revision: revision.get(name)?.pointer ?? null },
        detail: { name, case: part },
        judgement: directed((direction) =>
          direction === 'request'
            ? { verdict: 'compatible' }
            : { verdict: 'review', reason: { kind: part === 'request' ? 'media-type-unasked' : 'media-type-new' } },
        ),
      }));
  },
  gain: () => 'added',
});
