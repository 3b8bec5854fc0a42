import type { Direction } from '../../schema/question.js';
import { directed, type Settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { list } from '../change/wording.js';
import { MediaTypes, members, normal } from '../match/content/media-types.js';

export const mediaTypeRemoved = rule({
  id: 'media-type-removed',
  title: 'Media type removed',
  why: 'A request in it is answered with 415; a client that reads nothing else gets what it cannot read.',
  level: 'content',
  message: ({ name, names, case: part }) =>
    `${part} media type \`${name}\` is gone${names === undefined ? '' : ` but for ${list(names)}`}`,
  find: ({ part, base, revision }) => {
    const known = new MediaTypes(revision.keys());
    const gone = [...base.keys()].filter((name) => !known.covers(name));
    const kept = members(gone.length === 0 ? [] : revision.keys());
    return gone.map((name) => {
      const left = kept.get(normal(name)) ?? [];
      return {
        at: { base: base.get(name)?.pointer ?? null, revision: null },
        detail: { name, ...(left.length === 0 ? {} : { names: left }), case: part },
        judgement: directed((direction) => judge(direction, part, name, left.length > 0)),
      };
    });
  },
});

/**
 * Who reads nothing else asks for it and is refused, unless members of it are left; what a server pushes (a webhook)
 * was never asked for.
 */
function judge(direction: Direction, part: 'request' | 'response', mediaType: string, isPartlyLeft: boolean): Settled {
  if (direction === 'request') return { verdict: 'wire', witness: { part: 'body', mediaType, at: '' } };
  if (part === 'request' || isPartlyLeft) return { verdict: 'compatible' };
  const asks = { direction: 'request', sender: 'base', part: 'header', name: 'Accept' } as const;
  return { verdict: 'wire', witness: { ...asks, payload: mediaType, at: '' } };
}
