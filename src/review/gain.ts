/** What a change that breaks nobody does, for every report the same. */
import type { Gain } from '../diff/change/gain.js';
import { ruleOf } from '../diff/rules/index.js';
import type { ReviewedChange } from './review.js';

/** The same for everybody who may meet it: it is the rule and what it saw that tell, not the verdict. */
export function gainOf({ rule, detail }: Pick<ReviewedChange, 'rule' | 'detail'>): Gain {
  return ruleOf.get(rule)?.gain?.(detail) ?? 'other';
}
