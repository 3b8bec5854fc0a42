/** Stands between client and server, passes every message on, and keeps what the server sent. */
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One exchange of messages. */
export interface Exchanged {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A running recorder. */
export interface Recorder {
  readonly url: string;
  readonly exchanged: Exchanged[];
  stop(): void;
}

/** Starts one in front of a port. */
export async function startRecorder(port: number): Promise<Recorder> {
  const exchanged: Exchanged[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const onward = send({ host: '127.0.0.1', port, method, path: url, headers }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const status = answer.statusCode ?? 0;
      const named = answer.headers as Record<string, string>;
      exchanged.push({
        method,
        path: new URL(url, 'http://x').pathname,
        status,
        headers: named,
        body: body.toString(),
      });
      response.writeHead(status, answer.headers).end(body);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, exchanged, stop: () => void server.close().closeAllConnections() };
}
