import type { OpenApi } from '../../openapi/model.js';
import { placeOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { shareServer } from '../match/paths/addresses.js';
import { type Shadow, shadowed, textsIn } from '../match/paths/template-matches.js';
import { mayBeWritten } from '../texts/style/may-be-written.js';

export const pathShadowed = rule({
  id: 'path-shadowed',
  title: 'New path shadows a template',
  why: 'A concrete path goes before a template that also matches it: requests that the old operation answered go to the new path, whether it has their method or not. Of two templates that match one address, neither more concrete, either may answer.',
  level: 'operations',
  message: ({ from, to, case: kind }) =>
    `new path \`${to}\` ${kind === 'ambiguous' ? 'may take' : 'takes'} requests that \`${from}\` answered`,
  find: ({ documents, pairs, removed, added }) => {
    // Of an operation that is gone all requests are lost, and that is told.
    const kept = new Map(pairs.map(({ base, revision }) => [base, revision]));
    const olds = [...kept.keys()];
    return shadowed(added, olds, [...olds, ...removed])
      .filter((shadow) => mayBeSent(documents.base, shadow))
      .map(({ old, added: { path, pointer }, isAmbiguous }) => ({
        at: placeOf(old, { pointer }),
        detail: { name: old.name, from: old.path, to: path, ...(isAmbiguous && { case: 'ambiguous' }) },
        operations: [(kept.get(old) ?? old).name],
        judgement: settled('review', { reason: { kind: isAmbiguous ? 'ambiguous' : 'shadow' } }),
      }));
  },
});

/**
 * May an old client ask for the new path? Not at a server that the old one has not, nor where the parameters never say
 * what it has to write.
 */
function mayBeSent(base: OpenApi, { old, added }: Shadow): boolean {
  if (!shareServer(old, added)) return false;
  return textsIn(old.path, added.path).every(([name, text]) => {
    const declared = old.parameters().filter((parameter) => parameter.in === 'path' && parameter.name === name);
    return declared.length === 0 || declared.some((parameter) => mayBeWritten(base, parameter, text));
  });
}
