/** Starts the example for a test, which moves the clock and breaks the neighbours over IPC. */
import { randomUUID } from 'node:crypto';
import { serve } from '@hono/node-server';
import { createApp } from './dist/app.js';
import { tools } from './dist/demo.js';
import { openAi } from './dist/upstream.js';

const { upstream, callers } = JSON.parse(process.env.WORLD);
let [ahead, broken] = [0, []];
const failing = (name, value) => () => {
  if (broken.includes(name)) throw new Error(`${name} is broken`);
  return value;
};
const model = openAi(upstream, 'account-key');
const app = createApp({
  now: () => Date.now() + ahead,
  random: randomUUID,
  callerOf: (session) => callers[session],
  tools,
  record: failing('record'),
  knowledge: failing('knowledge', 'Boilers are serviced every two years.'),
  workflowStages: failing('workflowStages', 'Planned, under way, done.'),
  get upstream() {
    return broken.includes('voice') ? undefined : model;
  },
});
process.on('message', (message) => {
  ahead += message.advance ?? 0;
  broken = message.broken ?? broken;
  process.send({ done: true });
});
process.on('disconnect', () => process.exit(0));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send({ port }));
