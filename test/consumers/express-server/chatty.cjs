/** The tools, their execution, and what the model is told. */
const { Router } = require('express');
const { tools } = require('./tools.cjs');

/** A router with the three operations. */
function chatty(world) {
  const router = Router();
  router.get('/api/chatty-voice/tools', (_, response) => {
    response.json(tools.map(({ definition }) => definition));
  });
  router.post('/api/chatty-voice/tools/execute', async (request, response) => {
    const { function: canonical, name, arguments: args = {} } = request.body ?? {};
    const { status, body } = await run(world, response.locals.caller, canonical ?? name, args);
    response.status(status).json(body);
  });
  router.get('/api/chatty-voice/ai-context', async (_, response) => {
    const parts = await Promise.allSettled([world.knowledge(), world.workflowStages()]);
    const [knowledge, stages] = parts.map(({ status }) => status === 'fulfilled');
    response.json({
      instructions: ['You are Chatty.', ...parts.flatMap(({ value }) => value ?? [])].join('\n'),
      knowledgeBaseLoaded: knowledge,
      workflowStagesLoaded: stages,
      timestamp: new Date(world.now()).toISOString().replace(/\.\d+/, ''),
    });
  });
  return router;
}

async function run(world, caller, name, args) {
  if (!name) return { status: 200, body: { success: false, error: 'No tool was named' } };
  const tool = tools.find(({ definition }) => definition.function.name === name);
  if (!tool) return { status: 200, body: { success: false, error: `No tool is called ${name}` } };
  if (tool.permission && !caller.permissions.includes(tool.permission))
    return { status: 403, body: { error: `You need ${tool.permission}`, code: 'permission_denied' } };
  try {
    await world.record(caller, name);
  } catch {
    return { status: 500, body: { success: false, error: 'The executor failed' } };
  }
  try {
    return { status: 200, body: await tool.run(args, caller) };
  } catch (error) {
    return { status: 200, body: { success: false, error: error.message } };
  }
}

module.exports = { chatty };
