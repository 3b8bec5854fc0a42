/** A parameter that one release lacks, and whose name is sent all the same: by other parameters, or as a credential. */
import { equal } from '../../../json.js';
import type { Parameter } from '../../../openapi/model.js';
import type { Direction } from '../../../schema/question.js';
import type { ReasonKind } from '../../change/change.js';
import { receiverOf, type SideName, senderOf } from '../../change/pair.js';
import type { OperationPair } from '../../change/subjects.js';
import { isDemanded } from '../../match/operations/parameters.js';
import { sendsAsKey } from '../../match/security/api-keys.js';
import { waysOf } from '../style/style.js';
import { takesAnyText } from '../style/text-schemas.js';
import { madeUpFor, namesOf } from './meetings.js';
import type { OwnedName } from './names.js';
import { othersOf } from './others.js';

/**
 * What becomes of it: `fine`, a doubt, or null where nothing else is sent under its name. `side`: the release that has
 * it.
 */
export function otherwiseSent(
  operations: OperationPair,
  parameter: Parameter,
  side: SideName,
  direction: Direction,
): 'fine' | ReasonKind | null {
  const found = madeUpFor(operations, parameter, side, direction) ?? asKey(operations, parameter, side, direction);
  if (found !== null || side !== receiverOf[direction] || !isDemanded(parameter)) return found;
  return mayBeOthers(operations, parameter, direction) ? 'shared-name' : null;
}

/** The same for one that both releases have, where its sender may leave out its own. */
export function sentAnyway(
  operations: OperationPair,
  parameter: Parameter,
  direction: Direction,
): 'fine' | ReasonKind | null {
  const { all, sure } = othersOf(operations, parameter, direction).supplied;
  if (all.length > 0) return sure.length > 0 ? 'fine' : 'shared-name';
  // What its own contract says of it the sender keeps to, whatever else it is: what becomes of that is told there.
  if (isMember(operations, parameter, direction)) return 'fine';
  const sent = keySent(operations, parameter, direction);
  if (sent !== 'never' && sent !== 'sometimes') return sent === 'always' ? 'fine' : 'scheme-unknown';
  return mayBeOthers(operations, parameter, direction) ? 'shared-name' : null;
}

/** Is its name always sent as that of a member? */
function isMember(operations: OperationPair, { in: place, name }: Parameter, direction: Direction): boolean {
  const both = namesOf(operations, place);
  const isRead = (to: OwnedName): boolean => to.name === name && to.owner.name === name;
  const isSent = (from: OwnedName): boolean => from.isAlways && from.name === name && from.owner.name !== name;
  return both[receiverOf[direction]].names.some(isRead) && both[senderOf[direction]].names.some(isSent);
}

/** Is it an object that any name may be a member of, so that it may be there by what others always send? */
function mayBeOthers(operations: OperationPair, parameter: Parameter, direction: Direction): boolean {
  const [sender, receiver] = [senderOf[direction], receiverOf[direction]];
  const both = namesOf(operations, parameter.in);
  const object = both[receiver].objects.find(({ owner }) => owner === parameter);
  if (object === undefined) return false;
  const { rest, memberOf, required } = object;
  const sent = both[sender].names.filter((from) => from.isAlways && from.owner.name !== parameter.name);
  const isTaken = ({ schema }: OwnedName): boolean => {
    if (rest === null || typeof rest === 'string') return rest === 'open';
    return schema === undefined || equal(schema.json, rest.json) || takesAnyText(operations.documents[receiver], rest);
  };
  const isEnough = required.every((name) => sent.some((from) => from.name === name));
  return isEnough && sent.some((from) => memberOf(from.name) !== undefined && isTaken(from));
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
