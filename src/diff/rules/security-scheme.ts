import { fromPointer } from '../../json.js';
import type { Operation } from '../../openapi/model.js';
import { type Draft, settled } from '../change/draft.js';
import { senderOf } from '../change/pair.js';
import { rule } from '../change/rule.js';
import type { OperationPair } from '../change/subjects.js';
import { directionOf } from '../match/operations/direction.js';
import { type ChangedScheme, changedSchemes } from '../match/security/changed-schemes.js';
import { type Presented, presentedBy, verdictOn, worstOf } from '../match/security/credentials.js';
import { schemesOf } from '../match/security/requirements.js';
import { mayPassAs, sameCredentials, sameScheme } from '../match/security/schemes.js';
import type { Standing } from '../match/security/standing.js';
import { alwaysSent } from '../texts/names/names.js';

const cases: Record<string, string> = {
  credentials: 'expects other credentials',
  described: 'says otherwise what is sent in the same header',
  scopes: 'no longer offers a scope that is asked for',
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
    const changed = changedSchemes(documents);
    if (changed.length === 0) return [];
    const failures = pairs.flatMap(failuresOf);
    return changed.map((scheme) => ({
      at: scheme.at,
      detail: { name: fromPointer(scheme.at.revision ?? scheme.at.base ?? '').at(-1) ?? '', case: caseOf(scheme) },
      ...judge(
        scheme,
        pairs,
        failures.filter((each) => scheme.names.has(each.name)),
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
  return presentedBy(pair, directionOf(pair.base, 'request'), alwaysSent).flatMap((presented) =>
    [...presented.blamed].map(([name, standing]) => ({ name, standing, pair, presented })),
  );
}

/** The worst that the change of a scheme does, with the operations to which it does that. */
function judge(
  { names }: ChangedScheme,
  pairs: readonly OperationPair[],
  failures: readonly Failure[],
): Pick<Draft, 'operations' | 'judgement'> {
  const standing = worstOf(failures.map((each) => each.standing));
  const mine = failures.filter((each) => each.standing === standing);
  const [first] = mine;
  if (first === undefined || standing === 'met') {
    const isNamed = (operation: Operation): boolean => [...schemesOf(operation)].some((name) => names.has(name));
    const users = pairs.filter(({ base, revision }) => isNamed(base) && isNamed(revision));
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

function caseOf({ base, revision }: ChangedScheme): string {
  if (base === undefined || revision === undefined) return revision === undefined ? 'gone' : 'new';
  if (!sameCredentials(base, revision)) return mayPassAs(base, revision) ? 'described' : 'credentials';
  return sameScheme(base, revision) ? 'scopes' : 'server';
}
