/** The exchange of the SDP with the model, on behalf of a client that must not hold the upstream secret. */
import { operations, type ReplyOf } from '@serviceai/api-spec';
import { failure } from './admission.js';
import { Verbatim } from './reply.js';
import { type Upstream, UpstreamError } from './upstream.js';

type Answer = ReplyOf<'POST /api/realtime/webrtc'>;

const named = operations['POST /api/realtime/webrtc'].responses;

/** Mints a secret, offers the SDP with it, and passes the model's answer on. */
export async function exchange(upstream: Upstream | undefined, sdp: string): Promise<Answer> {
  if (!upstream) return failure(500, 'Voice is switched off', 'voice_off');
  try {
    const { secret } = await upstream.mint();
    const { status, isJson, text } = await upstream.exchange(sdp, secret);
    if (status >= 200 && status < 300) return { status: 200, mediaType: 'application/sdp', body: text };
    // A status that the contract promises the server's own words for cannot carry upstream's: a client would take
    // upstream's 401 for the end of its session. The one answer that says "upstream said so" stands in.
    if (status in named) return badGateway('The voice service refused the exchange', status);
    return isJson
      ? { status: 'default', statusCode: status, mediaType: 'application/json', body: new Verbatim(text) }
      : { status: 'default', statusCode: status, mediaType: 'text/plain', body: text };
  } catch (error) {
    if (error instanceof UpstreamError) return badGateway(error.message, error.status);
    return failure(500, 'The exchange failed', 'internal');
  }
}

function badGateway(error: string, status: number | undefined): Answer {
  return { status: 502, mediaType: 'application/json', body: { error, ...(status === undefined ? {} : { status }) } };
}
