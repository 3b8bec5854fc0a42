/**
 * The list of areas, in the order of the document. A new area is one file beside this one, its import and its place in the
 * list; the line that exports its schemas under their names stands below.
 */
import { chatty } from './chatty.js';
import { customers } from './customers.js';
import { floorPlans } from './floor-plans.js';
import { jobs } from './jobs.js';
import { knowledge } from './knowledge.js';
import { photos } from './photos.js';
import { realtime } from './realtime.js';
import { scans } from './scans.js';
import { session } from './session.js';
import { version } from './version.js';

/** Every area, in the order of the document. */
export const areas = [
  version,
  session,
  customers,
  jobs,
  photos,
  knowledge,
  scans,
  floorPlans,
  chatty,
  realtime,
] as const;

export * from './chatty.js';
export * from './customers.js';
export { ErrorEnvelope, UpgradeRequiredEnvelope } from './envelopes.js';
export * from './floor-plans.js';
export * from './jobs.js';
export * from './knowledge.js';
export * from './photos.js';
export * from './realtime.js';
export { Money } from './scalars.js';
export * from './scans.js';
export * from './session.js';
export * from './version.js';
