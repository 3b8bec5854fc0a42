/** A small world to try the server in: one technician, three tools. */
import { randomBytes } from 'node:crypto';
import type { Tool } from './tools.js';
import type { Upstream } from './upstream.js';
import type { Caller, World } from './world.js';

/** Makes the description of a tool whose arguments are all texts. */
function describe(name: string, description: string, ...required: string[]): Tool['definition'] {
  const properties = Object.fromEntries(required.map((argument) => [argument, { type: 'string' }]));
  const parameters = { type: 'object', properties, required, additionalProperties: false } as const;
  return { type: 'function', function: { name, description, parameters } };
}

/** One tool that works, one that needs a permission, and one that decides by itself. */
export const tools: readonly Tool[] = [
  {
    definition: describe('find_customer', 'Finds a customer by words of the name', 'words'),
    run: ({ words }) => ({ success: true, message: 'One customer', data: [{ name: `${words} Ltd` }] }),
  },
  {
    definition: describe('move_job', 'Moves a job to another stage', 'jobId', 'stageId'),
    permission: 'jobs.move',
    run: ({ jobId, stageId }) => {
      if (typeof jobId !== 'string' || typeof stageId !== 'string') throw new Error('jobId and stageId are needed');
      return { success: true, message: 'Moved', action: { type: 'openJob', jobId } };
    },
  },
  {
    definition: describe('read_note', 'Reads a note aloud', 'author'),
    run: ({ author }, { userId }) =>
      author === userId
        ? { success: true, message: 'Bring the long ladder' }
        : { success: false, error: 'That note is not yours', code: 'permission_denied' },
  },
];

const technician: Caller = {
  userId: 'usr_1',
  organizationId: 'org_1',
  entitlements: ['chatty-voice'],
  permissions: ['jobs.move'],
};

/** The world of the demonstration; voice is off without an upstream. */
export function demoWorld(upstream?: Upstream): World {
  return {
    now: Date.now,
    random: () => randomBytes(24).toString('base64url'),
    callerOf: (session) => (session === 'demo' ? technician : undefined),
    tools,
    record: ({ userId }, tool) => console.log(`${userId} runs ${tool}`),
    knowledge: () => 'Boilers are serviced every two years.',
    workflowStages: () => 'A job is planned, under way or done.',
    upstream,
  };
}
