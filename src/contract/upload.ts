/** How bytes reach the storage: not through the API, but by one PUT to an address that the API hands out. */
import { z } from 'zod';
import { timestamp } from './scalars.js';

/** Where and how to send one file or one part of it. */
export const UploadTarget = z
  .object({
    url: z.string().min(1).meta({ description: 'Takes one PUT of the bytes, without the session.' }),
    headers: z.record(z.string(), z.string()).meta({ description: 'Headers that the PUT must carry as they are.' }),
    expiresAt: timestamp(),
  })
  .meta({ description: 'Where the bytes go. Whoever holds the url can write, so it is not to be logged.' });

/** {@link UploadTarget} as a value. */
export type UploadTarget = z.infer<typeof UploadTarget>;
