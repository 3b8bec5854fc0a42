/** Tools that Chatty can call, and the executor that runs one. */
import type { ChattyExecuteResponse, ChattyToolDefinition } from '@serviceai/api-spec';
import type { Caller, World } from './world.js';

/** One tool. */
export interface Tool {
  readonly definition: ChattyToolDefinition;
  /** What the caller needs to be let near it; the server refuses with 403. */
  readonly permission?: string;
  /** Runs it. It may say `success: false` itself; when it throws, the executor says so for it. */
  readonly run: (
    args: Record<string, unknown>,
    caller: Caller,
  ) => ChattyExecuteResponse | Promise<ChattyExecuteResponse>;
}

/** What came of a call: the tool's result, or the permission that the caller lacks. */
export type Outcome = { readonly result: ChattyExecuteResponse } | { readonly lacking: string };

/**
 * Runs the tool of that name.
 *
 * @throws what the audit log throws: then the executor has failed, and not the tool.
 */
export async function execute(
  world: World,
  caller: Caller,
  name: string | undefined,
  args: Record<string, unknown>,
): Promise<Outcome> {
  if (name === undefined) return failed('No tool was named');
  const tool = world.tools.find(({ definition }) => definition.function.name === name);
  if (!tool) return failed(`There is no tool ${name}`);
  if (tool.permission !== undefined && !caller.permissions.includes(tool.permission))
    return { lacking: tool.permission };
  await world.record(caller, name);
  try {
    return { result: await tool.run(args, caller) };
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

function failed(error: string): Outcome {
  return { result: { success: false, error } };
}
