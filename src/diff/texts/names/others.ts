/**
 * An exploded object among the other parameters of its query, or the other cookies. What others always send under the
 * name of a member is not missed, and what others read under a name that it does not declare is not its own: whether it
 * takes such a member says nothing.
 */
import { isObject, type Json, type JsonObject } from '../../../json.js';
import type { Located, OpenApi } from '../../../openapi/model.js';
import type { Direction } from '../../../schema/question.js';
import { receiverOf, senderOf } from '../../change/pair.js';
import type { OperationPair } from '../../change/subjects.js';
import { type Placed, sendsAsKey } from '../../match/security/api-keys.js';
import { requiredNames } from '../../schemas/read/members.js';
import { isPlain, schemasOfObjects } from '../../schemas/read/objects.js';
import { isShared } from '../../schemas/read/shared.js';
import { takesAnyText } from '../style/text-schemas.js';
import { isUnknown, namesOf } from './meetings.js';
import type { OwnedName } from './names.js';

/** Members that others have to do with; `sure`: those of which their own schemas tell whether their values fit. */
export interface Others {
  /** Others always send them. */
  readonly supplied: Members;
  /** Others read them. */
  readonly taken: Members;
  /** A scheme that is not defined may be a key which stands under such a name. */
  readonly perhaps: readonly string[];
}

interface Members {
  readonly all: readonly string[];
  readonly sure: readonly string[];
}

const none: Members = { all: [], sure: [] };

/** Where nothing else has to do with a value. */
export const nobody: Others = { supplied: none, taken: none, perhaps: [] };

/** Whom an object of the query or a cookie, which both releases have, shares its members with. */
export function othersOf(operations: OperationPair, owner: Placed, direction: Direction): Others {
  const both = namesOf(operations, owner.in);
  const isObject = (each: { readonly owner: Placed }): boolean => each.owner.name === owner.name;
  if (!both[receiverOf[direction]].objects.some(isObject)) return nobody;
  const supplied = suppliedTo(operations, owner, direction);
  const perhaps = perhapsKeys(operations, owner, direction).filter((name) => !supplied.all.includes(name));
  return { supplied, taken: takenFrom(operations, owner, direction), perhaps };
}

function perhapsKeys(operations: OperationPair, owner: Placed, direction: Direction): string[] {
  const sender = senderOf[direction];
  const { names } = namesOf(operations, owner.in)[receiverOf[direction]];
  const isPerhaps = (name: string): boolean =>
    sendsAsKey(operations.documents[sender], operations[sender], { in: owner.in, name }) === 'unknown';
  return names.flatMap((to) =>
    to.owner.name === owner.name && to.member !== undefined && isPerhaps(to.name) ? [to.member] : [],
  );
}

function suppliedTo(operations: OperationPair, { in: place, name: owner }: Placed, direction: Direction): Members {
  const { meetings, ...both } = namesOf(operations, place);
  const [sender, receiver] = [senderOf[direction], receiverOf[direction]];
  const isSent = ({ name }: OwnedName): boolean =>
    both[sender].names.some((from) => from.isAlways && from.name === name && from.owner.name !== owner);
  const mine = both[receiver].names.filter((to) => to.owner.name === owner && to.member !== undefined && isSent(to));
  const isDoubtful = (to: OwnedName): boolean =>
    meetings.some((each) => each[receiver] === to && isUnknown(operations, each, direction));
  return membersOf(mine, ({ member }) => member, isDoubtful);
}

function takenFrom(operations: OperationPair, { in: place, name: owner }: Placed, direction: Direction): Members {
  const { meetings, ...both } = namesOf(operations, place);
  const [sender, receiver] = [senderOf[direction], receiverOf[direction]];
  const object = both[sender].objects.find((each) => each.owner.name === owner);
  const own = both[receiver].names.filter((each) => each.owner.name === owner).map(({ name }) => name);
  const met = meetings.filter((each) => each[sender].owner.name === owner && each[receiver].owner.name !== owner);
  // Who read a name before, and takes any text, takes also what the object wrote under it.
  const readers = both[receiver].names.filter(
    (to) =>
      to.owner.name !== owner &&
      !met.some((each) => each[receiver] === to) &&
      (to.isOpen || (to.schema !== undefined && takesAnyText(operations.documents[receiver], to.schema))),
  );
  const mine = [...met.map((each) => each[receiver]).filter(({ isNever }) => isNever !== true), ...readers];
  const isDoubtful = (to: OwnedName): boolean =>
    met.some((each) => each[receiver] === to && isUnknown(operations, each, direction));
  const isOwn = ({ name }: OwnedName): boolean => own.includes(name);
  return membersOf(
    mine.filter((to) => !isOwn(to)),
    ({ name }) => object?.memberOf(name),
    isDoubtful,
  );
}

