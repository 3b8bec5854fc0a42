/** Floor plans: what a scan became, as geometry and as a picture, and how the picture lies on the scan. */
import { z } from 'zod';
import {
  clientVersion,
  etag,
  failure,
  ifNoneMatch,
  json,
  noSession,
  notFound,
  notModified,
  upgradeRequired,
} from './envelopes.js';
import { defineArea, defineOperation } from './operation.js';
import { scanId } from './path-parameters.js';
import { id, openEnum } from './scalars.js';

const coordinate = () => z.number().min(-10_000).max(10_000);
const angle = () => z.number().min(-Math.PI).max(Math.PI);
const length = () => z.number().min(0).max(10_000);

/** A point of the scan's floor, in metres. */
export const FloorPoint = z
  .object({ x: coordinate(), z: coordinate() })
  .meta({ description: "A point on the floor in the scan's own metres; y, upwards, is left out." });

/** {@link FloorPoint} as a value. */
export type FloorPoint = z.infer<typeof FloorPoint>;

/** A room. */
export const FloorPlanRoom = z.object({
  name: z.string().optional(),
  kind: openEnum(['bathroom', 'bedroom', 'hallway', 'kitchen', 'living', 'utility', 'other']),
  areaSquareMetres: length(),
  outline: z.array(FloorPoint),
});

/** {@link FloorPlanRoom} as a value. */
export type FloorPlanRoom = z.infer<typeof FloorPlanRoom>;

/** A wall. */
export const FloorPlanWall = z.object({
  id: z.string(),
  start: FloorPoint,
  end: FloorPoint,
  height: length(),
  thickness: length(),
});

/** {@link FloorPlanWall} as a value. */
export type FloorPlanWall = z.infer<typeof FloorPlanWall>;

/** A door, a window or a passage. */
export const FloorPlanOpening = z.object({
  wallId: z.string(),
  kind: openEnum(['door', 'window', 'passage']),
  offset: length().meta({ description: 'From the start of the wall to the near edge.' }),
  width: length(),
  height: length(),
  sillHeight: length(),
});

/** {@link FloorPlanOpening} as a value. */
export type FloorPlanOpening = z.infer<typeof FloorPlanOpening>;

/** Something built in that the trade cares for. */
export const FloorPlanFixture = z.object({
  kind: openEnum(['radiator', 'sink', 'toilet', 'bathtub', 'shower', 'boiler', 'stove']),
  centre: FloorPoint,
  width: length(),
  depth: length(),
  height: length(),
  rotationRadians: angle().meta({ description: 'About the upward axis; 0 is along x.' }),
});

/** {@link FloorPlanFixture} as a value. */
export type FloorPlanFixture = z.infer<typeof FloorPlanFixture>;

/** What stands behind `geometryUrl`: the plan as geometry. */
export const FloorPlanGeometry = z.object({
  rooms: z.array(FloorPlanRoom),
  walls: z.array(FloorPlanWall),
  openings: z.array(FloorPlanOpening),
  fixtures: z.array(FloorPlanFixture),
});

/** {@link FloorPlanGeometry} as a value. */
export type FloorPlanGeometry = z.infer<typeof FloorPlanGeometry>;

/** How the stored picture lies on the scan. */
export const FloorPlanRenderFrame = z
  .object({
    imageWidth: z.int().min(1).max(16_384),
    imageHeight: z.int().min(1).max(16_384),
    metresPerPixel: z.number().min(0.0001).max(1),
    originX: coordinate(),
    originZ: coordinate(),
    rotationRadians: angle(),
    mirrorX: z.boolean(),
  })
  .meta({
    description:
      'How the stored floor-plan PNG maps onto the scan. mirrorX comes from scans.client_mirror_applied (negated when ' +
      'that is false). If any column it needs is NULL, the whole frame is null, never a part.',
  });

/** {@link FloorPlanRenderFrame} as a value. */
export type FloorPlanRenderFrame = z.infer<typeof FloorPlanRenderFrame>;

/** A floor plan. */
export const FloorPlan = z.object({
  scanId: id('scn'),
  geometryUrl: z.string().meta({ description: 'A FloorPlanGeometry as JSON. Good for an hour, without the session.' }),
  renderFrame: z.union([FloorPlanRenderFrame, z.null()]),
});

/** {@link FloorPlan} as a value. */
export type FloorPlan = z.infer<typeof FloorPlan>;

const tag = 'floor-plans';
const notReady = failure('The scan is not ready; its status says whether to wait.');

const getFloorPlan = defineOperation({
  method: 'get',
  path: '/api/scans/{scanId}/floor-plan',
  summary: 'The floor plan of a scan',
  description: '304 only while the geometryUrl of the copy is good for 10 minutes more.',
  tag,
  parameters: [clientVersion, scanId, ifNoneMatch],
  responses: {
    200: { ...json('The floor plan.', FloorPlan), headers: etag },
    304: notModified,
    401: noSession,
    404: notFound('scan'),
    409: notReady,
    426: upgradeRequired,
  },
});

const getFloorPlanImage = defineOperation({
  method: 'get',
  path: '/api/scans/{scanId}/floor-plan/image',
  summary: 'The stored PNG of the floor plan',
  description: 'Lies on the scan as renderFrame of the floor plan says.',
  tag,
  parameters: [clientVersion, scanId, ifNoneMatch],
  responses: {
    200: { description: 'The picture.', headers: etag, content: { 'image/png': z.string() } },
    304: notModified,
    401: noSession,
    404: notFound('scan'),
    409: notReady,
    426: upgradeRequired,
  },
});

/** Floor plans. */
export const floorPlans = defineArea({
  tag: { name: tag, description: 'What a scan became.' },
  schemas: {
    FloorPoint,
    FloorPlanRoom,
    FloorPlanWall,
    FloorPlanOpening,
    FloorPlanFixture,
    FloorPlanGeometry,
    FloorPlan,
    FloorPlanRenderFrame,
  },
  operations: [getFloorPlan, getFloorPlanImage],
});
