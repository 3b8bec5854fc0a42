/**
 * Members that come or go under a name which others write or read as well: of the query, of cookies, or of a body whose
 * members are texts.
 */
import type { Direction } from '../../../schema/question.js';
import type { Draft, Settled } from '../../change/draft.js';
import { receiverOf } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import type { Use } from '../../graph/reach.js';
import { writtenAsAnother } from '../../texts/form/another-name.js';
import { rootOf } from './in-message.js';
import { doubtsIn } from './messages.js';

/**
 * A verdict for each of the messages that it falls in: for some there is a doubt although the schemas of the object
 * show no break.
 */
export function amongOthers(
  documents: Documents,
  settled: Settled,
  draft: Draft,
  direction: Direction,
  uses: readonly Use[],
): readonly (readonly [Settled, readonly Use[]])[] {
  // A message that breaks was found not to have such names.
  if (draft.member === undefined || settled.verdict === 'wire' || settled.verdict === 'review')
    return [[settled, uses]];
  const doubtful = uses.filter((use) => isDoubtful(documents, draft, direction, use));
  const others = uses.filter((use) => !doubtful.includes(use));
  const doubt: Settled = { verdict: 'review', reason: { kind: 'shared-name' } };
  return (
    [
      [doubt, doubtful],
      [settled, others],
    ] as const
  ).filter(([, some]) => some.length > 0);
}

function isDoubtful(documents: Documents, { member, at }: Draft, direction: Direction, use: Use): boolean {
  if (member === undefined || (use.written !== 'text' && use.written !== 'fields')) return false;
  const { spot, name } = member;
  if (use.written === 'text')
    return rootOf(use).steps.length + spot.steps.length === 0 && doubtsIn(use, direction).includes(name);
  const side = at.base === null ? 'revision' : 'base';
  const other = writtenAsAnother({ documents, use, direction, spot, name, side });
  // Where both who wrote it and who reads it are others, it is told of the reader.
  return other === 'kept' || (other === 'other' && side === receiverOf[direction]);
}

/**
 * Is it nothing to tell, since who reads a name did so before, and did not change? Who wrote it beside that one went:
 * only what is refused now says something, and no message without the name.
 */
export function isUntold({ verdict, reason }: Settled, [use]: readonly Use[]): boolean {
  return use?.reader === 'kept' && ((verdict !== 'wire' && verdict !== 'review') || reason?.kind === 'default');
}
