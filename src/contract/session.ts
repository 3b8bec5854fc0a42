/** Sign-in and session: who is calling, for which organization, and what it may do. */
import { z } from 'zod';
import { clientVersion, failure, invalid, json, noSession, upgradeRequired } from './envelopes.js';
import { defineArea, defineOperation } from './operation.js';
import { id, openEnum, text, timestamp } from './scalars.js';

/** The installation that signs in; a sign-in ends the older session of the same installation. */
export const Device = z
  .object({
    installationId: z
      .string()
      .min(16)
      .max(64)
      .meta({ description: 'Made once at install, kept in the Keychain or the browser, sent with each sign-in.' }),
    platform: z.enum(['ios', 'web', 'desktop']),
    name: text({ max: 100 }, 'What the list of sessions calls it.').optional(),
    systemVersion: text({ max: 40 }).optional(),
  })
  .meta({ description: 'The installation of a client.' });

/** {@link Device} as a value. */
export type Device = z.infer<typeof Device>;

/** What a person signs in with. */
export const SignInRequest = z.object({
  email: text({ min: 3, max: 254 }),
  password: text({ max: 256 }),
  device: Device,
});

/** {@link SignInRequest} as a value. */
export type SignInRequest = z.infer<typeof SignInRequest>;

/** The refresh token, which works once. */
export const RefreshSessionRequest = z.object({
  refreshToken: z.string().min(1).max(512),
});

/** {@link RefreshSessionRequest} as a value. */
export type RefreshSessionRequest = z.infer<typeof RefreshSessionRequest>;

/** The two secrets of a session. */
export const SessionTokens = z
  .object({
    accessToken: z.string().min(1).meta({ description: 'For the header Authorization, as a Bearer token.' }),
    accessExpiresAt: timestamp('15 minutes after it was made.'),
    refreshToken: z.string().min(1).meta({ description: 'Works once, for POST /api/session/refresh only.' }),
    refreshExpiresAt: timestamp('60 days after it was made.'),
  })
  .meta({ description: 'The secrets of a session. They belong into the Keychain, never into logs.' });

/** {@link SessionTokens} as a value. */
export type SessionTokens = z.infer<typeof SessionTokens>;

/** A person who uses the product. */
export const User = z
  .object({
    id: id('usr'),
    displayName: text({ max: 120 }),
    email: text({ min: 3, max: 254 }),
    role: openEnum(['technician', 'dispatcher', 'admin']),
  })
  .meta({ description: 'A person of the organization.' });

/** {@link User} as a value. */
export type User = z.infer<typeof User>;

/** The company that the session works for. */
export const Organization = z
  .object({
    id: id('org'),
    name: text({ max: 160 }),
    timeZone: text({ max: 64 }, 'IANA name; days and working hours are meant in it.'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .meta({ description: 'ISO 4217 code of new estimates.' }),
  })
  .meta({ description: 'The company that the session works for.' });

/** {@link Organization} as a value. */
export type Organization = z.infer<typeof Organization>;

/** Who is calling and what it may do. */
export const Session = z
  .object({
    id: id('ses'),
    user: User,
    organization: Organization,
    entitlements: z
      .array(openEnum(['chatty-voice', 'room-scans', 'knowledge-base']))
      .meta({ description: 'What the organization has booked.' }),
    permissions: z
      .array(openEnum(['customers.write', 'jobs.write', 'jobs.move', 'scans.write', 'photos.write']))
      .meta({ description: 'What the role of the user allows beyond reading.' }),
    createdAt: timestamp(),
  })
  .meta({ description: 'Who is calling. Clients show and hide by entitlements and permissions, never by role.' });

/** {@link Session} as a value. */
export type Session = z.infer<typeof Session>;

const tag = 'session';

const signIn = defineOperation({
  method: 'post',
  path: '/api/session',
  summary: 'Sign in',
  description:
    'Begins a session. A browser also gets it as the cookie serviceai_session (HttpOnly, Secure, SameSite=Strict) and ' +
    'drops the tokens. At most 5 attempts a minute per email and 20 per IP address.',
  tag,
  anonymous: true,
  parameters: [clientVersion],
  body: { required: true, content: { 'application/json': SignInRequest } },
  responses: {
    201: json('The new session.', SessionTokens),
    400: invalid,
    401: failure('Wrong email or password; the answer does not say which.'),
    403: failure('The user or the organization is blocked: code user_blocked or organization_blocked.'),
    426: upgradeRequired,
    429: failure('More than 5 attempts in a minute for this email, or 20 from this address.'),
  },
});

const refresh = defineOperation({
  method: 'post',
  path: '/api/session/refresh',
  summary: 'Trade the refresh token for new tokens',
  description:
    'A refresh token works once. For 60 seconds the same token gets the same answer again, for the client that lost it; ' +
    'after that a second use means a stolen token, and ends the session.',
  tag,
  anonymous: true,
  parameters: [clientVersion],
  body: { required: true, content: { 'application/json': RefreshSessionRequest } },
  responses: {
    200: json('The next tokens; the old ones are void.', SessionTokens),
    400: invalid,
    401: failure('The refresh token is unknown, used or expired. Only a new sign-in helps.'),
    426: upgradeRequired,
  },
});

const getSession = defineOperation({
  method: 'get',
  path: '/api/session',
  summary: 'Who is calling, and what it may do',
  tag,
  parameters: [clientVersion],
  responses: { 200: json('The session.', Session), 401: noSession, 426: upgradeRequired },
});

const signOut = defineOperation({
  method: 'delete',
  path: '/api/session',
  summary: 'Sign out',
  description: 'Voids both tokens and the cookie at once. A 401 means that the session had ended already.',
  tag,
  parameters: [clientVersion],
  responses: { 204: { description: 'The session has ended.' }, 401: noSession, 426: upgradeRequired },
});

/** Sign-in and session. */
export const session = defineArea({
  tag: { name: tag, description: 'Sign-in, and who is calling.' },
  schemas: { Device, SignInRequest, RefreshSessionRequest, SessionTokens, User, Organization, Session },
  operations: [signIn, refresh, getSession, signOut],
});
