/** The version probe: the one operation that anybody may call. */
import { API_VERSION, MIN_CLIENT_VERSION } from '@serviceai/api-spec';
import type { Hono } from 'hono';
import { failure } from './admission.js';
import { createLimit } from './limit.js';
import { on } from './on.js';
import type { World } from './world.js';

const ETag = `"${API_VERSION}+${MIN_CLIENT_VERSION}"`;

/** Registers it. */
export function registerVersion(app: Hono, world: World): void {
  const limit = createLimit(world.now, 60, 60_000);
  on(app, 'GET /api/version', {
    admit: ({ address }) =>
      limit.take(address)
        ? { caller: address }
        : { refusal: failure(429, 'Please wait a minute', 'too_many_requests') },
    handle: ({ headers }) => {
      if (isCurrent(headers['If-None-Match'])) return { status: 304 };
      const body = { apiVersion: API_VERSION, minClientVersion: MIN_CLIENT_VERSION };
      return { status: 200, mediaType: 'application/json', headers: { ETag }, body };
    },
  });
}

/** Weak comparison, as RFC 9110 section 13.1.2 asks for. */
function isCurrent(ifNoneMatch: string | undefined): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(ETag);
}
