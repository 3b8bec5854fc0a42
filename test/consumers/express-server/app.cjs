/** Chatty's six operations and GET /api/version in CommonJS: openapi.json, as it was installed, checks every message. */
const express = require('express');
const OpenApiValidator = require('express-openapi-validator');
const { admission } = require('./admission.cjs');
const { chatty } = require('./chatty.cjs');
const { realtime } = require('./realtime.cjs');
const { version } = require('./version.cjs');

/** The server in a world of the caller's making. */
function createApp(world) {
  const app = express();
  app.disable('etag');
  // Before anything is read: who may call. Then the contract, then the operations.
  app.use(admission(world));
  app.use(express.json());
  app.use(
    OpenApiValidator.middleware({
      apiSpec: require.resolve('@serviceai/api-spec/openapi.json'),
      validateRequests: true,
      validateResponses: true,
      validateSecurity: false,
    }),
  );
  app.use(version(world), chatty(world), realtime(world));
  app.use(onError);
  return app;
}

/** A request that does not fit gets what its operation has for that. */
function onError(error, request, response, next) {
  if (response.headersSent) return next(error);
  const status = error.status ?? 500;
  const message = error.message ?? 'Something went wrong here';
  const malformed = status === 400 || status === 415;
  if (malformed && request.path === '/api/chatty-voice/tools/execute')
    return response.json({ success: false, error: message });
  if (malformed && request.path === '/api/realtime-token') return response.json({ fallback: true, message });
  if (malformed && request.path === '/api/realtime/webrtc' && concernsCsrf(error))
    return response.status(403).json({ error: 'X-CSRF-Token is missing', code: 'csrf' });
  if (status === 405) response.set('Allow', 'POST');
  response.status(malformed ? 400 : status).json({ error: message, code: malformed ? 'malformed' : `http_${status}` });
}

function concernsCsrf({ errors = [] }) {
  return errors.some(({ path }) => /\/headers?\/x-csrf-token$/i.test(path));
}

module.exports = { createApp };
