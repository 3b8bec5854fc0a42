/** The path parameters that several areas share: a photo and a scan belong to a job, a floor plan to a scan. */
import { pathParameter } from './operation.js';
import { id } from './scalars.js';

/** The job that an operation is about. */
export const jobId = pathParameter('jobId', id('job'), 'The id of the job; the client makes that of a new one.');

/** The scan that an operation is about. */
export const scanId = pathParameter('scanId', id('scn'), 'The id of the scan; the client makes that of a new one.');
