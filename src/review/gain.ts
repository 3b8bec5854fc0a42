/** What a change that breaks nobody does: add something, let pass more than before, or neither of these. */
import { isObject, type Json } from '../json.js';
import type { ReviewedChange } from './review.js';

/** `added`: something is there that was not; `wider`: more passes than before; `other`: less passes, something went, or no telling. */
type Gain = 'added' | 'wider' | 'other';

/** The same for everybody who may meet it: it is the rule and what it saw that tell, not the verdict. */
export function gainOf({ rule, detail }: Pick<ReviewedChange, 'rule' | 'detail'>): Gain {
  const { case: kind, from, to } = detail;
  if (rule.endsWith('-added') || (rule === 'servers' && kind === 'added')) return 'added';
  if (rule === 'schema-enum') return from !== undefined ? 'other' : Array.isArray(to) ? 'added' : 'wider';
  if (rule.endsWith('-required')) return to === false ? 'wider' : 'other';
  if (rule === 'schema-type' && kind !== undefined) return kind === 'null' && to === true ? 'wider' : 'other';
  return keywordRules.has(rule) && isWider(from, to) ? 'wider' : 'other';
}

/** The rules whose detail holds the keywords that changed, as each release says them. */
const keywordRules: ReadonlySet<string> = new Set([
  'schema-type',
  'schema-number',
  'schema-string',
  'schema-array',
  'schema-object',
]);

/** Does each of the keywords demand less than it did? */
function isWider(from: Json | undefined, to: Json | undefined): boolean {
  if (!isObject(from)) return false;
  const now = isObject(to) ? to : {};
  if (Object.keys(now).some((keyword) => from[keyword] === undefined)) return false;
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
