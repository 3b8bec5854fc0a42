/**
 * Unions branch by branch. A union of forty branches of which one changed is decided by that branch: whatever the others let
 * pass, the same branch of the receiver lets pass. Quick and certain when it says that all holds; otherwise it says nothing, and
 * the whole is asked.
 */
import { equal, isObject, type Json, type JsonObject } from '../json.js';
import type { Side } from '../schema/question.js';
import { isAnnotation, noteKeywords } from './keywords.js';

/** Both unions, and how to ask about them. */
export interface Unions {
  readonly sender: Side;
  readonly receiver: Side;
  /** Does the receiver hold what the sender may write? False also when that is not proved. */
  holds(sender: JsonObject, receiver: JsonObject): boolean;
  /** Does a branch that reads the same on both sides lead to a change elsewhere? */
  touched(branch: Json): boolean;
}

const maximumPairs = 2500;

/** True when each branch is proved to pass. */
export function holdByBranches(unions: Unions): boolean {
  const sender = read(unions.sender);
  const receiver = read(unions.receiver);
  const keyword = unionOf(sender, receiver);
  if (keyword === undefined) return false;
  const from = sender[keyword] as Json[];
  const to = receiver[keyword] as Json[];
  if (from.length * to.length > maximumPairs) return false;
  const alone = (branch: Json): JsonObject => ({ ...sender, [keyword]: [branch] });
  return from.every((branch) => {
    const partner = to.findIndex((other) => equal(branch, other));
    if (keyword === 'anyOf') return partner !== -1 || unions.holds(alone(branch), { anyOf: to });
    return passesOne(unions, branch, partner, from, to, alone(branch));
  });
}

/** Of a `oneOf`: the branch is inside exactly one of the receiver's, and outside of the others. */
function passesOne(unions: Unions, branch: Json, partner: number, from: readonly Json[], to: readonly Json[], alone: JsonObject): boolean {
  const meets = to.filter((other, i) => {
    if (i === partner) return false;
    // Two branches that are the same on both sides are apart there because they are apart here.
    const settled = partner !== -1 && !unions.touched(branch) && !unions.touched(other) && from.some((each) => equal(each, other));
    return !settled && !unions.holds(alone, { not: other });
  });
  if (partner !== -1) return meets.length === 0;
  return meets.length === 1 && unions.holds(alone, { allOf: meets });
}

function read({ schema, source }: Side): JsonObject {
  const says = source.read(schema);
  return isObject(says) ? says : {};
}

/** The one union of both sides, where nothing else that they demand differs. */
function unionOf(sender: JsonObject, receiver: JsonObject): 'anyOf' | 'oneOf' | undefined {
  const keyword = (['anyOf', 'oneOf'] as const).find((each) => Array.isArray(sender[each]) && Array.isArray(receiver[each]));
  if (keyword === undefined) return undefined;
  const differs = Object.keys(receiver).some(
    (name) => name !== keyword && !isAnnotation(name) && !noteKeywords.has(name) && !equal(sender[name], receiver[name]),
  );
  return differs ? undefined : keyword;
}
