/**
 * Names of a query, or of cookies, that moved between what both releases have, objects and API keys: what no schema
 * shows of them is told of the members that came or went, since no parameter did.
 */
import type { Parameter } from '../../../openapi/model.js';
import type { Direction } from '../../../schema/question.js';
import { receiverOf, type SideName, senderOf } from '../../change/pair.js';
import type { OperationPair } from '../../change/subjects.js';
import type { Placed } from '../../match/security/api-keys.js';
import { isComplete, isLoose, isUnknown, leavesNothing, type Meeting, meetingsOf, namesOf } from './meetings.js';
import type { OwnedName } from './names.js';

/** The members of an object of the query or a cookie, which both releases have, of which nothing is proved. */
export function doubtsOf(operations: OperationPair, owner: Placed, direction: Direction): readonly string[] {
  const sender = senderOf[direction];
  return namesOf(operations, owner.in).meetings.flatMap((each) => {
    const told = toldOf(each, direction);
    const isMine = told.owner.name === owner.name && told.member !== undefined && each[sender].isNever !== true;
    return isMine && !isToldOfParameters(operations, each) && isDoubtful(operations, each, direction)
      ? [told.member as string]
      : [];
  });
}

/**
 * Does an object that both releases have read a key which the other release no longer knows, as a member that did not
 * come with it?
 */
export function readsLostKey(operations: OperationPair, direction: Direction): boolean {
  const sender = senderOf[direction];
  return meetingsOf(operations).some((each) => {
    const isKey = !operations[sender].parameters().includes(each[sender].owner);
    const isUntold = toldOf(each, direction).member === undefined;
    return isKey && isUntold && !isToldOfParameters(operations, each) && isUnknown(operations, each, direction);
  });
}

/** Who came or went: a member that is read now, or else what was sent. */
function toldOf(meeting: Meeting, direction: Direction): OwnedName {
  const to = meeting[receiverOf[direction]];
  return to.member !== undefined && meeting.reader !== 'kept' ? to : meeting[senderOf[direction]];
}

function isDoubtful(operations: OperationPair, meeting: Meeting, direction: Direction): boolean {
  return (
    isUnknown(operations, meeting, direction) ||
    leavesNothing(operations, meeting, direction) ||
    !isComplete(operations, meeting[receiverOf[direction]].owner, direction)
  );
}

/** Is one of the two a parameter that the other release lacks? */
function isToldOfParameters(operations: OperationPair, { base, revision }: Meeting): boolean {
  const isGone = (owner: Parameter, side: SideName, other: SideName): boolean =>
    operations[side].parameters().includes(owner) && isLoose(operations, owner, other);
  return isGone(base.owner, 'base', 'revision') || isGone(revision.owner, 'revision', 'base');
}
