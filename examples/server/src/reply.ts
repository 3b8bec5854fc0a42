/** Writes a reply of the contract as an HTTP response. */
import type { Operation } from '@serviceai/api-spec';

/** What `ReplyOf<Name>` has in common for every operation. */
export interface Reply {
  readonly status: number | 'default';
  readonly statusCode?: number;
  readonly mediaType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** JSON that is passed on byte for byte. It fits only where the contract says nothing about the body. */
export class Verbatim {
  constructor(readonly text: string) {}
}

/** @throws RangeError when `default` carries a status that the contract names, whose body would not be the one it promises. */
export function toResponse(operation: Operation, reply: Reply): Response {
  const status = reply.status === 'default' ? (reply.statusCode ?? 500) : reply.status;
  if (reply.status === 'default' && operation.responses[status])
    throw new RangeError(`${operation.path} names ${status}, so it is not for default to send`);
  const headers = new Headers(reply.headers);
  if (reply.mediaType === undefined) return new Response(null, { status, headers });
  headers.set(
    'Content-Type',
    reply.mediaType.startsWith('text/') ? `${reply.mediaType}; charset=utf-8` : reply.mediaType,
  );
  return new Response(textOf(reply), { status, headers });
}

function textOf({ mediaType, body }: Reply): string {
  if (body instanceof Verbatim) return body.text;
  return mediaType === 'application/json' ? JSON.stringify(body) : String(body);
}
