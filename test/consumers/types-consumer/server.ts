/** A server team: schemas, inferred types and the operation table, from an ES module. */
import {
  API_VERSION,
  ChattyExecuteRequest,
  type ChattyToolDefinition,
  type Handler,
  type OperationName,
  operations,
  type ReplyOf,
  type RequestOf,
  upgradeRequiredFor,
} from '@serviceai/api-spec';
import type { z } from 'zod';

export const request: ChattyExecuteRequest = ChattyExecuteRequest.parse({ function: 'find_customer' });
export const schema: z.ZodType<ChattyExecuteRequest> = ChattyExecuteRequest;
export const name: OperationName = 'GET /api/version';
export const path: '/api/realtime/webrtc' = operations['POST /api/realtime/webrtc'].path;
export const refusal: string | undefined = upgradeRequiredFor('0.1.0')?.code;
/** As Node's IncomingHttpHeaders and Express have it, and as a fetch Headers does. */
export const refusals = (header: string | string[] | undefined, other: string | null) =>
  upgradeRequiredFor(header) ?? upgradeRequiredFor(other);
export const version: string = API_VERSION;

export const tools: Handler<'GET /api/chatty-voice/tools'> = () => {
  const definition: ChattyToolDefinition = {
    type: 'function',
    function: { name: 'a', description: 'b', parameters: { type: 'object', properties: {} } },
  };
  return { status: 200, mediaType: 'application/json', body: [definition] };
};

// With a context of the server's own, and through a function that takes any operation by its name.
export const token: Handler<'GET /api/csrf-token', { readonly user: string }> = async (_, { user }) => ({
  status: 200,
  mediaType: 'application/json',
  body: { token: user },
});
declare function register<Name extends OperationName>(name: Name, handler: Handler<Name>): void;
register('GET /api/csrf-token', () => ({ status: 200, mediaType: 'application/json', body: { token: 'x' } }));

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const csrfHeader: Equal<RequestOf<'POST /api/realtime/webrtc'>['headers']['X-CSRF-Token'], string> = true;
export const statuses: Equal<ReplyOf<'GET /api/csrf-token'>['status'], 200 | 401 | 403> = true;
// An error has one media type and one body: nothing of it is left open.
type Refused = Extract<ReplyOf<'GET /api/csrf-token'>, { readonly status: 403 }>;
export const mediaType: Equal<Refused['mediaType'], 'application/json'> = true;
export const words: Equal<Refused['body']['error'], string> = true;
