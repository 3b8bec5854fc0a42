/** GET /api/version. */
const { API_VERSION, MIN_CLIENT_VERSION, VersionResponse } = require('@serviceai/api-spec');
const { Router } = require('express');

const etag = `"${API_VERSION}/${MIN_CLIENT_VERSION}"`;
const body = VersionResponse.parse({ apiVersion: API_VERSION, minClientVersion: MIN_CLIENT_VERSION });

/** A router with the version probe. */
function version() {
  return Router().get('/api/version', (request, response) => {
    if ((request.get('If-None-Match') ?? '').includes(etag)) return response.status(304).end();
    response.set('ETag', etag).json(body);
  });
}

module.exports = { version };
