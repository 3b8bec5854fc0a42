/** The tools that Chatty can call here. */
const text = { type: 'string' };

function tool(name, description, names, more) {
  const parameters = {
    type: 'object',
    properties: Object.fromEntries(names.map((one) => [one, text])),
    required: names,
  };
  return { definition: { type: 'function', function: { name, description, parameters } }, ...more };
}

const tools = [
  tool('find_customer', 'Finds a customer', ['words'], {
    run: ({ words }) => ({ success: true, data: [{ name: `${words} Ltd` }] }),
  }),
  tool('move_job', 'Moves a job', ['jobId', 'stageId'], {
    permission: 'jobs.move',
    run: ({ jobId, stageId }) => {
      if (!jobId || !stageId) throw new Error('jobId and stageId are needed');
      return { success: true, message: 'Moved', action: { type: 'openJob', jobId } };
    },
  }),
  tool('read_note', 'Reads a note', ['author'], {
    run: ({ author }, caller) =>
      author === caller.userId
        ? { success: true, message: 'Bring the long ladder' }
        : { success: false, error: 'Not your note', code: 'permission_denied' },
  }),
];

module.exports = { tools };
