/** Sign-in and session: who is calling, for which organization, and what it may do. */
import { z } from 'zod';
import { clientVersion, failure, invalid, json, noSession, upgradeRequired } from './envelopes.js';
import { defineArea, defineOperation } from './operation.js';
import { id, openEnum, text, timestamp } from './scalars.js';

/** How a session begins, or goes on: with a password, or with the refresh token of the session. */
export const SessionRequest = z.discriminatedUnion('grant', [
  z.object({
    grant: z.literal('password'),
    email: text({ min: 3, max: 254 }),
    password: text({ max: 256 }),
  }),
  z.object({ grant: z.literal('refresh'), refreshToken: text({ max: 512 }) }),
]);

/** {@link SessionRequest} as a value. */
export type SessionRequest = z.infer<typeof SessionRequest>;

/** The two secrets of a session. */
export const SessionTokens = z.object({
  accessToken: z.string().meta({ description: 'For the header Authorization, as a Bearer token.' }),
  accessExpiresAt: timestamp('15 minutes after it was made.'),
  refreshToken: z
    .string()
    .meta({ description: 'For the grant refresh, once, within 60 days. A secret for the Keychain, never for logs.' }),
});

/** {@link SessionTokens} as a value. */
export type SessionTokens = z.infer<typeof SessionTokens>;

/** A person who uses the product. */
export const User = z.object({
  id: id('usr'),
  displayName: z.string(),
  email: z.string(),
  role: openEnum(['technician', 'dispatcher', 'admin']),
});

/** {@link User} as a value. */
export type User = z.infer<typeof User>;

/** The company that the session works for. */
export const Organization = z.object({
  id: id('org'),
  name: z.string(),
  timeZone: z.string().meta({ description: 'IANA name; the working day is meant in it.' }),
});

/** {@link Organization} as a value. */
export type Organization = z.infer<typeof Organization>;

/** Who is calling and what it may do. */
export const Session = z.object({
  user: User,
  organization: Organization,
  entitlements: z
    .array(z.string())
    .meta({ description: 'What the organization has booked: chatty-voice, room-scans.' }),
  permissions: z
    .array(z.string())
    .meta({ description: 'Beyond reading: customers.write, jobs.write, jobs.move, photos.write, scans.write.' }),
});

/** {@link Session} as a value. */
export type Session = z.infer<typeof Session>;

const tag = 'session';

const signIn = defineOperation({
  method: 'post',
  path: '/api/session',
  summary: 'Sign in, or trade the refresh token for new tokens',
  description:
    'A browser also gets the cookie serviceai_session (HttpOnly, Secure, SameSite=Strict) and drops the tokens. A refresh ' +
    'token works once; in the next 60 seconds it gets the same answer, later its use means theft and ends the session.',
  tag,
  anonymous: true,
  parameters: [clientVersion],
  body: { required: true, content: { 'application/json': SessionRequest } },
  responses: {
    200: json('The tokens; those before are void.', SessionTokens),
    400: invalid,
    401: failure('Wrong email or password, or a refresh token that is unknown, used or expired.'),
    403: failure('Blocked: code user_blocked or organization_blocked.'),
    426: upgradeRequired,
    429: failure('More than 5 attempts in a minute for this email, or 20 from this address.'),
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
  description: 'Voids both tokens and the cookie at once. After a 401 the session had ended already.',
  tag,
  parameters: [clientVersion],
  responses: { 204: { description: 'The session has ended.' }, 401: noSession, 426: upgradeRequired },
});

/** Sign-in and session. */
export const session = defineArea({
  tag: { name: tag, description: 'Sign-in, and who is calling.' },
  schemas: { SessionRequest, SessionTokens, User, Organization, Session },
  operations: [signIn, getSession, signOut],
});
