/** The tools, their execution, and what the model is told. */
import type { Hono } from 'hono';
import { currentClients, failure, voiceUsers } from './admission.js';
import { on } from './on.js';
import { execute } from './tools.js';
import type { World } from './world.js';

const mediaType = 'application/json';

/** Registers the three operations. */
export function registerChatty(app: Hono, world: World): void {
  on(app, 'GET /api/chatty-voice/tools', {
    admit: currentClients(voiceUsers(world)),
    handle: () => ({ status: 200, mediaType, body: world.tools.map(({ definition }) => definition) }),
  });

  on(app, 'POST /api/chatty-voice/tools/execute', {
    admit: voiceUsers(world),
    // The contract has no 400 here: whatever is wrong with a call is for the model to hear.
    malformed: ({ message }) => ({ status: 200, mediaType, body: { success: false, error: message } }),
    handle: async ({ body }, caller) => {
      try {
        const outcome = await execute(world, caller, body?.function ?? body?.name, body?.arguments ?? {});
        if ('lacking' in outcome)
          return failure(403, `This needs the permission ${outcome.lacking}`, 'permission_denied');
        return { status: 200, mediaType, body: outcome.result };
      } catch {
        return { status: 500, mediaType, body: { success: false, error: 'The tool could not be run' } };
      }
    },
  });

  on(app, 'GET /api/chatty-voice/ai-context', {
    admit: voiceUsers(world),
    handle: async (_, caller) => {
      const knowledge = await loaded(() => world.knowledge(caller));
      const stages = await loaded(() => world.workflowStages(caller));
      const parts = ['You are Chatty, the voice assistant of a field-service company.', knowledge, stages];
      const body = {
        instructions: parts.filter((part) => part !== undefined).join('\n\n'),
        knowledgeBaseLoaded: knowledge !== undefined,
        workflowStagesLoaded: stages !== undefined,
        timestamp: `${new Date(world.now()).toISOString().slice(0, 19)}Z`,
      };
      return { status: 200, mediaType, body };
    },
  });
}

/** Chatty works without either part, only less well. */
async function loaded(load: () => string | Promise<string>): Promise<string | undefined> {
  try {
    return await load();
  } catch {
    return undefined;
  }
}
