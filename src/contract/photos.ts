/** Photos of a job: one PUT each, in a form that may be sent again. */
import { z } from 'zod';
import {
  clientVersion,
  failure,
  invalid,
  json,
  noSession,
  notFound,
  notPermitted,
  upgradeRequired,
} from './envelopes.js';
import { defineArea, defineOperation, pathParameter, queryParameter } from './operation.js';
import { cursor, limit, page } from './pagination.js';
import { jobId } from './path-parameters.js';
import { id, openEnum, text, timestamp } from './scalars.js';

/** A photo of a job. */
export const Photo = z.object({
  id: id('pho'),
  status: openEnum(['processing', 'ready', 'rejected']),
  caption: z.string().optional(),
  takenAt: timestamp().optional(),
  url: z.string().optional().meta({ description: 'When ready. Good for an hour, without the session.' }),
  thumbnailUrl: z.string().optional().meta({ description: 'At most 480 pixels wide and high.' }),
});

/** {@link Photo} as a value. */
export type Photo = z.infer<typeof Photo>;

/** A page of photos, the latest first. */
export const PhotoPage = page(Photo);

/** {@link PhotoPage} as a value. */
export type PhotoPage = z.infer<typeof PhotoPage>;

const tag = 'photos';

const listPhotos = defineOperation({
  method: 'get',
  path: '/api/jobs/{jobId}/photos',
  summary: 'The photos of a job in pages, the latest first',
  tag,
  parameters: [clientVersion, jobId, cursor, limit],
  responses: {
    200: json('A page.', PhotoPage),
    400: invalid,
    401: noSession,
    404: notFound('job'),
    426: upgradeRequired,
  },
});

const bytes = z.string();

const putPhoto = defineOperation({
  method: 'put',
  path: '/api/jobs/{jobId}/photos/{photoId}',
  summary: 'Send a photo',
  description: 'Safe to send again. At most 25 MiB; takenAt comes from the EXIF data.',
  tag,
  parameters: [
    clientVersion,
    jobId,
    pathParameter('photoId', id('pho'), 'The id of the photo, made by the client.'),
    queryParameter('caption', text({ max: 500 }), 'What the photo shows.'),
  ],
  body: { required: true, content: { 'image/jpeg': bytes, 'image/heic': bytes, 'image/png': bytes } },
  responses: {
    201: { description: 'Stored.' },
    204: { description: 'Was stored already; the caption is replaced.' },
    400: invalid,
    401: noSession,
    403: notPermitted('photos.write'),
    404: notFound('job'),
    409: failure('The id belongs to other bytes, or the job has 500 photos.'),
    413: failure('More than 25 MiB.'),
    415: failure('Neither JPEG, HEIC nor PNG.'),
    426: upgradeRequired,
  },
});

/** Photos. */
export const photos = defineArea({
  tag: { name: tag, description: 'Photos of a job.' },
  schemas: { Photo, PhotoPage },
  operations: [listPhotos, putPhoto],
});