function membersOf(
  names: readonly OwnedName[],
  memberOf: (name: OwnedName) => string | undefined,
  isDoubtful: (name: OwnedName) => boolean,
): Members {
  const named = (some: readonly OwnedName[]): string[] => [...new Set(some.flatMap((each) => memberOf(each) ?? []))];
  return { all: named(names), sure: named(names.filter((each) => !isDoubtful(each))) };
}

/** Has anybody else to do with the members? */
export function hasOthers({ supplied, taken, perhaps }: Others): boolean {
  return supplied.all.length + taken.all.length + perhaps.length > 0;
}

/**
 * What has to hold of an object that others share: a demand that is in question, if it is about the whole of it, or
 * all.
 */
export function sharesOf(
  document: OpenApi,
  place: Located,
  others: Others,
  missed: boolean,
  demand: Json | undefined,
): readonly Json[] {
  if (!hasOthers(others)) return [];
  // What it leads to through others is asked with all the rest.
  const isAlone = isObject(demand) && demand.$ref === undefined && demand.allOf === undefined;
  const asked = isAlone ? [demand, undefined] : [undefined];
  return asked.flatMap((each) => shareOf(document, place, others, { demand: each, missed }) ?? []);
}

/**
 * What an object that others share has to be like, as its own parameter sends it; undefined where it says more than
 * what its members are. `demand`: the part of it that is in question, where not all is; `missed`: is it where all that
 * is sent is others'?
 */
function shareOf(
  document: OpenApi,
  place: Located,
  { supplied, taken }: Others,
  { demand, missed }: { readonly demand: JsonObject | undefined; readonly missed: boolean },
): Json | undefined {
  const whole = [...schemasOfObjects(document, place).values()];
  const parts = demand === undefined ? whole : [demand];
  const isMixed = supplied.sure.some((name) => isShared(document, place, { kind: 'property', name }, 'one'));
  const isDemanded = whole.flatMap(requiredNames).some((name) => taken.sure.includes(name));
  if (!isPlain([...whole, ...parts]) || isMixed || isDemanded) return undefined;
  const others = Object.fromEntries(taken.sure.map((name) => [name, {}]));
  const schemas = parts.map((part) => partOf(part, supplied.sure, others));
  if (schemas.includes(undefined)) return undefined;
  const none: JsonObject = { type: 'object', properties: others, additionalProperties: false };
  const isMissed = missed && supplied.sure.length === 0 && taken.sure.length > 0;
  return { allOf: [...(schemas as JsonObject[]), ...(isMissed ? [{ not: none }] : [])] };
}

/** One part of it, in words that both dialects have; undefined where it takes no object. */
function partOf(part: JsonObject, supplied: readonly string[], others: JsonObject): JsonObject | undefined {
  const { type, properties, additionalProperties: rest } = part;
  if (type !== undefined && ![type].flat().includes('object')) return undefined;
  const required = requiredNames(part).filter((name) => !supplied.includes(name));
  return {
    type: 'object',
    properties: { ...(properties as JsonObject | undefined), ...others },
    ...(required.length > 0 && { required }),
    ...(rest !== undefined && { additionalProperties: rest }),
  };
}

/** An object with the members that others send to it, and perhaps send, whatever their values are. */
export function withMembers(value: Json, { supplied, perhaps }: Others): Json {
  const said = Object.entries(isObject(value) ? value : {}).map(([name, each]) => [name, { const: each }] as const);
  const any = (names: readonly string[]) => names.map((name) => [name, {}] as const);
  const sent = Object.fromEntries([...any(supplied.all), ...said]);
  const properties = { ...Object.fromEntries(any(perhaps)), ...sent };
  return { type: 'object', properties, required: Object.keys(sent), additionalProperties: false };
}

/** Objects that lack some members. */
export function withoutMembers(names: readonly string[]): JsonObject {
  return { properties: Object.fromEntries(names.map((name) => [name, { not: {} }])) };
}
