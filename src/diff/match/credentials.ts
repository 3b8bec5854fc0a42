/**
 * Do the credentials that a sender presents satisfy the receiver, whatever the schemes are called? Where they do not, either the
 * requirement is to blame or schemes that changed.
 */
import type { JsonObject } from '../../json.js';
import type { Direction } from '../../schema/question.js';
import type { ReasonKind } from '../change/change.js';
import { receiverOf, type Settled, senderOf } from '../change/draft.js';
import type { OperationPair } from '../change/subjects.js';
import { type Alternative, alternativesOf, sameCredentials, sameScheme, schemeOf } from './security.js';

/** How far credentials satisfy what is demanded, best first. */
const standings = ['met', 'server', 'unknown', 'refused'] as const;

/** `server`: by those of another authorisation server; `unknown`: a scheme is not defined, so nobody can tell. */
export type Standing = (typeof standings)[number];

/** What becomes of one alternative of the sender. */
export interface Presented {
  readonly alternative: Alternative;
  /** How far it satisfies the alternative of the receiver that it satisfies best. */
  readonly now: Standing;
  /** The same, had only the requirement changed and no scheme. */
  readonly before: Standing;
  /** The schemes whose change makes it worse than that. */
  readonly blamed: ReadonlyMap<string, Standing>;
}

/** A scheme as an alternative asks for it. */
interface Credential {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly scheme: JsonObject | undefined;
}

/** An alternative of the receiver, with its own schemes and with those of the sender. */
interface Demand {
  readonly now: readonly Credential[];
  readonly before: readonly Credential[];
}

/** What becomes of each alternative of the sender. */
export function presentedBy({ documents, base, revision }: OperationPair, direction: Direction): Presented[] {
  const alternatives = { base: alternativesOf(base.security()), revision: alternativesOf(revision.security()) };
  const [mine, its] = [alternatives[senderOf[direction]], alternatives[receiverOf[direction]]];
  const own = (name: string) => schemeOf(documents[senderOf[direction]], name);
  const other = (name: string) => schemeOf(documents[receiverOf[direction]], name);
  // What the sender names and does not define is unknown to it; of what it never named only the receiver can tell.
  const isNamed = (name: string) => mine.some((alternative) => alternative.has(name));
  const kept = (name: string) => own(name) ?? (isNamed(name) ? undefined : other(name));
  const demands = its.map((each) => ({ now: read(each, other), before: read(each, kept) }));
  const asWas = mine.map((each) => ({ now: read(each, other), before: read(each, own) }));
  return mine.map((alternative) => {
    const held = read(alternative, own);
    const standing = (demanded: Credential): Standing => standingOf(held, demanded, direction);
    const found = judged(alternative, demands, standing);
    if (found.now === 'met' || found.before === 'met') return found;
    // The requirement is to blame. So are schemes that it still names, where their change would do without it.
    const alone = judged(alternative, asWas, standing);
    const still = [...alone.blamed].filter(([name]) => its.some((each) => each.has(name)));
    const capped = still.map(([name, each]) => [name, best([found.now, each])] as const);
    return { ...found, blamed: new Map([...capped, ...found.blamed]) };
  });
}

function read(alternative: Alternative, schemeNamed: (name: string) => JsonObject | undefined): Credential[] {
  return [...alternative].map(([name, scopes]) => ({ name, scopes, scheme: schemeNamed(name) }));
}

function judged(
  alternative: Alternative,
  demands: readonly Demand[],
  standing: (demanded: Credential) => Standing,
): Presented {
  const all = (demanded: readonly Credential[]): Standing => worst(demanded.map(standing));
  const now = best(demands.map((demand) => all(demand.now)));
  const blamed = new Map<string, Standing>();
  for (const demand of demands.filter((each) => isWorse(now, all(each.before)))) {
    for (const [i, each] of demand.now.entries()) {
      const found = best([now, standing(each)]);
      if (isWorse(found, standing(demand.before[i] as Credential)))
        blamed.set(each.name, worst([found, blamed.get(each.name) ?? 'met']));
    }
  }
  return { alternative, now, before: best(demands.map((demand) => all(demand.before))), blamed };
}

/** How far some credentials satisfy one that is demanded. */
function standingOf(held: readonly Credential[], demanded: Credential, direction: Direction): Standing {
  const isUnknown = [demanded, ...held].some(({ scheme }) => scheme === undefined);
  return best([isUnknown ? 'unknown' : 'refused', ...held.map((each) => compared(each, demanded, direction))]);
}

function compared(held: Credential, demanded: Credential, direction: Direction): Standing {
  if (!demanded.scopes.every((scope) => held.scopes.includes(scope))) return 'refused';
  const [from, to] = direction === 'request' ? [held.scheme, demanded.scheme] : [demanded.scheme, held.scheme];
  if (from === undefined || to === undefined) return from === to && held.name === demanded.name ? 'met' : 'unknown';
  if (sameScheme(from, to)) return 'met';
  return sameCredentials(from, to) ? 'server' : 'refused';
}

/** The best of some; of none, nothing is met. */
export function best(some: readonly Standing[]): Standing {
  return standings.find((each) => some.includes(each)) ?? 'refused';
}

/** The worst of some; of none, all are met. */
export function worst(some: readonly Standing[]): Standing {
  return standings.findLast((each) => some.includes(each)) ?? 'met';
}

function isWorse(one: Standing, other: Standing): boolean {
  return standings.indexOf(one) > standings.indexOf(other);
}

const doubts = { server: 'authorisation-server', unknown: 'scheme-unknown' } as const satisfies Record<
  string,
  ReasonKind
>;

/** The verdict on an alternative that does not satisfy the receiver. */
export function verdictOn(standing: Exclude<Standing, 'met'>, presented: Alternative): Settled {
  if (standing !== 'refused') return { verdict: 'review', reason: { kind: doubts[standing] } };
  return { verdict: 'wire', witness: { part: 'security', payload: plain(presented), at: '' } };
}

/** An alternative as the document writes it. */
export function plain(alternative: Alternative): { [scheme: string]: string[] } {
  return Object.fromEntries([...alternative].map(([name, scopes]) => [name, [...scopes].sort()]));
}
