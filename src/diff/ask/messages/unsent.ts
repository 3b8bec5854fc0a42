/**
 * Members that the receiver leaves out of messages: is one of them ever sent? Not where the sender leaves it out, too,
 * whatever part of its schema says so.
 */
import { isObject, type Json, type JsonObject } from '../../../json.js';
import type { OpenApi } from '../../../openapi/model.js';
import type { Answer, Direction, Question, Side, Step } from '../../../schema/question.js';
import { receiverOf, type SideName, senderOf } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import type { Use } from '../../graph/reach.js';
import type { Written } from '../../schemas/demand/written.js';
import { isLeftOut } from '../../schemas/read/applied.js';
import { declared } from '../../schemas/read/members.js';
import { rootOf } from './in-message.js';
import { withParts } from './isolation.js';
import { distinct } from './messages.js';

/** Messages that are asked about before it counts as a doubt. */
const MAX_MESSAGES = 16;

/** The steps that lead to a member of an object. */
const members: ReadonlySet<string> = new Set<Step['kind']>(['property', 'pattern', 'additional']);

/** Asks about such members; how a release is read is remembered. */
export class Unsent {
  readonly #sources = new Map<string, Side['source']>();

  constructor(
    readonly documents: Documents,
    readonly written: Written,
    readonly subsume: (question: Question, witness: 'unshown') => Answer,
  ) {}

  /** `steps`: the way to the member from what the uses reach. */
  isNeverSent(steps: readonly Step[], direction: Direction, uses: readonly Use[]): boolean {
    const messages = distinct(uses, direction);
    const holds = (use: Use): boolean => {
      const { schema, steps: outer } = rootOf(use);
      const side = (name: SideName): Side => {
        const names = name === receiverOf[direction] ? namesOn([...outer, ...steps]) : [];
        return { schema: schema[name].json, source: this.#source(name, direction, names) };
      };
      const asked = { sender: side(senderOf[direction]), receiver: side(receiverOf[direction]), direction };
      return this.subsume(asked, 'unshown').kind === 'holds';
    };
    const isMember = (use: Use): boolean => members.has([...rootOf(use).steps, ...steps].at(-1)?.kind ?? '');
    return (
      messages.length > 0 && messages.length <= MAX_MESSAGES && messages.every((use) => isMember(use) && holds(use))
    );
  }

  /** Schemas that take nothing where a member is left out, nor in a branch that lacks one of `names` beside one that has it. */
  #source(side: SideName, direction: Direction, names: readonly string[]): Side['source'] {
    const key = `${side} ${direction} ${JSON.stringify(names)}`;
    const known = this.#sources.get(key) ?? this.#made(side, direction, names);
    this.#sources.set(key, known);
    return known;
  }

  #made(side: SideName, direction: Direction, names: readonly string[]): Side['source'] {
    const document = this.documents[side];
    const own = this.written.source(document.source);
    // It is left out all the same, so that nobody demands it.
    const never: JsonObject = { not: {}, [direction === 'request' ? 'readOnly' : 'writeOnly']: true };
    const turned = (part: Json): Json => (isLeftOut(document, { json: part, pointer: '' }, direction) ? never : part);
    // What is asked in an `if` is no member that is sent.
    const conditions = new WeakSet<JsonObject>();
    const read: Side['source']['read'] = (json) => {
      const says = own.read(json);
      if (!isObject(says) || (isObject(json) && conditions.has(json))) return says;
      if (isObject(says.if)) conditions.add(says.if);
      return withoutOthers(document, withParts(says, turned), names, never);
    };
    return { ...own, read };
  }
}

/** The members that lead to a place. */
function namesOn(steps: readonly Step[]): string[] {
  return [...new Set(steps.flatMap((step) => (step.kind === 'property' ? [step.name] : [])))].sort();
}

/**
 * A union whose branches take no member that another branch has and they lack: as one that it does not know such a branch
 * would let it pass, though nobody writes it who follows this one. A discriminator chooses a branch by itself.
 */
function withoutOthers(document: OpenApi, schema: JsonObject, names: readonly string[], never: JsonObject): JsonObject {
  const { discriminator } = schema;
  if (names.length === 0 || discriminator !== undefined) return schema;
  const unions = (['anyOf', 'oneOf'] as const).flatMap((keyword): [string, Json][] => {
    const branches = schema[keyword];
    return Array.isArray(branches) ? [[keyword, without(document, branches, names, never)]] : [];
  });
  return unions.length === 0 ? schema : { ...schema, ...Object.fromEntries(unions) };
}

function without(document: OpenApi, branches: readonly Json[], names: readonly string[], never: JsonObject): Json[] {
  const known = branches.map((json) => declared(document, [{ json, pointer: '' }], true).properties);
  return branches.map((branch, i) => {
    const others = names.filter((name) => known[i]?.has(name) === false && known.some((its) => its.has(name)));
    const shut = Object.fromEntries(others.map((name) => [name, never]));
    return others.length === 0 ? branch : { allOf: [branch, { properties: shut }] };
  });
}
