/** The whole server. */
import type { ErrorEnvelope } from '@serviceai/api-spec';
import { Hono } from 'hono';
import { registerChatty } from './chatty.js';
import { registerRealtime } from './realtime.js';
import { registerVersion } from './version.js';
import type { World } from './world.js';

/** Puts the operations together; what the contract does not know of gets the common error body. */
export function createApp(world: World): Hono {
  const app = new Hono();
  registerVersion(app, world);
  registerChatty(app, world);
  registerRealtime(app, world);
  app.notFound((c) => c.json<ErrorEnvelope>({ error: 'There is nothing here', code: 'not_found' }, 404));
  app.onError((error, c) => {
    console.error(error);
    return c.json<ErrorEnvelope>({ error: 'Something went wrong here', code: 'internal' }, 500);
  });
  return app;
}
