/** Chatty, the voice assistant: the tools it can call, their execution, and what the model is told. */
import { z } from 'zod';
import { clientVersion, failure, json, noSession, upgradeRequired } from './envelopes.js';
import { defineArea, defineOperation } from './operation.js';

const ToolProperty = z.record(z.string(), z.unknown()).and(
  z.object({
    type: z.union([z.string(), z.array(z.string())]),
    description: z.string().optional(),
    enum: z.array(z.string()).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.boolean().optional(),
  }),
);

/** One function tool, in the shape that OpenAI Realtime takes in `session.tools`. */
export const ChattyToolDefinition = z.object({
  type: z.literal('function'),
  function: z.object({
    name: z.string().min(1),
    description: z.string(),
    parameters: z.object({
      type: z.literal('object'),
      properties: z.record(z.string(), ToolProperty),
      required: z.array(z.string()).optional(),
      additionalProperties: z.boolean().optional(),
    }),
  }),
});

/** {@link ChattyToolDefinition} as a value. */
export type ChattyToolDefinition = z.infer<typeof ChattyToolDefinition>;

/** A call of one tool: `function` is its canonical name, `name` the alias that older clients send. */
export const ChattyExecuteRequest = z.object({
  function: z.string().min(1).optional(),
  name: z.string().min(1).optional(),
  arguments: z.record(z.string(), z.unknown()).optional(),
});

/** {@link ChattyExecuteRequest} as a value. */
export type ChattyExecuteRequest = z.infer<typeof ChattyExecuteRequest>;

/** What the executor says of one call. `data` and `action` are the tool's own. */
export const ChattyExecuteResponse = z.object({
  success: z.boolean(),
  message: z.string().optional(),
  error: z.string().optional(),
  code: z.string().optional(),
  data: z.unknown().optional(),
  action: z.unknown().optional(),
});

/** {@link ChattyExecuteResponse} as a value. */
export type ChattyExecuteResponse = z.infer<typeof ChattyExecuteResponse>;

/** The system instructions of a voice session, and what went into them. */
export const ChattyAiContextResponse = z.object({
  instructions: z.string(),
  knowledgeBaseLoaded: z.boolean(),
  workflowStagesLoaded: z.boolean(),
  timestamp: z.string(),
});

/** {@link ChattyAiContextResponse} as a value. */
export type ChattyAiContextResponse = z.infer<typeof ChattyAiContextResponse>;

const noEntitlement = failure('The organization has no chatty-voice entitlement.');

const listTools = defineOperation({
  method: 'get',
  path: '/api/chatty-voice/tools',
  summary: 'The function tools that Chatty can call',
  description:
    'A bare array, with no object around it, in the shape that OpenAI Realtime takes as session tools. Each entry is one ' +
    'that POST /api/chatty-voice/tools/execute can run.',
  tag: 'chatty',
  parameters: [clientVersion],
  responses: {
    200: json('Every tool that the executor can run.', z.array(ChattyToolDefinition)),
    401: noSession,
    403: noEntitlement,
    426: upgradeRequired,
  },
});

const executeTool = defineOperation({
  method: 'post',
  path: '/api/chatty-voice/tools/execute',
  summary: 'Run one tool',
  description:
    'The tool is named by function, the canonical member, or by name, its legacy alias: they are equivalent, at least one ' +
    'is needed, and function counts when both are there. The executor passes arguments to the tool as they are, and looks ' +
    'into them no further than the tool itself does.',
  tag: 'chatty',
  parameters: [clientVersion],
  body: { content: { 'application/json': ChattyExecuteRequest } },
  responses: {
    200: json(
      'The call reached the executor. A tool that failed, is unknown or was not named is success: false with error, and ' +
        'with code too when the tool denied a permission.',
      ChattyExecuteResponse,
    ),
    401: noSession,
    403: failure('No chatty-voice entitlement, or the caller lacks the permission that the tool needs.'),
    500: json('The executor itself failed; the same envelope, with success: false.', ChattyExecuteResponse),
  },
});

const getAiContext = defineOperation({
  method: 'get',
  path: '/api/chatty-voice/ai-context',
  summary: 'The system instructions, and whether the knowledge base and the workflow stages went into them',
  tag: 'chatty',
  parameters: [clientVersion],
  responses: {
    200: json('The instructions for a new voice session.', ChattyAiContextResponse),
    401: noSession,
    403: noEntitlement,
  },
});

/** Chatty's tools and context. */
export const chatty = defineArea({
  tag: { name: 'chatty', description: 'Chatty, the voice assistant over an OpenAI Realtime session.' },
  schemas: { ChattyToolDefinition, ChattyExecuteRequest, ChattyExecuteResponse, ChattyAiContextResponse },
  operations: [listTools, executeTool, getAiContext],
});
