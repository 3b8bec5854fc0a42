/** How a voice session comes about: the token's three branches, and the desktop's exchange of the SDP. */
import { type Api, type Schemas, type Trouble, trouble } from './session.js';

/** How to talk. */
export type Way =
  | { readonly kind: 'direct'; readonly secret: string; readonly model: string | undefined; readonly seconds: number }
  | { readonly kind: 'through-server' }
  | { readonly kind: 'http'; readonly message: string | undefined };

/** Asks for a session, and reads the answer in the order that the contract's guide gives. */
export async function chooseWay(api: Api, directWebRTC: boolean): Promise<Way | Trouble> {
  const { data, error, response } = await api.POST('/api/realtime-token', { body: { directWebRTC } });
  if (data) return wayOf(data);
  // 500 is a token too: one that says to fall back.
  if ('fallback' in error) return wayOf(error);
  return trouble(response.status, error);
}

function wayOf(token: Schemas['RealtimeTokenResponse']): Way {
  const { fallback, directWebRTC, clientSecret, useWebRTC, model, expiresInSeconds = 0, message } = token;
  if (fallback) return { kind: 'http', message };
  if (directWebRTC && clientSecret !== undefined)
    return { kind: 'direct', secret: clientSecret, model, seconds: expiresInSeconds };
  return useWebRTC ? { kind: 'through-server' } : { kind: 'http', message };
}

/** What came of an exchange. */
export type Exchange =
  | { readonly kind: 'answer'; readonly sdp: string }
  | { readonly kind: 'bad-sdp' }
  | { readonly kind: 'server-failed' }
  | { readonly kind: 'no-secret'; readonly error: string; readonly upstreamStatus: number | undefined }
  | { readonly kind: 'upstream-refused'; readonly status: number; readonly opaque: unknown };

/** A token for one exchange. */
export async function csrfToken(api: Api): Promise<string | Trouble> {
  const { data, error, response } = await api.GET('/api/csrf-token');
  return data ? data.token : trouble(response.status, error);
}

/** One exchange with a token that is at hand. */
export async function exchange(api: Api, sdp: string, token: string): Promise<Exchange | Trouble> {
  const { data, error, response } = await api.POST('/api/realtime/webrtc', {
    params: { header: { 'X-CSRF-Token': token } },
    body: { sdp },
    parseAs: 'text',
  });
  if (data !== undefined) return { kind: 'answer', sdp: data };
  switch (response.status) {
    case 400:
      return { kind: 'bad-sdp' };
    case 401:
    case 403:
    case 429:
      return trouble(response.status, error as Schemas['ErrorEnvelope']);
    case 500:
      return { kind: 'server-failed' };
    case 502: {
      const { error: words, status } = error as { error: string; status?: number };
      return { kind: 'no-secret', error: words, upstreamStatus: status };
    }
    default:
      return { kind: 'upstream-refused', status: response.status, opaque: error };
  }
}

/** The desktop's whole way: a fresh token, and once more with another when the first is refused. */
export async function exchangeFresh(api: Api, sdp: string): Promise<Exchange | Trouble> {
  for (let again = false; ; again = true) {
    const token = await csrfToken(api);
    if (typeof token !== 'string') return token;
    const result = await exchange(api, sdp, token);
    if (again || result.kind !== 'forbidden' || result.code !== 'csrf') return result;
  }
}
