import { placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { of } from '../change/wording.js';
import { noteKeywords } from '../keywords.js';

export const schemaRewritten = rule({
  id: 'schema-rewritten',
  title: 'Schema written differently',
  why: 'The same messages pass in both directions.',
  level: 'schema',
  message: (_, about) => of(about(), 'the same schema, written differently'),
  find: ({ base, revision, equivalent, members, differs }) =>
    !equivalent || members.removed.length + members.added.length > 0 || [...differs].every(hasOwnRule)
      ? []
      : [{ at: placeOf(base, revision), detail: {}, speaksOf: 'sameness', judgement: settled('editorial') }],
});

/** Keywords whose change is reported although no message shows it. */
function hasOwnRule(keyword: string): boolean {
  return keyword === 'discriminator' || noteKeywords.has(keyword);
}
