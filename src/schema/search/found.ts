/** What the search for a value comes back with, and what the domains may ask of it. */
import type { Json } from '../../json.js';
import type { Direction } from '../question.js';
import type { Clause, Place } from './facts.js';

/** A value; the proof that there is none; or neither, with the reason. */
export type Found =
  | { readonly is: 'yes'; readonly value: Json }
  | { readonly is: 'no' }
  | { readonly is: 'unknown'; readonly reason: string };

/** A domain's answer, or alternatives that it needs decided first. */
export type Finish = Found | { readonly split: Clause };

/** There is no such value. */
export const NO: Found = { is: 'no' };

/** A value was found. */
export function yes(value: Json): Found {
  return { is: 'yes', value };
}

/** It could not be decided. */
export function unknown(reason: string): Found {
  return { is: 'unknown', reason };
}

/** The reason where the search took all the steps that a question may cost. */
export const EXHAUSTED = 'the search was given up as too long';

/** The search as the domains see it: recursion comes in as an argument. */
export interface Searcher {
  readonly direction: Direction;
  /** Does what the sender requires count as declared? */
  readonly lenient: boolean;
  /** Takes note of a place where the sender requires what it does not declare, so that it may be able to write nothing. */
  noteVacuous(place: Place): void;
  /** Takes steps of what a question may cost; false where all of it is spent. */
  spend(steps: number): boolean;
  /** Looks for a value at a place inside. */
  solve(place: Place): Found;
}
