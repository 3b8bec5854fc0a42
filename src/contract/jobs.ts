/** Jobs and the stages of their workflow. */
import { z } from 'zod';
import { Address } from './customers.js';
import {
  changedSince,
  clientVersion,
  created,
  etag,
  failure,
  ifMatch,
  ifNoneMatch,
  invalid,
  json,
  noSession,
  notFound,
  notModified,
  notPermitted,
  replaced,
  upgradeRequired,
} from './envelopes.js';
import { defineArea, defineOperation, queryParameter } from './operation.js';
import { cursor, limit, page } from './pagination.js';
import { jobId } from './path-parameters.js';
import { id, Money, openEnum, text, timestamp } from './scalars.js';

/** What a job must have before it may enter a stage. */
const requirement = () => openEnum(['assignee', 'schedule', 'photo', 'floor-plan']);

/** One stage of the organization's workflow. */
export const WorkflowStage = z.object({
  id: id('stg'),
  name: z.string(),
  kind: openEnum(['open', 'active', 'done', 'cancelled'], 'What programs go by; the name is for people.'),
  nextStageIds: z.array(id('stg')).meta({ description: 'Where a job may go from here.' }),
  requires: z.array(requirement()).meta({ description: 'What a job must have to enter.' }),
});

/** {@link WorkflowStage} as a value. */
export type WorkflowStage = z.infer<typeof WorkflowStage>;

/** Every stage, in the order of the board. */
export const WorkflowStageList = z.object({ stages: z.array(WorkflowStage) });

/** {@link WorkflowStageList} as a value. */
export type WorkflowStageList = z.infer<typeof WorkflowStageList>;

/** What a list shows of a job. */
export const JobSummary = z.object({
  id: id('job'),
  number: z.string().meta({ description: 'For people, such as J-2041.' }),
  title: z.string(),
  stageId: id('stg'),
  priority: openEnum(['low', 'normal', 'high']),
  assigneeId: id('usr').optional(),
  scheduledStart: timestamp().optional(),
  updatedAt: timestamp(),
});

/** {@link JobSummary} as a value. */
export type JobSummary = z.infer<typeof JobSummary>;

/** A page of jobs, the latest change first. */
export const JobPage = page(JobSummary);

/** {@link JobPage} as a value. */
export type JobPage = z.infer<typeof JobPage>;

/** A job. */
export const Job = JobSummary.extend({
  customerId: id('cus'),
  description: z.string().optional(),
  site: Address.optional().meta({
    description: 'Where the work is: the address of the customer when the job was made.',
  }),
  scheduledEnd: timestamp().optional(),
  estimate: Money.optional(),
  scanIds: z.array(id('scn')).meta({ description: 'The latest first.' }),
});

/** {@link Job} as a value. */
export type Job = z.infer<typeof Job>;

/** Everything that a client may say of a job; its stage is moved by an operation of its own. */
export const JobInput = z.object({
  customerId: id('cus'),
  title: text({ max: 200 }),
  description: text({ max: 8000 }).optional(),
  priority: z.enum(['low', 'normal', 'high']),
  assigneeId: id('usr').optional(),
  scheduledStart: timestamp().optional(),
  scheduledEnd: timestamp().optional(),
});

/** {@link JobInput} as a value. */
export type JobInput = z.infer<typeof JobInput>;

/** Where a job goes, and why. */
export const MoveJobRequest = z.object({
  stageId: id('stg'),
  note: text({ max: 1000 }, 'Goes into the history of the job.').optional(),
});

/** {@link MoveJobRequest} as a value. */
export type MoveJobRequest = z.infer<typeof MoveJobRequest>;

const tag = 'jobs';

const listStages = defineOperation({
  method: 'get',
  path: '/api/workflow-stages',
  summary: 'The stages of the workflow, in the order of the board',
  description: 'All of them, at most 40. They change rarely: keep them, and revalidate at start.',
  tag,
  parameters: [clientVersion, ifNoneMatch],
  responses: {
    200: { ...json('Every stage.', WorkflowStageList), headers: etag },
    304: notModified,
    401: noSession,
    426: upgradeRequired,
  },
});

const listJobs = defineOperation({
  method: 'get',
  path: '/api/jobs',
  summary: 'Jobs in pages, the latest change first',
  description: 'A technician sees the own jobs; everyone else sees all. Several filters must all hold.',
  tag,
  parameters: [
    clientVersion,
    queryParameter('stageId', id('stg'), 'Only jobs in this stage.'),
    queryParameter('assigneeId', id('usr'), 'Only jobs of this person.'),
    queryParameter('updatedSince', timestamp(), 'Only jobs changed at this instant or later.'),
    cursor,
    limit,
  ],
  responses: { 200: json('A page.', JobPage), 400: invalid, 401: noSession, 426: upgradeRequired },
});

const getJob = defineOperation({
  method: 'get',
  path: '/api/jobs/{jobId}',
  summary: 'A job',
  tag,
  parameters: [clientVersion, jobId],
  responses: {
    200: { ...json('The job.', Job), headers: etag },
    401: noSession,
    404: notFound('job'),
    426: upgradeRequired,
  },
});

const putJob = defineOperation({
  method: 'put',
  path: '/api/jobs/{jobId}',
  summary: 'Create or replace a job',
  description:
    'A new job enters the first stage of kind open. Safe to send again. As for a customer, what is left out is cleared.',
  tag,
  parameters: [clientVersion, jobId, ifMatch],
  body: { required: true, content: { 'application/json': JobInput } },
  responses: {
    201: created,
    204: replaced,
    400: invalid,
    401: noSession,
    403: notPermitted('jobs.write'),
    412: changedSince,
    426: upgradeRequired,
  },
});

const moveJob = defineOperation({
  method: 'put',
  path: '/api/jobs/{jobId}/stage',
  summary: 'Move a job to another stage',
  description: 'It must be in nextStageIds of the present stage, and the job have what it requires.',
  tag,
  parameters: [clientVersion, jobId],
  body: { required: true, content: { 'application/json': MoveJobRequest } },
  responses: {
    204: { description: 'Moved, or there already.' },
    400: invalid,
    401: noSession,
    403: notPermitted('jobs.move'),
    404: notFound('job'),
    409: failure('Code stage_not_next, or requirement_missing: /stageId in fields names what is missing.'),
    426: upgradeRequired,
  },
});

/** Jobs and their workflow. */
export const jobs = defineArea({
  tag: { name: tag, description: 'Jobs and the stages of their workflow.' },
  schemas: {
    Money,
    WorkflowStage,
    WorkflowStageList,
    JobSummary,
    JobPage,
    Job,
    JobInput,
    MoveJobRequest,
  },
  operations: [listStages, listJobs, getJob, putJob, moveJob],
});
