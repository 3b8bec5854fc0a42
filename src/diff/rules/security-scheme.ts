import { toPointer } from '../../json.js';
import type { OpenApi } from '../../openapi/model.js';
import { type Draft, senderOf, settled } from '../change/draft.js';
import { rule } from '../change/rule.js';
import type { Documents, OperationPair } from '../change/subjects.js';
import { type Presented, presentedBy, verdictOn, worst } from '../match/credentials.js';
import type { Standing } from '../match/demands.js';
import { directionOf } from '../match/match.js';
import { sameCredentials } from '../match/schemes.js';
import { schemeChanged, schemeNames, schemeOf, schemesOf } from '../match/security.js';

const cases: Record<string, string> = {
  credentials: 'expects other credentials',
  server: 'has another authorisation server or flow',
  gone: 'is no longer defined',
  new: 'is defined now',
};

export const securityScheme = rule({
  id: 'security-scheme',
  title: 'Security scheme changed',
  why: 'Credentials that are expected elsewhere are not found; another authorisation server may not know the client.',
  level: 'operations',
  message: ({ name, case: kind }) => `security scheme \`${name}\` ${cases[kind ?? '']}`,
  find: ({ documents, pairs }) => {
    const names = new Set([...schemeNames(documents.base), ...schemeNames(documents.revision)]);
    const changed = [...names].filter((name) => schemeChanged(documents, name));
    if (changed.length === 0) return [];
    const failures = pairs.flatMap(failuresOf);
    return changed.map((name) => ({
      at: { base: placeIn(documents.base, name), revision: placeIn(documents.revision, name) },
      detail: { name, case: caseOf(documents, name) },
      ...judge(
        name,
        pairs,
        failures.filter((each) => each.name === name),
      ),
    }));
  },
});

/** An operation that the change of a scheme leaves unsatisfied. */
interface Failure {
  readonly name: string;
  readonly standing: Standing;
  readonly pair: OperationPair;
  readonly presented: Presented;
}

function failuresOf(pair: OperationPair): Failure[] {
  return presentedBy(pair, directionOf(pair.base, 'request')).flatMap((presented) =>
    [...presented.blamed].map(([name, standing]) => ({ name, standing, pair, presented })),
  );
}

/** The worst that the change of a scheme does, with the operations to which it does that. */
function judge(
  name: string,
  pairs: readonly OperationPair[],
  failures: readonly Failure[],
): Pick<Draft, 'operations' | 'judgement'> {
  const standing = worst(failures.map((each) => each.standing));
  const mine = failures.filter((each) => each.standing === standing);
  const [first] = mine;
  if (first === undefined || standing === 'met') {
    const users = pairs.filter(({ base, revision }) => schemesOf(base).has(name) && schemesOf(revision).has(name));
    return { operations: users.map(({ revision }) => revision.name), judgement: settled('compatible') };
  }
  const { verdict, witness, ...rest } = verdictOn(standing, first.presented.alternative);
  const direction = directionOf(first.pair.base, 'request');
  const known = { direction, sender: senderOf[direction], operation: first.pair.revision.name };
  return {
    operations: mine.map(({ pair }) => pair.revision.name),
    judgement: settled(verdict, { ...rest, ...(witness === undefined ? {} : { witness: { ...known, ...witness } }) }),
  };
}

function caseOf({ base, revision }: Documents, name: string): string {
  const [from, to] = [schemeOf(base, name), schemeOf(revision, name)];
  if (from === undefined || to === undefined) return to === undefined ? 'gone' : 'new';
  return sameCredentials(from, to) ? 'server' : 'credentials';
}

function placeIn(document: OpenApi, name: string): string | null {
  const pointer = toPointer(['components', 'securitySchemes', name]);
  return document.at(pointer) === undefined ? null : pointer;
}
