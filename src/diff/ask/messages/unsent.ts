/**
 * Members that the receiver leaves out of messages: is one of them ever sent? Not where the sender leaves it out, too,
 * whatever part of its schema says so.
 */
import { isObject, type Json, type JsonObject } from '../../../json.js';
import type { Answer, Direction, Question, Side, Step } from '../../../schema/question.js';
import { receiverOf, type SideName, senderOf } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import type { Use } from '../../graph/reach.js';
import type { Written } from '../../schemas/demand/written.js';
import { isLeftOut } from '../../schemas/read/applied.js';
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
      const side = (name: SideName): Side => this.#side(rootOf(use).schema[name].json, name, direction);
      const asked = { sender: side(senderOf[direction]), receiver: side(receiverOf[direction]), direction };
      return this.subsume(asked, 'unshown').kind === 'holds';
    };
    const isMember = (use: Use): boolean => members.has([...rootOf(use).steps, ...steps].at(-1)?.kind ?? '');
    return (
      messages.length > 0 && messages.length <= MAX_MESSAGES && messages.every((use) => isMember(use) && holds(use))
    );
  }

  /** A schema that takes nothing where a member is left out. */
  #side(schema: Json, side: SideName, direction: Direction): Side {
    const key = `${side} ${direction}`;
    const source = this.#sources.get(key) ?? this.#source(side, direction);
    this.#sources.set(key, source);
    return { schema, source };
  }

  #source(side: SideName, direction: Direction): Side['source'] {
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
      return withParts(says, turned);
    };
    return { ...own, read };
  }
}
