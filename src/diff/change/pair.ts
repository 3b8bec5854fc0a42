/**
 * The two sides of a comparison: what stands in both releases, who sends and who receives, and where in a schema that
 * is.
 */
import type { Json } from '../../json.js';
import type { Located } from '../../openapi/model.js';
import type { Direction, Step } from '../../schema/question.js';

/** The same thing in both releases. */
export interface Pair<Value extends Json = Json> {
  readonly base: Located<Value>;
  readonly revision: Located<Value>;
}

/** The two releases, the old one first. */
export const sideNames = ['base', 'revision'] as const;

/** One release of the two. */
export type SideName = (typeof sideNames)[number];

/** The directions of messages. */
export const directions = ['request', 'response'] as const satisfies readonly Direction[];

/** The release beside one. */
export const otherSide: Record<SideName, SideName> = { base: 'revision', revision: 'base' };

/**
 * Who writes the messages of this direction: requests come from those who know the base, responses from the revision.
 */
export const senderOf: Record<Direction, SideName> = { request: 'base', response: 'revision' };

/** Who reads the messages of this direction: the other release. */
export const receiverOf: Record<Direction, SideName> = { request: 'revision', response: 'base' };

/** The place of a schema that a question is about. */
export interface Spot {
  /** The schema that was reached (a component, a body). */
  readonly root: Pair;
  /** From its value to this place. */
  readonly steps: readonly Step[];
  /** The outermost schemas that speak of the same value: the place itself, or the composition that it is a part of. */
  readonly owner: Pair;
}
