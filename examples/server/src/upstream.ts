/** OpenAI's Realtime API, as far as voice needs it. */

/** An ephemeral session. */
export interface MintedSession {
  readonly sessionId: string;
  readonly secret: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What the model's side said to an SDP offer, as it came. */
export interface SdpAnswer {
  readonly status: number;
  /** Whether it said so, and is. */
  readonly isJson: boolean;
  readonly text: string;
}

/** The model's side of a voice session. */
export interface Upstream {
  readonly model: string;
  readonly voice: string;
  /** @throws UpstreamError when no session was made. */
  mint(): Promise<MintedSession>;
  /** @throws UpstreamError when there was no answer at all. */
  exchange(sdp: string, secret: string): Promise<SdpAnswer>;
}

/** Upstream did not do what it was asked for. `status` is what it answered, if it did. */
export class UpstreamError extends Error {
  constructor(
    message: string,
    readonly status?: number,
  ) {
    super(message);
  }
}

/** OpenAI at an address, with the account's key. */
export function openAi(baseUrl: string, apiKey: string, model = 'gpt-realtime', voice = 'marin'): Upstream {
  const post = async (path: string, token: string, type: string, body: string) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': type };
    try {
      return await fetch(new URL(path, baseUrl), { method: 'POST', headers, body, redirect: 'manual' });
    } catch {
      throw new UpstreamError('The voice service does not answer');
    }
  };
  return {
    model,
    voice,
    async mint() {
      const session = { type: 'realtime', model, audio: { output: { voice } } };
      const response = await post(
        '/v1/realtime/client_secrets',
        apiKey,
        'application/json',
        JSON.stringify({ session }),
      );
      if (!response.ok) throw new UpstreamError('The voice service gave no session', response.status);
      const minted = (await response.json()) as { value: string; expires_at: number; session: { id: string } };
      return { sessionId: minted.session.id, secret: minted.value, expiresAt: minted.expires_at * 1000 };
    },
    async exchange(sdp, secret) {
      const response = await post('/v1/realtime/calls', secret, 'application/sdp', sdp);
      const text = await response.text();
      const saysJson = /^application\/(\w+\+)?json\b/i.test(response.headers.get('Content-Type') ?? '');
      return { status: response.status, isJson: saysJson && isJson(text), text };
    },
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
