/** What every area shares: the two error bodies, the client-version header and the responses that mean the same everywhere. */
import { z } from 'zod';
import { headerParameter, type Response } from './operation.js';

/** The body of an error. `error` is for people, `code` for programs. */
export const ErrorEnvelope = z
  .object({
    error: z
      .string()
      .min(1)
      .meta({ description: 'What went wrong, in words that may be shown.', example: 'Job not found' }),
    code: z.string().min(1).optional().meta({
      description: 'What went wrong, for programs. New codes may appear in any release.',
      example: 'not_found',
    }),
    requestId: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'Names this request in the logs; quote it to support.' }),
    fields: z
      .record(z.string(), z.array(z.string().min(1)))
      .optional()
      .meta({ description: 'For a rejected body: what is wrong, by the JSON Pointer of the member.' }),
  })
  .meta({ id: 'ErrorEnvelope', description: 'The body of every error that this API writes itself.' });

/** {@link ErrorEnvelope} as a value. */
export type ErrorEnvelope = z.infer<typeof ErrorEnvelope>;

/** The body of a 426: this client is too old to be served. */
export const UpgradeRequiredEnvelope = z
  .object({
    error: z.string().min(1).meta({ description: 'What to tell the person.', example: 'Please update the app' }),
    code: z.literal('upgrade_required'),
    minClientVersion: z.string().min(1).meta({ description: 'The oldest release that is served.', example: '1.0.0' }),
    apiVersion: z.string().min(1).meta({ description: 'The release of the contract that the server runs.' }),
    upgradeUrl: z
      .string()
      .min(1)
      .optional()
      .meta({ description: 'Where the update is, when there is one place for it.' }),
  })
  .meta({ id: 'UpgradeRequiredEnvelope', description: 'The body of 426 Upgrade Required.' });

/** {@link UpgradeRequiredEnvelope} as a value. */
export type UpgradeRequiredEnvelope = z.infer<typeof UpgradeRequiredEnvelope>;

/** The release that the client was built for. Every operation but the version probe lists it first. */
export const clientVersion = headerParameter(
  'X-Client-Version',
  z.string().meta({ example: '1.1.0' }),
  'The release that the client was built for. One whose major is no longer served gets 426.',
);

/** The revalidator of a cached answer (RFC 9110 section 13.1.2). */
export const ifNoneMatch = headerParameter(
  'If-None-Match',
  z.string().meta({ example: '"33a64df5"' }),
  'The ETag of the copy the client holds; when it is still current the answer is 304 without a body.',
);

/** The state that a write builds on (RFC 9110 section 13.1.1): two people who edit one thing do not undo each other. */
export const ifMatch = headerParameter(
  'If-Match',
  z.string().meta({ example: '"33a64df5"' }),
  'To replace: the ETag of the state that the client edited. To create: left out.',
);

/** An error response with the common body. Typed by itself: as a {@link Response} it would allow any media type and body. */
export function failure(description: string) {
  return { description, content: { 'application/json': ErrorEnvelope } } as const satisfies Response;
}

/** 400: a parameter, a header or the body does not fit the contract. */
export const invalid = failure('A parameter, a header or the body does not fit; fields says where.');

/** 401 wherever a session is needed. */
export const noSession = failure('No session, or one that has ended.');

/** 403: the caller's role does not allow it. */
export function notPermitted(permission: string) {
  return failure(`The caller lacks the permission ${permission}.`);
}

/** 404: it does not exist, or the caller may not see it; the answer does not say which. */
export function notFound(what: string) {
  return failure(`No such ${what}, or none that the caller may see.`);
}

/** 412: somebody else wrote first. */
export const changedSince = failure(
  'If-Match is not the current ETag, or it is left out and other content exists already.',
);

/** 426: the client's major is below `minClientVersion`. */
export const upgradeRequired = {
  description: 'The client is older than minClientVersion.',
  content: { 'application/json': UpgradeRequiredEnvelope },
} as const satisfies Response;

/** A JSON response. */
export function json<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': schema } } as const;
}

/** The ETag header of an answer that can be revalidated. */
export const etag = {
  ETag: {
    description: 'Names this state of the answer; send it back as If-None-Match, or as If-Match of a write.',
    required: true,
    schema: z.string(),
  },
} as const;

/** 304: nothing to send. */
export const notModified = { description: 'The copy that the client holds is current.' } as const satisfies Response;

/**
 * 201 of a PUT under an id that the client made. No ETag, because the server keeps more than the client sent
 * (RFC 9110 section 9.3.4): a client reads again before it writes again.
 */
export const created = { description: 'Created. Read it before the next write.' } as const satisfies Response;

/** 204 of a PUT; without an ETag for the same reason as {@link created}. */
export const replaced = { description: 'Replaced. Read it before the next write.' } as const satisfies Response;
