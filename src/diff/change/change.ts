/**
 * One difference between two releases, as data: no prose in it, and nothing that JSON cannot hold. Terminal, page and
 * exit code all read this one object.
 */
import type { Json } from '../../json.js';
import type { Direction } from '../../schema/question.js';
import type { Verdict } from './verdict.js';

/** JSON Pointers into the two documents; null where the thing does not exist. */
export interface At {
  readonly base: string | null;
  readonly revision: string | null;
}

/** The part of an HTTP message that a witness shows. */
export type Part = 'body' | 'path' | 'query' | 'header' | 'cookie' | 'status' | 'security';

/** A message that the sender may write and the receiver rejects. */
export interface Witness {
  readonly direction: Direction;
  /** Whose release the sender is built on; the other release rejects the message. */
  readonly sender: 'base' | 'revision';
  readonly part: Part;
  /** Of the operations that the change reaches, the one whose message this is. */
  readonly operation?: string;
  readonly mediaType?: string;
  readonly status?: string;
  /** Of the parameter or header. */
  readonly name?: string;
  /** The whole value of that part; absent where the point is that nothing is sent. */
  readonly payload?: Json;
  /** A JSON Pointer into the payload, to the member that the receiver refuses. */
  readonly at: string;
}

/** Why a change needs somebody's judgement; the sentences stand in src/review/reasons.ts. */
export type Reason =
  /** The engine could not decide; `why` is its own explanation. */
  | { readonly kind: 'unproven'; readonly why: string }
  /** A schema that fails by itself, but none of the messages that were tried shows it, and not all were tried. */
  | { readonly kind: 'untried'; readonly tried: number; readonly of: number }
  | { readonly kind: ReasonKind };

/** The reasons that need no data. */
export type ReasonKind =
  | 'default'
  | 'meaning'
  | 'alternate'
  | 'body-ignored'
  | 'read-only'
  | 'status-new'
  | 'status-any'
  | 'status-of-class'
  | 'status-of-class-empty'
  | 'status-beside'
  | 'status-beside-empty'
  | 'answer-unknown'
  | 'media-type-new'
  | 'media-type-unasked'
  | 'scheme-unknown'
  | 'server'
  | 'shadow'
  | 'ambiguous'
  | 'authorisation-server'
  | 'same-header'
  | 'scope-gone'
  | 'empty-value'
  | 'reserved'
  | 'serialisation'
  | 'undeclared'
  | 'shared-name'
  | 'key-declared';

/** What a rule saw: small values that its message is made of. */
export interface Detail {
  /** What it is about: a member, a parameter, a status, a media type ... */
  readonly name?: string;
  /** Several of them. */
  readonly names?: readonly string[];
  readonly from?: Json;
  readonly to?: Json;
  /** One of the cases that the rule tells apart. */
  readonly case?: string;
}

/** One change. */
export interface Change {
  /** A fingerprint of rule and place; it survives rewording. */
  readonly id: string;
  readonly rule: string;
  readonly verdict: Verdict;
  /** The operations that it reaches with this verdict, as `GET /x`, by path and method. */
  readonly operations: readonly string[];
  readonly at: At;
  readonly detail: Detail;
  /** Always there when the verdict is `review`. */
  readonly reason?: Reason;
  /** Always there when the verdict is `wire` and a message can show it. */
  readonly witness?: Witness;
}
