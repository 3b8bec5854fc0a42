/**
 * Unions branch by branch. A union of forty branches of which one changed is decided by that branch: whatever the others let
 * pass, the same branch of the receiver lets pass. Quick and certain when it says that all holds; otherwise it says nothing, and
 * the whole is asked.
 */
import { equal, isObject, type Json, type JsonObject, member } from '../../../json.js';
import { type Hidden, hiddenAt } from '../../../schema/node/hidden.js';
import { Node } from '../../../schema/node/node.js';
import type { Direction, Side } from '../../../schema/question.js';
import { isAnnotation, noteKeywords } from '../../keywords.js';
import { bareReference } from '../../schemas/read/view.js';

/** Both unions, and how to ask about them. */
export interface Unions {
  readonly sender: Side;
  readonly receiver: Side;
  readonly direction: Direction;
  /** Does the receiver hold what the sender may write? False also when that is not proved. */
  holds(sender: JsonObject, receiver: JsonObject): boolean;
  /** Does a branch that reads the same on both sides lead to a change elsewhere? */
  touched(branch: Json): boolean;
}

/** Of branches, one of each side; more are not gone through. */
const MAX_PAIRS = 2500;

/** True when each branch is proved to pass. */
export function holdByBranches(unions: Unions): boolean {
  const sender = read(unions.sender);
  const receiver = read(unions.receiver);
  const keyword = unionOf(unions, sender, receiver);
  if (keyword === undefined) return false;
  const from = sender[keyword] as Json[];
  const to = receiver[keyword] as Json[];
  if (!areHiddenAlike(unions)) return false;
  if (from.length * to.length > MAX_PAIRS || !sameChosen(sender, receiver, from, to)) return false;
  return from.every((branch, position) => {
    const partner = to.findIndex((other) => equal(branch, other));
    if (keyword === 'anyOf') return passesAny(unions, branch, partner, sender, to);
    return passesOne(unions, branch, { position, partner }, sender, to);
  });
}

/**
 * A branch that reads the same on both sides means the same only where the same members are not demanded, whichever branch is
 * followed.
 */
function areHiddenAlike({ sender, receiver, direction }: Unions): boolean {
  const [a, b] = [sender, receiver].map((side) => hiddenAt(behind(side), direction)) as [Hidden, Hidden];
  const isCertain = a.by === undefined && b.by === undefined;
  return isCertain && a.names.size === b.names.size && [...a.names].every((name) => b.names.has(name));
}

function hiddenIn(side: Side, direction: Direction): ReadonlySet<string> {
  return hiddenAt(behind(side), direction).names;
}

function behind({ schema, source }: Side): Node {
  return Node.of(schema, source).deref();
}

/** What the receiver asks of whoever is in a part of its union, or outside of it. */
interface Asks {
  readonly inside: JsonObject;
  readonly outside: JsonObject;
}

/** Members that are hidden beside a part are not demanded by it. */
function asksOf({ receiver, direction }: Unions, part: Json): Asks {
  const names = [...hiddenIn(receiver, direction)];
  if (names.length === 0) return { inside: { allOf: [part] }, outside: { not: part } };
  const hidden = { readOnly: true, writeOnly: true };
  const beside = { properties: Object.fromEntries(names.map((name) => [name, hidden])) };
  return { inside: { allOf: [part, beside] }, outside: { allOf: [{ oneOf: [true, part] }, beside] } };
}

/** Of an `anyOf`: who follows the branch, and perhaps others with it, follows one of the receiver's. */
function passesAny(unions: Unions, branch: Json, partner: number, sender: JsonObject, to: readonly Json[]): boolean {
  const isChosen = sender.discriminator !== undefined;
  const isAlone = isChosen && !saysMore(sender, 'anyOf');
  if (partner !== -1 && (isAlone || !unions.touched(branch))) return true;
  const parts = Array.isArray(sender.allOf) ? sender.allOf : [];
  const following = once(senders, branch, unions.sender.schema, () => ({ ...sender, allOf: [...parts, branch] }));
  const takes = (some: readonly Json[]): boolean =>
    unions.holds(following, asksOf(unions, { anyOf: [...some] }).inside);
  return (partner !== -1 && takes([branch])) || (!isChosen && takes(to));
}

/** What was written around branches: the same object each time, so that the engine knows again what it has settled. */
type Around<Made> = WeakMap<object, Map<unknown, Made>>;
const senders: Around<JsonObject> = new WeakMap();
const receivers: Around<Asks> = new WeakMap();

function once<Made>(around: Around<Made>, branch: Json, as: unknown, write: () => Made): Made {
  if (!isObject(branch)) return write();
  const known = around.get(branch) ?? new Map<unknown, Made>();
  around.set(branch, known);
  const made = known.get(as) ?? write();
  known.set(as, made);
  return made;
}

/** A discriminator chooses by the name of a branch: then the two must have it, and their branches, in common. */
function sameChosen(sender: JsonObject, receiver: JsonObject, from: readonly Json[], to: readonly Json[]): boolean {
  if (sender.discriminator === undefined && receiver.discriminator === undefined) return true;
  const within = (some: readonly Json[], all: readonly Json[]): boolean =>
    some.every((branch) => all.some((other) => equal(branch, other)));
  return equal(sender.discriminator, receiver.discriminator) && within(from, to) && within(to, from);
}

