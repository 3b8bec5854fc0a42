/** What must hold of the operations that bring a voice session about, whichever server answers. */
import { describe, expect, it } from 'vitest';
import type { Mood } from './fake-upstream.js';
import type { Exchanged } from './recorder.js';
import type { ServerProcess } from './server-process.js';
import type { Stage, WebClient } from './stage.js';

/** An offer as a browser makes it. */
export const OFFER = 'v=0\r\no=- 7 7 IN IP4 127.0.0.1\r\ns=offer\r\n';
export const MINUTE = 60_000;

/** What a test has at hand while it runs. */
export interface AtHand {
  readonly stage: Stage;
  readonly server: ServerProcess;
  /** The API as one person sees it; nobody without a name. */
  readonly as: (session?: string, clientVersion?: string) => ReturnType<WebClient['connect']>;
  /** A request that the typed client would not send. */
  readonly raw: (method: string, path: string, body?: string, headers?: Record<string, string>) => Promise<Response>;
  readonly inMood: (mood: Partial<Mood>) => void;
}

/** Registers the tests. */
export function describeVoice(at: () => AtHand): void {
  describeToken(at);
  describeExchange(at);
  describeUpstream(at);
}

function describeToken(at: () => AtHand): void {
  describe('POST /api/realtime-token', () => {
    it('the direct branch carries a secret that lives a minute', async () => {
      const way = (await at().stage.client.chooseWay(at().as('anna'), true)) as { seconds: number };
      expect(way).toMatchObject({ kind: 'direct', secret: 'ek_1', model: 'gpt-realtime' });
      expect(way.seconds).toBeLessThanOrEqual(60);
    });

    it('without a body it is the desktop branch', async () => {
      const response = await at().raw('POST', '/api/realtime-token');
      expect(await response.json()).toMatchObject({ fallback: false, useWebRTC: true });
    });

    it('a secret that cannot be minted is a 500 that still says to fall back', async () => {
      at().inMood({ mint: 503 });
      expect(await at().stage.client.chooseWay(at().as('anna'), true)).toMatchObject({ kind: 'http' });
      expect(at().server.recorder.exchanged.at(-1)?.status).toBe(500);
    });

    it('is limited by the user', async () => {
      for (let i = 0; i < 10; i++) await at().stage.client.chooseWay(at().as('anna'), true);
      expect(await at().stage.client.chooseWay(at().as('anna'), true)).toEqual({ kind: 'wait' });
      expect(await at().stage.client.chooseWay(at().as('ben'), true)).toMatchObject({ kind: 'direct' });
    });

    it.each(['GET', 'PUT', 'DELETE'])('%s is a 405 that names POST', async (method) => {
      const response = await at().raw(method, '/api/realtime-token');
      expect([response.status, response.headers.get('Allow')]).toEqual([405, 'POST']);
    });

    it('a body that does not fit falls back', async () => {
      const response = await at().raw('POST', '/api/realtime-token', '{"directWebRTC":"yes"}');
      expect([response.status, await response.json()]).toEqual([200, { fallback: true, message: expect.any(String) }]);
    });
  });
}

/** A fresh token, and an exchange with one. */
function exchanging(at: () => AtHand) {
  return {
    fresh: async (session = 'anna') => (await at().stage.client.csrfToken(at().as(session))) as string,
    exchange: (token: string, sdp = OFFER, session = 'anna') =>
      at().stage.client.exchange(at().as(session), sdp, token),
  };
}

