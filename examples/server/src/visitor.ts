/** What is known of a request before anything of it is read. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';

/** Somebody who knocks. */
export interface Visitor {
  /** The session's token: native clients send it as a bearer, browsers as a cookie. */
  readonly session: string | undefined;
  /** The IP address, for limits that hold whoever is signed in. Behind a proxy, take the one that the proxy vouches for. */
  readonly address: string;
  readonly clientVersion: string | undefined;
}

/** Looks at the credentials, the address and the client's version. */
export function visitorOf(c: Context): Visitor {
  const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1];
  return {
    session: bearer ?? getCookie(c, 'serviceai_session'),
    address: getConnInfo(c).remote.address ?? '',
    clientVersion: c.req.header('X-Client-Version'),
  };
}
