/** The voice session: token, CSRF token, and the exchange of the SDP. */
const { Router } = require('express');
const { createLimit } = require('./limit.cjs');
const { exchange, mint } = require('./upstream.cjs');

/** A router with the three operations. */
function realtime(world) {
  const tokens = createLimit(world.now, 10, 60_000);
  const issued = new Map();
  const router = Router();
  router.post('/api/realtime-token', async (request, response) => {
    const { userId, organizationId } = response.locals.caller;
    if (!tokens.take(userId))
      return response.status(429).json({ error: 'Please wait a minute', code: 'too_many_requests' });
    const { status, body } = await token(world, request.body?.directWebRTC === true, organizationId);
    response.status(status).json(body);
  });
  router.get('/api/csrf-token', (_, response) => {
    const value = world.random();
    issued.set(value, { userId: response.locals.caller.userId, until: world.now() + 300_000 });
    response.json({ token: value });
  });
  router.post('/api/realtime/webrtc', async (request, response) => {
    const sdp = request.body?.sdp;
    if (!sdp?.startsWith('v=0')) return response.status(400).json({ error: 'That is not an SDP', code: 'bad_sdp' });
    const known = issued.get(request.get('X-CSRF-Token'));
    if (known?.userId !== response.locals.caller.userId)
      return response.status(403).json({ error: 'The CSRF token is not yours', code: 'csrf' });
    issued.delete(request.get('X-CSRF-Token'));
    if (world.now() >= known.until) return response.status(403).json({ error: 'The CSRF token is old', code: 'csrf' });
    const { status, type, body } = await exchange(world.upstream(), sdp);
    response.status(status).type(type).send(body);
  });
  return router;
}

async function token(world, direct, organizationId) {
  const upstream = world.upstream();
  if (!upstream) return { status: 200, body: { fallback: true, message: 'Voice is off' } };
  const common = { fallback: false, model: 'gpt-realtime', voice: 'marin', metadata: { organizationId } };
  if (!direct) return { status: 200, body: { ...common, useWebRTC: true } };
  const { session } = await mint(upstream);
  if (!session) return { status: 500, body: { fallback: true } };
  const expiresInSeconds = Math.max(0, Math.floor(session.expires_at - world.now() / 1000));
  const own = { directWebRTC: true, sessionId: session.session.id, clientSecret: session.value, expiresInSeconds };
  return { status: 200, body: { ...common, ...own } };
}

module.exports = { realtime };
