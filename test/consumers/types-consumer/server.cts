/** A server team that writes CommonJS. */
import api = require('@serviceai/api-spec');

const handler: api.Handler<'GET /api/version'> = () => ({ status: 304 });
const parsed: api.CsrfTokenResponse = api.CsrfTokenResponse.parse({ token: 'x' });

export = { handler, parsed };
