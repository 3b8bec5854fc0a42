/** Starts the server for a test, which moves the clock and breaks the neighbours over IPC. */
const { randomUUID } = require('node:crypto');
const { createApp } = require('./app.cjs');

const { upstream, callers } = JSON.parse(process.env.WORLD);
let [ahead, broken] = [0, []];
const failing = (name, value) => () => {
  if (broken.includes(name)) throw new Error(`${name} is broken`);
  return value;
};
const app = createApp({
  now: () => Date.now() + ahead,
  random: randomUUID,
  callerOf: (session) => callers[session],
  record: failing('record'),
  knowledge: async () => failing('knowledge', 'Boilers are serviced every two years.')(),
  workflowStages: async () => failing('workflowStages', 'Planned, under way, done.')(),
  upstream: () => (broken.includes('voice') ? undefined : { url: upstream, key: 'account-key' }),
});
process.on('message', (message) => {
  ahead += message.advance ?? 0;
  broken = message.broken ?? broken;
  process.send({ done: true });
});
process.on('disconnect', () => process.exit(0));
const server = app.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