/** Of a `oneOf`: the branch is inside one of the receiver's, and outside of all others. */
function passesOne(
  unions: Unions,
  branch: Json,
  { position, partner }: { readonly position: number; readonly partner: number },
  sender: JsonObject,
  to: readonly Json[],
): boolean {
  const from = sender.oneOf as Json[];
  const alone = once(senders, branch, unions.sender.schema, () => ({ ...sender, oneOf: [branch] }));
  const hidden = hiddenIn(unions.receiver, unions.direction);
  const as = hidden.size === 0 ? 'plain' : unions.receiver.schema;
  const asks = (other: Json): Asks => once(receivers, other, as, () => asksOf(unions, other));
  const isKnown = (other: Json): boolean => from.some((each) => equal(each, other));
  // A branch that was edited mostly stands where it stood, so that place is asked first.
  const candidates = [position, ...to.keys()].filter((i, at, all) => i < to.length && all.indexOf(i) === at);
  const holds = (other: Json): boolean => unions.holds(alone, asks(other).inside);
  const takes = (other: Json): boolean => !isKnown(other) && !areApart(unions, branch, other) && holds(other);
  const inside = partner !== -1 ? partner : (candidates.find((i) => takes(to[i] as Json)) ?? -1);
  if (inside === -1) return false;
  // What passes by itself may not pass with what stands beside it, in the branch or around the union.
  const isAlone = !saysMore(sender, 'oneOf') && isObject(branch) && bareReference(branch) !== undefined;
  if (partner !== -1 && !isAlone && unions.touched(branch) && !holds(branch)) return false;
  return to.every((other, i) => {
    if (i === inside) return true;
    // Two branches that are the same on both sides are apart there because they are apart here; a second copy is not.
    const untouched = partner !== -1 && !unions.touched(branch) && !unions.touched(other);
    const settled = untouched && isKnown(other) && !equal(branch, other);
    return settled || areApart(unions, branch, other) || unions.holds(alone, asks(other).outside);
  });
}

/** Two branches that no value can be in, as a glance tells: other types, or a member that both demand with other values. */
function areApart({ sender, receiver, direction }: Unions, branch: Json, other: Json): boolean {
  const a = glance(sender, branch);
  const b = glance(receiver, other);
  if (a === undefined || b === undefined) return false;
  if (!isObjectSchema(a.schema) || !isObjectSchema(b.schema)) return false;
  const hidden = hiddenIn(receiver, direction);
  return names(a.schema.required).some((name) => {
    if (!names(b.schema.required).includes(name) || hidden.has(String(name))) return false;
    const mine = valuesAt(a, name);
    const its = valuesAt(b, name);
    return mine !== undefined && its !== undefined && !mine.some((value) => its.some((each) => equal(value, each)));
  });
}

interface Glance {
  readonly schema: JsonObject;
  readonly source: Side['source'];
}

/** What a branch says itself, through plain references. */
function glance({ source }: Side, branch: Json): Glance | undefined {
  let json: Json | undefined = branch;
  for (let i = 0; i < 10; i++) {
    const schema: Json = json === undefined ? true : source.read(json);
    if (!isObject(schema)) return undefined;
    if (typeof schema.$ref !== 'string') return { schema, source };
    json = source.resolve(schema.$ref);
  }
  return undefined;
}

function isObjectSchema(schema: JsonObject): boolean {
  return schema.type === 'object';
}

function names(required: Json | undefined): Json[] {
  return Array.isArray(required) ? required : [];
}

/** The values that a member may have, where they are listed. */
function valuesAt({ schema, source }: Glance, name: Json): Json[] | undefined {
  const property = typeof name === 'string' ? member(schema.properties, name) : undefined;
  const says = property === undefined ? undefined : glance({ source, schema: property }, property)?.schema;
  if (says === undefined) return undefined;
  if (says.const !== undefined) return [says.const];
  return Array.isArray(says.enum) ? says.enum : undefined;
}

function read({ schema, source }: Side): JsonObject {
  const says = source.read(schema);
  return isObject(says) ? says : {};
}

/**
 * The one union of both sides, where nothing else that they demand differs, here or elsewhere. What counts as unevaluated
 * depends on the branches.
 */
function unionOf({ touched }: Unions, sender: JsonObject, receiver: JsonObject): 'anyOf' | 'oneOf' | undefined {
  const keyword = (['anyOf', 'oneOf'] as const).find(
    (each) => Array.isArray(sender[each]) && Array.isArray(receiver[each]),
  );
  if (keyword === undefined) return undefined;
  const differs = demands(receiver, keyword).some(
    (name) =>
      name.startsWith('unevaluated') ||
      (dependsOn[name] ?? [name]).some((each) => !equal(sender[each], receiver[each])) ||
      touched({ [name]: receiver[name] as Json }),
  );
  return differs ? undefined : keyword;
}

/** What a keyword says depends on others beside it. */
const dependsOn: Readonly<Record<string, readonly string[]>> = {
  additionalProperties: ['additionalProperties', 'properties', 'patternProperties'],
  items: ['items', 'prefixItems'],
  contains: ['contains', 'minContains', 'maxContains'],
  then: ['if', 'then'],
  else: ['if', 'else'],
};

/** Does a schema demand anything beside its union? */
function saysMore(schema: JsonObject, keyword: string): boolean {
  return demands(schema, keyword).length > 0;
}

function demands(schema: JsonObject, union: string): string[] {
  return Object.keys(schema).filter(
    (name) => name !== union && !isAnnotation(name) && !noteKeywords.has(name) && name !== 'discriminator',
  );
}
