/**
 * The version probe: what a client asks before anything else. Its area also carries the envelopes, the first schemas of the
 * document.
 */
import { z } from 'zod';
import { ErrorEnvelope, etag, failure, ifNoneMatch, json, notModified, UpgradeRequiredEnvelope } from './envelopes.js';
import { defineArea, defineOperation } from './operation.js';
import { API_VERSION, MIN_CLIENT_VERSION } from './release.js';

/** The shape alone: a release's own number is an example of the named schema, and stands in the document once. */
const versions = z.object({ apiVersion: z.string(), minClientVersion: z.string() });

/** Which release the server runs, and which clients it still serves. */
export const VersionResponse = z.object({
  apiVersion: versions.shape.apiVersion.meta({ example: API_VERSION }),
  minClientVersion: versions.shape.minClientVersion.meta({ example: MIN_CLIENT_VERSION }),
});

/** {@link VersionResponse} as a value. */
export type VersionResponse = z.infer<typeof VersionResponse>;

const getVersion = defineOperation({
  method: 'get',
  path: '/api/version',
  summary: 'Which release the server runs and which clients it serves',
  description:
    'Needs no session and takes no client version, so that every client can ask it, whatever its age. Clients ask at start ' +
    'and when they come back to the foreground, and tell the person to update when their own major is below that of ' +
    'minClientVersion. At most 60 requests a minute per IP address.',
  tag: 'version',
  anonymous: true,
  parameters: [ifNoneMatch],
  responses: {
    200: { ...json('The versions.', versions), headers: etag },
    304: notModified,
    429: failure('More than 60 requests in a minute from this address.'),
  },
});

/** The version probe. */
export const version = defineArea({
  tag: { name: 'version', description: 'Which release the server runs, and which clients it serves.' },
  schemas: { ErrorEnvelope, UpgradeRequiredEnvelope, VersionResponse },
  operations: [getVersion],
});
