/**
 * Names of a query, or of cookies, that one parameter wrote and another reads: single parameters that were folded into
 * an exploded object, or came out of one, or went beside one that has the name as well. What is sent under such a name
 * is compared as if it had never moved.
 */
import type { Parameter } from '../../../openapi/model.js';
import type { Direction } from '../../../schema/question.js';
import { otherSide, receiverOf, type SideName, senderOf } from '../../change/pair.js';
import type { OperationPair } from '../../change/subjects.js';
import type { ReaderOfName } from '../../graph/graph.js';
import { directionOf } from '../../match/operations/direction.js';
import { isDemanded } from '../../match/operations/parameters.js';
import { takesAnyText } from '../style/text-schemas.js';
import { isNamedPlace, type NamedPlace, type Names, namedPlaces, type OwnedName, ownedNames } from './names.js';

/** One name as both releases have it, in different parameters. */
export interface Meeting extends Readonly<Record<SideName, OwnedName>> {
  readonly reader: ReaderOfName;
}

/** The names of both releases, and where they meet. */
export interface NamesPair extends Readonly<Record<SideName, Names>> {
  readonly meetings: readonly Meeting[];
}

const known: Record<NamedPlace, WeakMap<OperationPair, NamesPair>> = { query: new WeakMap(), cookie: new WeakMap() };
const nothing: Names = { names: [], objects: [] };
const nowhere: NamesPair = { base: nothing, revision: nothing, meetings: [] };

/** Where a name of one release's query, or of its cookies, is that of another parameter in the other release. */
export function meetingsOf(operations: OperationPair): readonly Meeting[] {
  return namedPlaces.flatMap((place) => namesOf(operations, place).meetings);
}

/**
 * What both releases say of the names of an operation in one place; in a path or a header no name is that of a member.
 */
export function namesOf(operations: OperationPair, place: Parameter['in']): NamesPair {
  if (!isNamedPlace(place)) return nowhere;
  let found = known[place].get(operations);
  if (found === undefined) {
    const { documents } = operations;
    const base = ownedNames(documents.base, operations.base, place);
    const revision = ownedNames(documents.revision, operations.revision, place);
    const direction = directionOf(operations.base, 'request');
    found = { base, revision, meetings: meetings({ base, revision }, direction) };
    known[place].set(operations, found);
  }
  return found;
}

function meetings(both: Readonly<Record<SideName, Names>>, direction: Direction): Meeting[] {
  const [sender, receiver] = [senderOf[direction], receiverOf[direction]];
  if (both.base.objects.length + both.revision.objects.length === 0) return [];
  const has = (side: SideName, { name, owner }: OwnedName): boolean =>
    both[side].names.some((other) => other.name === name && other.owner.name === owner.name);
  const isContested = ({ name, owner, member }: OwnedName): boolean =>
    member !== undefined && both[receiver].names.some((other) => other.name === name && other.owner !== owner);
  const meet = (from: OwnedName, to: OwnedName): Meeting => {
    const reader = has(sender, to) ? 'kept' : isContested(to) ? 'contested' : 'new';
    return sender === 'base' ? { base: from, revision: to, reader } : { base: to, revision: from, reader };
  };
  const named = both[sender].names.flatMap((from) =>
    both[receiver].names.flatMap((to): Meeting[] => {
      const isOne = from.name === to.name && from.owner.name !== to.owner.name;
      // A parameter goes before the members of its name, and of several that read it each may be meant: so it was
      // before.
      const isLeft = to.member !== undefined && !has(receiver, from) && !isContested(to);
      return isOne && (isLeft || !has(sender, to)) ? [meet(from, to)] : [];
    }),
  );
  return [...named, ...unnamed(both, sender, meet), ...unnamed(both, receiver, (to, from) => meet(from, to))];
}

/**
 * The names of one release that an object of the other, on this side, may have among the members that it does not
 * declare.
 */
function unnamed(
  both: Readonly<Record<SideName, Names>>,
  side: SideName,
  meet: (own: OwnedName, other: OwnedName) => Meeting,
): Meeting[] {
  return both[side].objects.flatMap(({ owner, rest, memberOf, joined }) => {
    const others = both[otherSide[side]].names.filter(
      (each) =>
        rest !== null &&
        each.owner.name !== owner.name &&
        memberOf(each.name) !== undefined &&
        !both[side].names.some(({ name }) => name === each.name),
    );
    const schema = typeof rest === 'string' || rest === null ? undefined : rest;
    const kind = { isOpen: rest === 'open', isNever: rest === 'closed' };
    return others.map((other) => meet({ name: other.name, owner, schema, isAlways: false, joined, ...kind }, other));
  });
}

/**
 * What becomes of a parameter that one release lacks, where its names are others' in the other: `fine` where those that
 * are sent make up for it, as far as its own schema does not tell; null where nobody else writes or reads it.
 */
