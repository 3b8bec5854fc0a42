/** Who may call. The refusals are typed, so that they fit only operations whose contract has them. */
import { type ErrorEnvelope, type UpgradeRequiredEnvelope, upgradeRequiredFor } from '@serviceai/api-spec';
import type { Admission } from './on.js';
import type { Visitor } from './visitor.js';
import type { Caller, World } from './world.js';

/** A reply with the common error body. */
export interface Failure<Status extends number> {
  readonly status: Status;
  readonly mediaType: 'application/json';
  readonly body: ErrorEnvelope;
}

/** A reply with the common error body. */
export function failure<const Status extends number>(status: Status, error: string, code: string): Failure<Status> {
  return { status, mediaType: 'application/json', body: { error, code } };
}

/** The reply to a client that is too old. */
export interface UpgradeRequired {
  readonly status: 426;
  readonly mediaType: 'application/json';
  readonly body: UpgradeRequiredEnvelope;
}

/** Admits users of organizations that have booked Chatty: else 401 or 403. */
export function voiceUsers(world: World) {
  return ({ session }: Visitor): Admission<Caller, Failure<401> | Failure<403>> => {
    const caller = session === undefined ? undefined : world.callerOf(session);
    if (!caller) return { refusal: failure(401, 'Please sign in', 'no_session') };
    if (!caller.entitlements.includes('chatty-voice'))
      return { refusal: failure(403, 'Your organization has not booked Chatty', 'not_entitled') };
    return { caller };
  };
}

/** Looks at the client's version first: 426 when it is no longer served. Only for operations whose contract has a 426. */
export function currentClients<Who, Refusal>(then: (visitor: Visitor) => Admission<Who, Refusal>) {
  return (visitor: Visitor): Admission<Who, Refusal | UpgradeRequired> => {
    const body = upgradeRequiredFor(visitor.clientVersion);
    return body ? { refusal: { status: 426, mediaType: 'application/json', body } } : then(visitor);
  };
}
