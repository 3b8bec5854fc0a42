/** Everything that the handlers do not own. Tests bring their own clock, chance and neighbours. */
import type { Tool } from './tools.js';
import type { Upstream } from './upstream.js';

/** A signed-in user. */
export interface Caller {
  readonly userId: string;
  readonly organizationId: string;
  /** What the organization has booked, such as `chatty-voice`. */
  readonly entitlements: readonly string[];
  /** What the user may do, such as `jobs.move`. */
  readonly permissions: readonly string[];
}

/** The server's surroundings. */
export interface World {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A text that nobody can guess. */
  readonly random: () => string;
  /** Who belongs to a session's token. */
  readonly callerOf: (session: string) => Caller | undefined;
  readonly tools: readonly Tool[];
  /** The audit log of tool calls. No call without a record: when it fails, the tool does not run. */
  readonly record: (caller: Caller, tool: string) => void | Promise<void>;
  /** What Chatty is told about the organization; a part that cannot be read is left out. */
  readonly knowledge: (caller: Caller) => string | Promise<string>;
  readonly workflowStages: (caller: Caller) => string | Promise<string>;
  /** OpenAI; undefined while voice is switched off. */
  readonly upstream: Upstream | undefined;
}
