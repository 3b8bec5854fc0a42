/** Members of an object of the query or a cookie that come or go under a name which others write or read as well. */
import type { Direction } from '../../schema/question.js';
import type { Draft, Settled } from '../change/draft.js';
import type { Use } from '../graph/reach.js';
import { rootOf } from './in-message.js';
import { doubtsIn } from './messages.js';

/** A verdict for each of the messages that it falls in: for some there is a doubt although the schemas of the object show no break. */
export function amongOthers(
  settled: Settled,
  { member }: Draft,
  direction: Direction,
  uses: readonly Use[],
): readonly (readonly [Settled, readonly Use[]])[] {
  if (member === undefined || settled.verdict === 'wire' || settled.verdict === 'review') return [[settled, uses]];
  const { spot, name } = member;
  const isDoubtful = (use: Use): boolean =>
    use.written === 'text' &&
    rootOf(use).steps.length + spot.steps.length === 0 &&
    doubtsIn(use, direction).includes(name);
  const doubtful = uses.filter(isDoubtful);
  const others = uses.filter((use) => !doubtful.includes(use));
  const doubt: Settled = { verdict: 'review', reason: { kind: 'shared-name' } };
  return (
    [
      [doubt, doubtful],
      [settled, others],
    ] as const
  ).filter(([, some]) => some.length > 0);
}
