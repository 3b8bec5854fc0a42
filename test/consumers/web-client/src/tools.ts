/** The tool loop: what the model calls, the server runs. */
import { type Api, type Schemas, type Trouble, trouble } from './session.js';

/** A function call of the model; its arguments are a JSON text. */
export interface Call {
  readonly name: string;
  readonly arguments: string;
}

/** What the model is told of its call. */
export type Output =
  | { readonly kind: 'output'; readonly status: number; readonly result: Schemas['ChattyExecuteResponse'] }
  | { readonly kind: 'unreadable-arguments' };

/** The tools to begin a session with. */
export async function listTools(api: Api): Promise<Schemas['ChattyToolDefinition'][] | Trouble> {
  const { data, error, response } = await api.GET('/api/chatty-voice/tools');
  return data ?? trouble(response.status, error);
}

/** The instructions to begin a session with. */
export async function aiContext(api: Api): Promise<Schemas['ChattyAiContextResponse'] | Trouble> {
  const { data, error, response } = await api.GET('/api/chatty-voice/ai-context');
  return data ?? trouble(response.status, error);
}

/** Runs one call of the model. */
export async function answerCall(api: Api, call: Call): Promise<Output | Trouble> {
  const args = objectIn(call.arguments);
  return args ? execute(api, { function: call.name, arguments: args }) : { kind: 'unreadable-arguments' };
}

/** Sends a request to the executor as it is. */
export async function execute(api: Api, body: Schemas['ChattyExecuteRequest']): Promise<Output | Trouble> {
  const { data, error, response } = await api.POST('/api/chatty-voice/tools/execute', { body });
  const result = data ?? (error && 'success' in error ? error : undefined);
  return result ? { kind: 'output', status: response.status, result } : trouble(response.status, errorOf(error));
}

function errorOf(error: object | undefined): Schemas['ErrorEnvelope'] | undefined {
  return error && 'error' in error && typeof error.error === 'string' ? (error as Schemas['ErrorEnvelope']) : undefined;
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
