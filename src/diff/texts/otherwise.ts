/** A parameter that one release lacks, and whose name is sent all the same: by other parameters, or as a credential. */
import type { Parameter } from '../../openapi/model.js';
import type { Direction } from '../../schema/question.js';
import type { ReasonKind } from '../change/change.js';
import { receiverOf, type SideName, senderOf } from '../change/draft.js';
import type { OperationPair } from '../change/subjects.js';
import { sendsAsKey } from '../match/keys.js';
import { isDemanded } from '../match/parameters.js';
import { madeUpFor } from './meetings.js';
import { takesAnyText } from './schemas.js';
import { waysOf } from './writing.js';

/** What becomes of it: `fine`, a doubt, or null where nothing else is sent under its name. `side`: the release that has it. */
export function otherwiseSent(
  operations: OperationPair,
  parameter: Parameter,
  side: SideName,
  direction: Direction,
): 'fine' | ReasonKind | null {
  return madeUpFor(operations, parameter, side, direction) ?? asKey(operations, parameter, side, direction);
}

function asKey(
  operations: OperationPair,
  parameter: Parameter,
  side: SideName,
  direction: Direction,
): 'fine' | ReasonKind | null {
  const { documents } = operations;
  const sender = senderOf[direction];
  if (side !== receiverOf[direction]) return null;
  const sent = sendsAsKey(documents[sender], operations[sender], parameter);
  if (sent === 'never' || (sent === 'sometimes' && isDemanded(parameter))) return null;
  const isTaken = waysOf(parameter).every(
    ({ mediaType, schema }) => mediaType === undefined && takesAnyText(documents[side], schema),
  );
  return isTaken ? 'fine' : 'undeclared';
}