function describeExchange(at: () => AtHand): void {
  describe('POST /api/realtime/webrtc', () => {
    const csrf = { kind: 'forbidden', code: 'csrf' };
    const { fresh, exchange } = exchanging(at);

    it('takes a token once', async () => {
      const token = await fresh();
      expect(await exchange(token)).toMatchObject({ kind: 'answer' });
      expect(await exchange(token)).toEqual(csrf);
    });

    it("takes the caller's token only, and a stranger's try does not spend it", async () => {
      const token = await fresh();
      expect(await exchange(token, OFFER, 'ben')).toEqual(csrf);
      expect(await exchange(token)).toMatchObject({ kind: 'answer' });
      expect(await exchange('made up')).toEqual(csrf);
    });

    it('takes a token for 5 minutes', async () => {
      const [young, old] = [await fresh(), await fresh()];
      await at().server.advance(5 * MINUTE - 5_000);
      expect(await exchange(young)).toMatchObject({ kind: 'answer' });
      await at().server.advance(5_000);
      expect(await exchange(old)).toEqual(csrf);
    });

    it('wants the header', async () => {
      const response = await at().raw('POST', '/api/realtime/webrtc', JSON.stringify({ sdp: OFFER }));
      expect([response.status, await response.json()]).toMatchObject([403, { code: 'csrf' }]);
    });

    it.each(['{"sdp":"hello"}', '{"sdp":""}', '{"sdp":7}', '{}', '[]', '{', ''])(
      'refuses %j as an SDP',
      async (body) => {
        const token = await fresh();
        const response = await at().raw('POST', '/api/realtime/webrtc', body, { 'X-CSRF-Token': token });
        expect([response.status, await response.json()]).toMatchObject([400, { error: expect.any(String) }]);
        expect(await exchange(token)).toMatchObject({ kind: 'answer' });
      },
    );

    it('takes 3 requests a minute from an address, whoever sends them', async () => {
      const tokens = [await fresh(), await fresh()] as const;
      expect(await exchange('made up')).toEqual(csrf);
      expect(await exchange('made up', OFFER, 'nobody')).toEqual({ kind: 'sign-in' });
      expect(await exchange(tokens[0])).toMatchObject({ kind: 'answer' });
      expect(await exchange(tokens[1])).toEqual({ kind: 'wait' });
      expect(await exchange(tokens[1], OFFER, 'ben')).toEqual({ kind: 'wait' });
      await at().server.advance(MINUTE);
      expect(await exchange(tokens[1])).toMatchObject({ kind: 'answer' });
    });
  });
}

function describeUpstream(at: () => AtHand): void {
  describe('POST /api/realtime/webrtc, with an upstream', () => {
    const { fresh, exchange } = exchanging(at);

    it.each([
      ['refuses to mint', { mint: 401 }, 401],
      ['does not answer the minting', { mint: 'hang-up' }, undefined],
      ['does not answer the exchange', { exchange: 'hang-up' }, undefined],
    ] as const)('an upstream that %s is a 502', async (_, mood, upstreamStatus) => {
      at().inMood(mood);
      expect(await exchange(await fresh())).toMatchObject({ kind: 'no-secret', upstreamStatus });
      expect(at().server.recorder.exchanged.at(-1)?.status).toBe(502);
    });

    it.each([
      [404, 'application/json; charset=utf-8', '{ "error" :  {"code": 1.0, "code": 2 } }\n'],
      [503, 'application/json', 'not JSON, whatever upstream says'],
      [418, 'text/plain', 'I am a teapot, ä'],
      [409, 'text/html', '<h1>Conflict</h1>'],
    ])('%i of upstream as %s passes through byte for byte', async (status, type, body) => {
      const isJson = body.startsWith('{');
      at().inMood({ exchange: { status, type, body } });
      expect(await exchange(await fresh())).toMatchObject({ kind: 'upstream-refused', status });
      const { headers, body: sent } = at().server.recorder.exchanged.at(-1) as Exchanged;
      expect(sent).toBe(body);
      expect(headers['content-type']).toMatch(isJson ? /^application\/json/ : /^text\/plain; *charset=utf-8/i);
    });

    it.each([400, 401, 403, 429, 500, 502])('%i of upstream is not taken for our own', async (status) => {
      at().inMood({ exchange: { status, type: 'application/json', body: '{"error":{"message":"theirs"}}' } });
      expect(await exchange(await fresh())).toMatchObject({ kind: 'no-secret', upstreamStatus: status });
    });
  });
}