export function madeUpFor(
  operations: OperationPair,
  parameter: Parameter,
  side: SideName,
  direction: Direction,
): 'fine' | 'shared-name' | null {
  const [sender, receiver] = [senderOf[direction], receiverOf[direction]];
  const isMine = (each: Meeting): boolean => each[side].owner === parameter && each[sender].isNever !== true;
  const mine = namesOf(operations, parameter.in).meetings.filter(isMine);
  if (mine.length === 0) return null;
  const isDoubtful = mine.some(
    (each) => isUnknown(operations, each, direction) || leavesNothing(operations, each, direction),
  );
  if (side === sender) {
    // What the sender lacks as well is told of itself.
    const readers = mine.map((each) => each[receiver].owner).filter((owner) => !isLoose(operations, owner, sender));
    const isFine = !isDoubtful && readers.every((owner) => isComplete(operations, owner, direction));
    return isFine ? 'fine' : 'shared-name';
  }
  const writers = mine.map((each) => each[sender]);
  if (isDemanded(parameter) && lacksMember(operations, parameter, direction)) return null;
  if (isDemanded(parameter) && !writers.some(({ isAlways }) => isAlways)) {
    // Of a value that must be there some name is, perhaps this one.
    return writers.some(({ owner }) => isDemanded(owner)) ? 'shared-name' : null;
  }
  return isDoubtful || !isComplete(operations, parameter, direction) ? 'shared-name' : 'fine';
}

/** Does the other release lack a parameter? */
export function isLoose(operations: OperationPair, { in: place, name }: Parameter, other: SideName): boolean {
  return !operations[other].parameters().some((each) => each.in === place && each.name === name);
}

/**
 * Does an object demand a member that nobody ever sends? What may be something else as well, nobody sends as that
 * either.
 */
function lacksMember(operations: OperationPair, parameter: Parameter, direction: Direction): boolean {
  const both = namesOf(operations, parameter.in);
  const { names, objects } = both[senderOf[direction]];
  const reader = both[receiverOf[direction]];
  const maySend = (name: string): boolean =>
    names.some((each) => each.name === name) ||
    objects.some(({ rest, memberOf }) => rest !== null && rest !== 'closed' && memberOf(name) !== undefined);
  const isOther = reader.names.some(({ owner, member }) => owner === parameter && member === undefined);
  const object = reader.objects.find(({ owner }) => owner === parameter);
  return object?.required.some((name) => !maySend(name)) === true && !(isOther && maySend(parameter.name));
}

/**
 * Are all members that an object demands sent, by whatever parameters: always, or where the object need not be there,
 * with whatever of it is sent?
 */
export function isComplete(operations: OperationPair, parameter: Parameter, direction: Direction): boolean {
  const both = namesOf(operations, parameter.in);
  const [sender, receiver] = [both[senderOf[direction]], both[receiverOf[direction]]];
  const object = receiver.objects.find(({ owner }) => owner === parameter);
  if (object === undefined) return true;
  const always = sender.names.flatMap(({ isAlways, name }) => (isAlways ? [name] : []));
  const isSent = (known: readonly string[]): boolean => object.required.every((name) => known.includes(name));
  if (!object.isPlain || isSent(always)) return object.isPlain;
  const isRead = ({ name }: OwnedName): boolean =>
    object.memberOf(name) !== undefined &&
    ((object.rest !== null && object.rest !== 'closed') ||
      receiver.names.some(({ owner, name: own }) => owner === parameter && own === name));
  const beside = ({ owner }: OwnedName): readonly string[] =>
    sender.objects.find((each) => each.owner === owner)?.required ?? [];
  return (
    !isDemanded(parameter) &&
    sender.objects.every(({ rest }) => rest === null || rest === 'closed') &&
    sender.names.filter(isRead).every((each) => isSent([...always, each.name, ...beside(each)]))
  );
}

/** Is a name written in one text with other members by one of the two alone? */
export function isJoinedOtherwise({ base, revision }: Meeting): boolean {
  return base.joined !== revision.joined;
}

/** Does no schema say what is sent, or what is read? Or nothing, where that ends? */
export function isUnknown({ documents }: OperationPair, meeting: Meeting, direction: Direction): boolean {
  if (isJoinedOtherwise(meeting)) return true;
  const [from, to] = [meeting[senderOf[direction]], meeting[receiverOf[direction]]];
  if (to.isOpen) return false;
  if (to.schema === undefined) return true;
  return from.schema === undefined && !takesAnyText(documents[receiverOf[direction]], to.schema);
}

/**
 * Is what others read now all that an object may be, which has to be there? Nobody knows whether one that is open to
 * the names of others is there then; of a closed one its own question tells.
 */
export function leavesNothing(operations: OperationPair, meeting: Meeting, direction: Direction): boolean {
  const both = namesOf(operations, meeting.base.owner.in);
  const [sender, receiver] = [both[senderOf[direction]], both[receiverOf[direction]]];
  const { owner, name } = meeting[senderOf[direction]];
  const before = sender.objects.find((each) => each.owner === owner);
  const now = receiver.objects.find((each) => each.owner.name === owner.name);
  if (before === undefined || now === undefined || now.rest === 'closed') return false;
  if (!isDemanded(owner) || !isDemanded(now.owner)) return false;
  const isOwn = (each: string): boolean => receiver.names.some((to) => to.name === each && to.owner === now.owner);
  const isSupplied = sender.names.some((from) => from.isAlways && from.owner !== owner && isOwn(from.name));
  return !isSupplied && ![name, ...before.required].some(isOwn);
}
