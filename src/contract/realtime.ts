/** The voice session itself: ephemeral tokens, the CSRF token, and the SDP exchange through the server. */
import { z } from 'zod';
import { clientVersion, failure, json, noSession } from './envelopes.js';
import { defineArea, defineOperation, requiredHeader } from './operation.js';

/** How the client means to connect. */
export const RealtimeTokenRequest = z.object({
  directWebRTC: z.boolean().optional(),
});

/** {@link RealtimeTokenRequest} as a value. */
export type RealtimeTokenRequest = z.infer<typeof RealtimeTokenRequest>;

/**
 * One object for three branches: WebRTC straight to the model, WebRTC through the server, and HTTP. Only `fallback` is always
 * there.
 */
export const RealtimeTokenResponse = z.object({
  sessionId: z.string().optional(),
  model: z.string().optional(),
  voice: z.string().optional(),
  clientSecret: z.string().optional(),
  fallback: z.boolean(),
  directWebRTC: z.boolean().optional(),
  useWebRTC: z.boolean().optional(),
  expiresInSeconds: z.int().min(0).optional(),
  metadata: z.object({ organizationId: z.union([z.string(), z.number()]) }).optional(),
  message: z.string().optional(),
});

/** {@link RealtimeTokenResponse} as a value. */
export type RealtimeTokenResponse = z.infer<typeof RealtimeTokenResponse>;

/** A token for the header `X-CSRF-Token`. */
export const CsrfTokenResponse = z.object({
  token: z.string().min(1),
});

/** {@link CsrfTokenResponse} as a value. */
export type CsrfTokenResponse = z.infer<typeof CsrfTokenResponse>;

/** The client's offer, an SDP text (RFC 8866). */
export const RealtimeWebrtcRequest = z.object({
  sdp: z.string().min(1),
});

/** {@link RealtimeWebrtcRequest} as a value. */
export type RealtimeWebrtcRequest = z.infer<typeof RealtimeWebrtcRequest>;

const csrfToken = requiredHeader(
  'X-CSRF-Token',
  z.string(),
  'A token from GET /api/csrf-token, fresh and not used before.',
);
const noEntitlement = failure('The organization has no chatty-voice entitlement.');

const createToken = defineOperation({
  method: 'post',
  path: '/api/realtime-token',
  summary: 'Mint an ephemeral token for an OpenAI Realtime session',
  description:
    'One answer for three branches, told apart by its members: directWebRTC with clientSecret (the client talks to the ' +
    'model itself), useWebRTC (a desktop that exchanges its SDP through POST /api/realtime/webrtc), and fallback: true ' +
    '(no voice session now; talk over HTTP). Only fallback is always there.',
  tag: 'chatty',
  parameters: [clientVersion],
  body: { content: { 'application/json': RealtimeTokenRequest } },
  responses: {
    200: json('A token, or the word to fall back.', RealtimeTokenResponse),
    401: noSession,
    403: noEntitlement,
    405: failure('Any method but POST.'),
    429: failure('Too many tokens for this user; wait before the next one.'),
    500: json('No token could be minted; fallback is true, so the client talks over HTTP.', RealtimeTokenResponse),
  },
});

const getCsrfToken = defineOperation({
  method: 'get',
  path: '/api/csrf-token',
  summary: 'A CSRF token for the SDP exchange',
  description:
    'The token goes into the header X-CSRF-Token of POST /api/realtime/webrtc. It is bound to the caller, lasts 5 minutes ' +
    'and opens one exchange.',
  tag: 'chatty',
  parameters: [clientVersion],
  responses: {
    200: json('A new token.', CsrfTokenResponse),
    401: noSession,
    403: noEntitlement,
  },
});

const exchangeSdp = defineOperation({
  method: 'post',
  path: '/api/realtime/webrtc',
  summary: 'Exchange the SDP through the server',
  description:
    'For the desktop, which does not hold the upstream secret: the offer goes in as JSON, the answer of the model comes ' +
    'back as raw SDP text. Needs a token from GET /api/csrf-token in X-CSRF-Token. At most 3 requests a minute per IP ' +
    'address, whoever sends them.',
  tag: 'chatty',
  parameters: [clientVersion, csrfToken],
  body: { content: { 'application/json': RealtimeWebrtcRequest } },
  responses: {
    200: { description: "The model's answer, raw SDP.", content: { 'application/sdp': z.string() } },
    400: failure('The SDP is missing or is not one.'),
    401: noSession,
    403: failure("No chatty-voice entitlement, or the CSRF token is missing, old, used or not the caller's."),
    429: failure('More than 3 requests in a minute from this address.'),
    500: failure('The server itself failed before it asked upstream.'),
    502: json(
      'The upstream secret could not be minted. Not the common envelope: error says why, and status is the one that upstream ' +
        'answered, when it did answer.',
      z.object({ error: z.string(), status: z.int().optional() }),
    ),
    default: {
      description:
        'Upstream refused the exchange. Its status and its raw body are passed through as they came, JSON or text, whatever ' +
        "the model's provider writes at the time; nothing in it belongs to this contract. Clients treat it as opaque: they " +
        'may log it and show that the voice session could not start, but must not read members out of it or decide by ' +
        'them what to do next.',
      content: { 'application/json': z.unknown(), 'text/plain': z.string() },
    },
  },
});

/** The realtime voice session. */
export const realtime = defineArea({
  tag: { name: 'chatty', description: 'Chatty, the voice assistant over an OpenAI Realtime session.' },
  schemas: { RealtimeTokenRequest, RealtimeTokenResponse, CsrfTokenResponse, RealtimeWebrtcRequest },
  operations: [createToken, getCsrfToken, exchangeSdp],
});
