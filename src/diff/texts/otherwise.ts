/** A parameter that one release lacks, and whose name is sent all the same: by other parameters, or as a credential. */
import type { Parameter } from '../../openapi/model.js';
import type { Direction } from '../../schema/question.js';
import type { ReasonKind } from '../change/change.js';
import { receiverOf, type SideName, senderOf } from '../change/draft.js';
import type { OperationPair } from '../change/subjects.js';
import { sendsAsKey } from '../match/keys.js';
import { isDemanded } from '../match/parameters.js';
import { madeUpFor } from './meetings.js';
import { othersOf } from './others.js';
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

/** The same for one that both releases have, where its sender may leave out its own. */
export function sentAnyway(
  operations: OperationPair,
  parameter: Parameter,
  direction: Direction,
): 'fine' | ReasonKind | null {
  const { all, sure } = othersOf(operations, parameter.name, direction).supplied;
  if (parameter.in === 'query' && all.length > 0) return sure.length > 0 ? 'fine' : 'shared-name';
  const sent = keySent(operations, parameter, direction);
  // What its own contract says of it the sender keeps to, whatever else it is: what becomes of that is told there.
  return sent === 'always' ? 'fine' : sent === 'unknown' ? 'scheme-unknown' : null;
}

function asKey(
  operations: OperationPair,
  parameter: Parameter,
  side: SideName,
  direction: Direction,
): 'fine' | ReasonKind | null {
  if (side !== receiverOf[direction]) return null;
  const sent = keySent(operations, parameter, direction);
  if (sent === 'never' || (sent === 'sometimes' && isDemanded(parameter))) return null;
  if (sent === 'unknown') return isDemanded(parameter) ? 'scheme-unknown' : null;
  const isTaken = waysOf(parameter).every(
    ({ mediaType, schema }) => mediaType === undefined && takesAnyText(operations.documents[side], schema),
  );
  return isTaken ? 'fine' : 'undeclared';
}

function keySent(operations: OperationPair, parameter: Parameter, direction: Direction): ReturnType<typeof sendsAsKey> {
  const sender = senderOf[direction];
  return sendsAsKey(operations.documents[sender], operations[sender], parameter);
}
