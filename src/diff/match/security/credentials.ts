/**
 * Do the credentials that a sender presents satisfy the receiver, whatever the schemes are called? Where they do not,
 * either the requirement is to blame or schemes that changed.
 */
import type { JsonObject } from '../../../json.js';
import type { OpenApi, Operation } from '../../../openapi/model.js';
import type { Direction } from '../../../schema/question.js';
import type { ReasonKind } from '../../change/change.js';
import type { Settled } from '../../change/draft.js';
import { receiverOf, senderOf } from '../../change/pair.js';
import type { Documents, OperationPair } from '../../change/subjects.js';
import { keyParameters, type Placed } from './api-keys.js';
import { type Alternative, requirementsOf, schemeOf } from './requirements.js';
import {
  type Credential,
  comparer,
  Demands,
  Held,
  type Satisfied,
  type SchemeNamed,
  type Standing,
  standings,
} from './standing.js';

/** What becomes of one alternative of the sender. */
export interface Presented extends Satisfied {
  readonly alternative: Alternative;
}

const answers = new WeakMap<Documents, Map<string, readonly Presented[]>>();

/**
 * What becomes of each alternative of the sender. Many operations share a requirement: it is judged once. `sent`: what
 * an operation sends in any case, beside its credentials.
 */
export function presentedBy(
  { documents, base, revision }: OperationPair,
  direction: Direction,
  sent: (document: OpenApi, operation: Operation) => readonly Placed[],
): readonly Presented[] {
  const places = { base: base.security(), revision: revision.security() };
  const [sender, receiver] = [senderOf[direction], receiverOf[direction]];
  const operations = { base, revision };
  const alwaysSent = () => sent(documents[sender], operations[sender]);
  const keys = keyParameters(alwaysSent, documents[receiver], operations[receiver]);
  const key = JSON.stringify([direction, places.base?.pointer, places.revision?.pointer, keys]);
  const known = answers.get(documents) ?? new Map<string, readonly Presented[]>();
  answers.set(documents, known);
  let found = known.get(key);
  if (found === undefined) {
    const alternatives = { base: requirementsOf(places.base), revision: requirementsOf(places.revision) };
    found = presented(documents, alternatives[sender], alternatives[receiver], keys, direction);
    known.set(key, found);
  }
  return found;
}

function presented(
  documents: Documents,
  mine: readonly Alternative[],
  its: readonly Alternative[],
  keys: readonly JsonObject[],
  direction: Direction,
): Presented[] {
  const own = schemesIn(documents[senderOf[direction]]);
  const other = schemesIn(documents[receiverOf[direction]]);
  const [named, demanded] = [namesIn(mine), namesIn(its)];
  // What the sender names and does not define is unknown to it; of what it never named only the receiver can tell.
  const kept = (name: string) => own(name) ?? (named.has(name) ? undefined : other(name));
  const demands = new Demands(its, other, kept);
  const asWas = new Demands(mine, other, own);
  const compare = comparer(direction);
  const parameters = keys.map((scheme): Credential => ({ name: '', scopes: [], scheme, isParameter: true }));
  return mine.map((alternative) => {
    const credentials = [...alternative].map(([name, scopes]) => ({ name, scopes, scheme: own(name) }));
    const held = new Held([...credentials, ...parameters], compare);
    const found = demands.judge(held);
    if (found.now === 'met' || found.before === 'met') return { alternative, ...found };
    // The requirement is to blame. So are schemes that it still names, where their change would do without it.
    const still = [...asWas.judge(held).blamed].filter(([name]) => demanded.has(name));
    const capped = still.map(([name, each]) => [name, bestOf([found.now, each])] as const);
    return { alternative, ...found, blamed: new Map([...capped, ...found.blamed]) };
  });
}

/** The schemes of a document by name, each looked up once. */
function schemesIn(document: OpenApi): SchemeNamed {
  const known = new Map<string, JsonObject | undefined>();
  return (name) => {
    if (!known.has(name)) known.set(name, schemeOf(document, name));
    return known.get(name);
  };
}

function namesIn(alternatives: readonly Alternative[]): ReadonlySet<string> {
  return new Set(alternatives.flatMap((alternative) => [...alternative.keys()]));
}

/** The best of some; of none, nothing is met. */
export function bestOf(some: readonly Standing[]): Standing {
  return standings.find((each) => some.includes(each)) ?? 'refused';
}

/** The worst of some; of none, all are met. */
export function worstOf(some: readonly Standing[]): Standing {
  return standings.findLast((each) => some.includes(each)) ?? 'met';
}

const doubts = {
  declared: 'key-declared',
  scope: 'scope-gone',
  server: 'authorisation-server',
  header: 'same-header',
  unknown: 'scheme-unknown',
} as const satisfies Record<string, ReasonKind>;

/** The verdict on an alternative that does not satisfy the receiver. */
export function verdictOn(standing: Exclude<Standing, 'met'>, presented: Alternative): Settled {
  if (standing !== 'refused') return { verdict: 'review', reason: { kind: doubts[standing] } };
  return { verdict: 'wire', witness: { part: 'security', payload: asWritten(presented), at: '' } };
}

/** An alternative as the document writes it. */
export function asWritten(alternative: Alternative): { [scheme: string]: string[] } {
  return Object.fromEntries([...alternative].map(([name, scopes]) => [name, [...scopes].sort()]));
}
