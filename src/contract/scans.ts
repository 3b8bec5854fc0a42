/** Room scans: an iPhone announces a scan, sends its archive in parts to the storage, and completes it. */
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
import { defineArea, defineOperation } from './operation.js';
import { scanId } from './path-parameters.js';
import { byteSize, id, openEnum, sha256, text, timestamp } from './scalars.js';

/** A part that the server does not have yet, and where its bytes go. */
export const ScanPart = z.object({
  number: z.int().min(1).max(1000).meta({ description: 'From 1, in the order of the bytes.' }),
  url: z.string().meta({ description: 'Takes one PUT of the bytes, without the session. A secret.' }),
});

/** {@link ScanPart} as a value. */
export type ScanPart = z.infer<typeof ScanPart>;

/** One room of the archive, as RoomPlan captured it. */
export const ScanManifestRoom = z.object({
  file: text({ max: 200 }, 'The captured room, a JSON file of the archive.'),
  name: text({ max: 100 }).optional(),
  level: z.int().min(-20).max(200).meta({ description: '0 is the ground floor.' }),
  startedAt: timestamp(),
  endedAt: timestamp(),
});

/** {@link ScanManifestRoom} as a value. */
export type ScanManifestRoom = z.infer<typeof ScanManifestRoom>;

/** One picture that the camera took on the way, and where it stood. */
export const ScanKeyframe = z.object({
  file: text({ max: 200 }, 'A JPEG file of the archive.'),
  room: z.int().min(0).max(999).meta({ description: 'The place of its room in rooms, from 0.' }),
  takenAt: timestamp(),
  cameraTransform: z
    .array(z.number().min(-10_000).max(10_000))
    .min(16)
    .max(16)
    .meta({ description: 'From the camera to the scan: 4 columns of 4 numbers, in metres.' }),
  focalLengthPixels: z.number().min(1).max(100_000),
});

/** {@link ScanKeyframe} as a value. */
export type ScanKeyframe = z.infer<typeof ScanKeyframe>;

/** `manifest.json`, the first file of the archive: what else is in it. */
export const ScanManifest = z
  .object({
    formatVersion: z.int().min(1).max(1),
    scanId: id('scn'),
    appVersion: text({ max: 40 }),
    deviceModel: text({ max: 64 }),
    mergedStructureFile: text({ max: 200 }, 'All rooms in one structure, a JSON file of the archive.').optional(),
    rooms: z.array(ScanManifestRoom).min(1).max(1000),
    keyframes: z.array(ScanKeyframe).max(10_000),
  })
  .meta({ description: 'The file manifest.json, the first one of the ZIP archive that a scan uploads.' });

/** {@link ScanManifest} as a value. */
export type ScanManifest = z.infer<typeof ScanManifest>;

/** A scan and how far it is. */
export const Scan = z.object({
  id: id('scn'),
  jobId: id('job'),
  status: openEnum(['uploading', 'processing', 'ready', 'failed']),
  capturedAt: timestamp(),
  partByteSize: byteSize('Of each part but the last, which is shorter.'),
  missingParts: z.array(ScanPart).meta({ description: 'While uploading. Each url is good for an hour.' }),
  failureCode: openEnum(['archive_unreadable', 'no_room_found', 'internal']).optional(),
});

/** {@link Scan} as a value. */
export type Scan = z.infer<typeof Scan>;

/** A scan that is about to be sent. */
export const ScanInput = z.object({
  jobId: id('job'),
  capturedAt: timestamp(),
  byteSize: byteSize('Of the whole archive.'),
  sha256: sha256('Of the whole archive.'),
  clientMirrorApplied: z
    .boolean()
    .optional()
    .meta({ description: 'Whether the app has mirrored the plan; without it there is no render frame.' }),
});

/** {@link ScanInput} as a value. */
export type ScanInput = z.infer<typeof ScanInput>;

const tag = 'scans';

const putScan = defineOperation({
  method: 'put',
  path: '/api/scans/{scanId}',
  summary: 'Announce a scan',
  description:
    'Safe to send again. GET /api/scans/{scanId} then says where the parts go. Not complete after 7 days, it is gone.',
  tag,
  parameters: [clientVersion, scanId],
  body: { required: true, content: { 'application/json': ScanInput } },
  responses: {
    201: { description: 'Announced.' },
    204: { description: 'Was announced already.' },
    400: invalid,
    401: noSession,
    403: failure('No room-scans entitlement, or the caller lacks the permission scans.write.'),
    404: notFound('job'),
    409: failure('The id belongs to another scan, or 5 scans of the job are uploading.'),
    413: failure('byteSize is more than 2 GiB.'),
    426: upgradeRequired,
  },
});

const getScan = defineOperation({
  method: 'get',
  path: '/api/scans/{scanId}',
  summary: 'A scan, how far it is, and where the missing parts go',
  tag,
  parameters: [clientVersion, scanId],
  responses: { 200: json('The scan.', Scan), 401: noSession, 404: notFound('scan'), 426: upgradeRequired },
});

const completeScan = defineOperation({
  method: 'post',
  path: '/api/scans/{scanId}/completion',
  summary: 'Say that every part is sent',
  description:
    'Starts the processing, once; sent again it changes nothing. Then ask for the scan, at most every 5 seconds.',
  tag,
  parameters: [clientVersion, scanId],
  responses: {
    202: { description: 'Every part is there.' },
    401: noSession,
    403: notPermitted('scans.write'),
    404: notFound('scan'),
    409: failure('Code parts_missing or checksum_mismatch; missingParts of the scan says what to send again.'),
    426: upgradeRequired,
  },
});

/** Scans. */
export const scans = defineArea({
  tag: { name: tag, description: 'Room scans and their upload.' },
  schemas: { ScanManifestRoom, ScanKeyframe, ScanManifest, ScanPart, Scan, ScanInput },
  operations: [putScan, getScan, completeScan],
});
