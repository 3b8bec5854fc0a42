/** Sessions, entitlements, the client's version and the limits that come before them. */
const { upgradeRequiredFor } = require('@serviceai/api-spec');
const { createLimit } = require('./limit.cjs');

const OLD_CLIENTS_REFUSED = ['/api/chatty-voice/tools'];
const wait = { error: 'Please wait a minute', code: 'too_many_requests' };

/** Middleware that lets through whoever may call the path. */
function admission(world) {
  const probes = createLimit(world.now, 60, 60_000);
  const exchanges = createLimit(world.now, 3, 60_000);
  return (request, response, next) => {
    const { path, method, ip } = request;
    if (path === '/api/version') return probes.take(ip) ? next() : response.status(429).json(wait);
    // The wrong method is for the validator to refuse.
    if (path === '/api/realtime-token' && method !== 'POST') return next();
    if (path === '/api/realtime/webrtc' && !exchanges.take(ip)) return response.status(429).json(wait);
    const upgrade = OLD_CLIENTS_REFUSED.includes(path) && upgradeRequiredFor(request.get('X-Client-Version'));
    if (upgrade) return response.status(426).json(upgrade);
    const caller = world.callerOf(sessionOf(request));
    if (!caller) return response.status(401).json({ error: 'Please sign in', code: 'no_session' });
    if (!caller.entitlements.includes('chatty-voice'))
      return response.status(403).json({ error: 'Your organization has not booked Chatty', code: 'not_entitled' });
    response.locals.caller = caller;
    next();
  };
}

function sessionOf(request) {
  const bearer = /^Bearer +(\S+)$/i.exec(request.get('Authorization') ?? '');
  const cookie = /(?:^|;\s*)serviceai_session=([^;]*)/.exec(request.get('Cookie') ?? '');
  return bearer?.[1] ?? cookie?.[1];
}

module.exports = { admission };
