/** What is asked of the model's side. */
const openapi = require('@serviceai/api-spec/openapi.json');

const named = openapi.paths['/api/realtime/webrtc'].post.responses;
const json = 'application/json';

/** Mints a secret: `{ session }`, or `{ status }` of the refusal, which is undefined when there was no answer. */
async function mint({ url, key }) {
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': json };
  const body = JSON.stringify({ session: { type: 'realtime', model: 'gpt-realtime' } });
  try {
    const response = await fetch(`${url}/v1/realtime/client_secrets`, { method: 'POST', headers, body });
    return response.ok ? { session: await response.json() } : { status: response.status };
  } catch {
    return {};
  }
}

/** The response to the client: status, media type and body. */
async function exchange(upstream, sdp) {
  if (!upstream) return { status: 500, type: json, body: { error: 'Voice is off', code: 'voice_off' } };
  const { session, status } = await mint(upstream);
  if (!session) return badGateway('No upstream secret', status);
  const headers = { Authorization: `Bearer ${session.value}`, 'Content-Type': 'application/sdp' };
  try {
    const answer = await fetch(`${upstream.url}/v1/realtime/calls`, { method: 'POST', headers, body: sdp });
    const text = await answer.text();
    if (answer.ok) return { status: 200, type: 'application/sdp', body: text };
    // The contract has words of its own for these; upstream's would not fit them.
    if (answer.status in named) return badGateway('Upstream refused', answer.status);
    const isJson = (answer.headers.get('Content-Type') ?? '').includes('json') && parses(text);
    // As bytes, so that nothing is parsed and written anew.
    return { status: answer.status, type: isJson ? json : 'text/plain', body: Buffer.from(text) };
  } catch {
    return badGateway('No answer from upstream', undefined);
  }
}

function parses(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function badGateway(error, status) {
  return { status: 502, type: json, body: { error, ...(status === undefined ? {} : { status }) } };
}

module.exports = { exchange, mint };
