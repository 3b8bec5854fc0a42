import type { OpenApi } from '../../openapi/model.js';
import { settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import { shareServer } from '../match/paths/addresses.js';
import { pathItemPointer } from '../match/paths/path-items.js';
import { type Shadow, shadowed } from '../match/paths/template-matches.js';
import { normalPath } from '../match/paths/uris.js';
import { mayMeet, type Party } from '../texts/style/segments.js';

export const pathShadowed = rule({
  id: 'path-shadowed',
  title: 'New path shadows a template',
  why: 'A concrete path goes before a template that also matches it: requests that the old operation answered go to the new path, whether it has their method or not. Of two templates that match one address, neither more concrete, either may answer.',
  level: 'operations',
  message: ({ name, to, case: kind }) =>
    `new path \`${to}\` ${kind === 'ambiguous' ? 'may take' : 'takes'} requests that \`${name}\` answered`,
  find: ({ documents, pairs, removed, added }) => {
    // Of an operation that is gone all requests are lost, and that is told.
    const kept = new Map(pairs.map(({ base, revision }) => [base, revision]));
    const olds = [...kept.keys()];
    const found = shadowed(added, olds, [...olds, ...removed]).filter((shadow) => mayBeSent(documents.base, shadow));
    return byPath(found).map((shadows) => {
      const [{ old, added, isAmbiguous }] = shadows;
      return {
        at: { base: pathItemPointer(old), revision: pathItemPointer(added) },
        detail: { name: old.path, to: added.path, ...(isAmbiguous && { case: 'ambiguous' }) },
        operations: shadows.map((shadow) => (kept.get(shadow.old) ?? shadow.old).name),
        judgement: settled('review', { reason: { kind: isAmbiguous ? 'ambiguous' : 'shadow' } }),
      };
    });
  },
});

/** Those of one template and one new path, whatever their methods, are one. */
function byPath(shadows: readonly Shadow[]): [Shadow, ...Shadow[]][] {
  const found = new Map<string, [Shadow, ...Shadow[]]>();
  for (const shadow of shadows) {
    const key = `${shadow.old.path} ${shadow.added.path}`;
    const others = found.get(key);
    if (others === undefined) found.set(key, [shadow]);
    else others.push(shadow);
  }
  return [...found.values()];
}

/**
 * May an old client ask for the new path? Not at a server that the old one has not, nor where the parameters never say
 * what it has to write.
 */
function mayBeSent(base: OpenApi, { old, added }: Shadow): boolean {
  if (!shareServer(old, added)) return false;
  const [segments, news] = [old.path, added.path].map((path) => normalPath(path).split('/')) as [string[], string[]];
  const party: Party = { document: base, operation: old, sends: true };
  // Which path a request goes to is told before anybody looks at what the parameters of that path take.
  return segments.every((text, i) => mayMeet({ text, party }, { text: news[i] as string, party: null }));
}
