/** The voice session: its token, and for the desktop the exchange of the SDP through this server. */
import type { ReplyOf } from '@serviceai/api-spec';
import type { Hono } from 'hono';
import { failure, voiceUsers } from './admission.js';
import { createCsrfTokens } from './csrf.js';
import { createLimit } from './limit.js';
import { on } from './on.js';
import { exchange } from './sdp.js';
import type { World } from './world.js';

const mediaType = 'application/json';
const PURPOSE = 'realtime-webrtc';

/** Registers the three operations. */
export function registerRealtime(app: Hono, world: World): void {
  const tokens = createLimit(world.now, 10, 60_000);
  const exchanges = createLimit(world.now, 3, 60_000);
  const csrf = createCsrfTokens(world.now, world.random);
  const admit = voiceUsers(world);

  on(app, 'POST /api/realtime-token', {
    admit,
    malformed: ({ message }) => ({ status: 200, mediaType, body: { fallback: true, message } }),
    handle: async ({ body }, { userId, organizationId }) => {
      if (!tokens.take(userId)) return failure(429, 'Please wait a minute', 'too_many_requests');
      return mintToken(world, organizationId, body?.directWebRTC ?? false);
    },
  });

  on(app, 'GET /api/csrf-token', {
    admit,
    handle: (_, { userId }) => ({ status: 200, mediaType, body: { token: csrf.issue(userId, PURPOSE) } }),
  });

  on(app, 'POST /api/realtime/webrtc', {
    // The limit comes before the session, because it is of the address, whoever sends.
    admit: (visitor) =>
      exchanges.take(visitor.address)
        ? admit(visitor)
        : { refusal: failure(429, 'Please wait a minute', 'too_many_requests') },
    malformed: ({ place, pointer, message }) =>
      place === 'header'
        ? failure(403, 'X-CSRF-Token is missing', 'csrf')
        : { status: 400, mediaType, body: { error: message, code: 'malformed', fields: { [pointer]: [message] } } },
    handle: async ({ headers, body }, { userId }) => {
      if (!body?.sdp.startsWith('v=0')) return failure(400, 'sdp is missing or is not an SDP', 'bad_sdp');
      if (!csrf.redeem(headers['X-CSRF-Token'], userId, PURPOSE))
        return failure(403, "X-CSRF-Token is old, used or not the caller's", 'csrf');
      return exchange(world.upstream, body.sdp);
    },
  });
}

/** The three branches. */
async function mintToken(
  { upstream, now }: World,
  organizationId: string,
  direct: boolean,
): Promise<ReplyOf<'POST /api/realtime-token'>> {
  if (!upstream) return { status: 200, mediaType, body: { fallback: true, message: 'Voice is switched off' } };
  const { model, voice } = upstream;
  const common = { fallback: false, model, voice, metadata: { organizationId } };
  if (!direct) return { status: 200, mediaType, body: { ...common, useWebRTC: true } };
  try {
    const { sessionId, secret, expiresAt } = await upstream.mint();
    const expiresInSeconds = Math.max(0, Math.floor((expiresAt - now()) / 1000));
    const body = { ...common, directWebRTC: true, sessionId, clientSecret: secret, expiresInSeconds };
    return { status: 200, mediaType, body };
  } catch {
    return { status: 500, mediaType, body: { fallback: true, message: 'Voice is not available now' } };
  }
}
