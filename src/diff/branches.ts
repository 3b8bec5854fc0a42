/**
 * Unions branch by branch. A union of forty branches of which one changed is decided by that branch: whatever the others let
 * pass, the same branch of the receiver lets pass. Quick and certain when it says that all holds; otherwise it says nothing, and
 * the whole is asked.
 */
import { equal, isObject, type Json, type JsonObject, member } from '../json.js';
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
  if (from.length * to.length > maximumPairs || !sameChosen(sender, receiver, from, to)) return false;
  const alone = (branch: Json): JsonObject =>
    once(branch, unions.sender.schema, () => ({ ...sender, [keyword]: [branch] }));
  return from.every((branch, position) => {
    const partner = to.findIndex((other) => equal(branch, other));
    if (keyword === 'anyOf') return partner !== -1 || unions.holds(alone(branch), { anyOf: to });
    return passesOne(unions, branch, { position, partner }, from, to, alone(branch));
  });
}

/** What was written around a branch: the same object each time, so that the engine knows again what it has settled. */
const around = new WeakMap<object, Map<unknown, JsonObject>>();

function once(branch: Json, as: unknown, write: () => JsonObject): JsonObject {
  if (!isObject(branch)) return write();
  const known = around.get(branch) ?? new Map<unknown, JsonObject>();
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
  from: readonly Json[],
  to: readonly Json[],
  alone: JsonObject,
): boolean {
  const isKnown = (other: Json): boolean => from.some((each) => equal(each, other));
  // A branch that was edited mostly stands where it stood, so that place is asked first.
  const candidates = [position, ...to.keys()].filter((i, at, all) => i < to.length && all.indexOf(i) === at);
  const takes = (i: number): boolean => {
    const other = to[i] as Json;
    return (
      !isKnown(other) &&
      !areApart(unions, branch, other) &&
      unions.holds(
        alone,
        once(other, 'inside', () => ({ allOf: [other] })),
      )
    );
  };
  const inside = partner !== -1 ? partner : (candidates.find(takes) ?? -1);
  if (inside === -1) return false;
  return to.every((other, i) => {
    if (i === inside) return true;
    // Two branches that are the same on both sides are apart there because they are apart here.
    const settled = partner !== -1 && !unions.touched(branch) && !unions.touched(other) && isKnown(other);
    return (
      settled ||
      areApart(unions, branch, other) ||
      unions.holds(
        alone,
        once(other, 'outside', () => ({ not: other })),
      )
    );
  });
}

/** Two branches that no value can be in, as a glance tells: other types, or a member that both demand with other values. */
function areApart({ sender, receiver }: Unions, branch: Json, other: Json): boolean {
  const a = glance(sender, branch);
  const b = glance(receiver, other);
  if (a === undefined || b === undefined) return false;
  if (!isObjectSchema(a.schema) || !isObjectSchema(b.schema)) return false;
  return names(a.schema.required).some((name) => {
    if (!names(b.schema.required).includes(name)) return false;
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

/** The one union of both sides, where nothing else that they demand differs. */
function unionOf(sender: JsonObject, receiver: JsonObject): 'anyOf' | 'oneOf' | undefined {
  const keyword = (['anyOf', 'oneOf'] as const).find(
    (each) => Array.isArray(sender[each]) && Array.isArray(receiver[each]),
  );
  if (keyword === undefined) return undefined;
  const differs = Object.keys(receiver).some(
    (name) =>
      name !== keyword && !isAnnotation(name) && !noteKeywords.has(name) && !equal(sender[name], receiver[name]),
  );
  return differs ? undefined : keyword;
}
