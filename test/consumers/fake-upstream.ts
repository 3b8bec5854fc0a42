/** The model's side on loopback: two endpoints, in a mood that the test sets. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How it behaves: what minting answers, and what the exchange answers. */
export interface Mood {
  /** 200, another status, or `hang-up`: the connection ends without an answer. */
  readonly mint: number | 'hang-up';
  readonly exchange: { readonly status: number; readonly type: string; readonly body: string } | 'hang-up';
}

/** All is well. */
export const willing: Mood = {
  mint: 200,
  exchange: { status: 201, type: 'application/sdp', body: 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=answer\r\n' },
};

/** A running one. */
export interface FakeUpstream {
  readonly url: string;
  mood: Mood;
  /** What it was asked since the last look: path, authorization and body. */
  asked(): { readonly path: string; readonly authorization: string; readonly body: string }[];
  stop(): void;
}

/** Starts it. */
export async function startUpstream(): Promise<FakeUpstream> {
  let asked: ReturnType<FakeUpstream['asked']> = [];
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    asked.push({ path: request.url ?? '', authorization: request.headers.authorization ?? '', body });
    if (request.url === '/v1/realtime/client_secrets') mint(upstream.mood.mint, response);
    else answer(upstream.mood.exchange, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const upstream: FakeUpstream = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mood: willing,
    asked: () => {
      const all = asked;
      asked = [];
      return all;
    },
    stop: () => void server.close().closeAllConnections(),
  };
  return upstream;
}

function mint(mood: Mood['mint'], response: ServerResponse): void {
  if (mood === 'hang-up') return void response.destroy();
  const body =
    mood === 200
      ? { value: 'ek_1', expires_at: Math.floor(Date.now() / 1000) + 60, session: { id: 'sess_1' } }
      : { error: { message: 'no' } };
  response.writeHead(mood, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function answer(mood: Mood['exchange'], response: ServerResponse): void {
  if (mood === 'hang-up') return void response.destroy();
  response.writeHead(mood.status, { 'Content-Type': mood.type }).end(mood.body);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
