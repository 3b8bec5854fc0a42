import { settled } from '../draft.js';
import { pathItemPointer } from '../match.js';
import { rule } from '../rule.js';

export const pathTemplate = rule({
  id: 'path-template',
  title: 'Path parameter renamed',
  why: 'The address is the same; generated code that names the path or its parameter no longer compiles.',
  level: 'operation',
  message: ({ from, to }) => `path \`${from}\` became \`${to}\``,
  find: ({ base, revision }) =>
    base.path === revision.path || base.kind !== 'path'
      ? []
      : [
          {
            at: { base: pathItemPointer(base), revision: pathItemPointer(revision) },
            detail: { from: base.path, to: revision.path },
            judgement: settled('source'),
          },
        ],
});
