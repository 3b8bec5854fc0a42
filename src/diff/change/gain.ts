/** What a change that breaks nobody does: add something, let pass more than before, or neither of these. */
import { isObject, type Json } from '../../json.js';
import { compositionKeywords } from '../keywords.js';
import type { Detail } from './change.js';

/**
 * `added`: something is there that was not; `wider`: more passes than before; `other`: less passes, something went, or
 * no telling.
 */
export type Gain = 'added' | 'wider' | 'other';

/**
 * Of a rule whose detail holds the keywords that changed, as each release says them: does each of them demand less than
 * it did?
 */
export function gainOfKeywords({ from, to }: Detail): Gain {
  return isWider(from, to) ? 'wider' : 'other';
}

/** Of a rule whose detail says whether something is required now. */
export function gainOfRequired({ to }: Detail): Gain {
  return to === false ? 'wider' : 'other';
}

function isWider(from: Json | undefined, to: Json | undefined): boolean {
  if (!isObject(from)) return false;
  const now = isObject(to) ? to : {};
  // A composition that came beside them says nothing by itself: else it would be told as a change of its own.
  if (Object.keys(now).some((keyword) => from[keyword] === undefined && !compositionKeywords.has(keyword)))
    return false;
  return Object.entries(from).every(([keyword, was]) => demandsLess(keyword, was, now[keyword]));
}

function demandsLess(keyword: string, was: Json, is: Json | undefined): boolean {
  if (is === undefined) return true;
  if (keyword === 'type') return isAmong([was].flat(), [is].flat());
  if (typeof was !== 'number' || typeof is !== 'number') return false;
  if (/^(?:exclusiveM|m)in/.test(keyword)) return is <= was;
  return /^(?:exclusiveM|m)ax/.test(keyword) && is >= was;
}

function isAmong(some: readonly Json[], all: readonly Json[]): boolean {
  return some.every((one) => all.includes(one));
}
