/** Puts a question to the messages that reach it: does one of them show the break, and is it this change that breaks it? */
import type { Json } from '../../json.js';
import { Node } from '../../schema/node/node.js';
import type { Answer, Direction, Question, Side } from '../../schema/question.js';
import { ifTold } from '../../schema/strings/patterns.js';
import { validAt } from '../../schema/values/validate.js';
import { type Asked, type Pair, receiverOf, type Settled, type Spot, senderOf } from '../change/draft.js';
import type { Use } from '../graph/reach.js';
import { answerInMessage, type Engine, type Place, rootOf, witnessOf } from './in-message.js';
import type { Isolation } from './isolation.js';
import { distinct } from './messages.js';
import type { Sides } from './sides.js';
import { Wanted } from './wanted.js';

/** Messages that are tried before the engine says that it has not tried all. */
const maximumTried = 16;

/** A break of a message in which this change alone breaks nothing. */
export interface Borrowed {
  readonly asked: Asked;
  readonly direction: Direction;
  readonly settled: Settled;
  /** The message. */
  readonly use: Use;
  /** All messages that the change reaches. */
  readonly uses: readonly Use[];
}

/** What asks about messages, to be told from what changed elsewhere. */
export interface Cause {
  /** The change that asks, if it is one: what it breaks only together with others is remembered. */
  readonly asked?: Asked;
  /** Where it changed. */
  readonly owners: readonly Pair[];
  /** Is the message of a use known to break by something else? Else what asks breaks it, if only with others. */
  isBlamed?(use: Use): boolean;
}

/** Asks them. */
export class AskedMessages {
  /** What several changes broke together, or another one did. */
  readonly borrowed: Borrowed[] = [];

  private readonly wanted: Wanted;

  constructor(
    private readonly engine: Engine,
    private readonly sides: Sides,
    private readonly isolation: Isolation,
  ) {
    this.wanted = new Wanted(engine.documents);
  }

  /**
   * Wire or review when some message shows it, or may; null when no message does. `demand` is a schema of the receiver's
   * document. What other changes break counts for no change: it is borrowed.
   */
  ask(
    demand: Json | null,
    direction: Direction,
    spot: Spot,
    uses: readonly Use[],
    alone: Answer,
    cause: Cause,
  ): Settled | null {
    if (demand === null) return null;
    const messages = distinct(uses, direction);
    // A doubt about the place by itself is none where every message as a whole is proved.
    let isProved = messages.length > 0 && messages.length <= maximumTried;
    let doubt: string | undefined = alone.kind === 'unproven' ? alone.reason : undefined;
    for (const use of messages.slice(0, maximumTried)) {
      const place = { use, spot, demand, direction, isOfValue: cause.asked?.flag === undefined };
      const any = this.#inMessage(place);
      if (any.kind === 'holds') continue;
      isProved = false;
      const also = this.#isolated(demand, direction, spot, cause, use);
      // Of what is read from texts the values themselves do not tell.
      const isKnown = any.kind === 'fails' && !isOfTexts(use);
      const isOwn = also === undefined || (isKnown && rejects(also, any.payload, direction));
      const own = isOwn ? any : this.#inMessage(place, also);
      if (own.kind === 'unproven') doubt ??= own.reason;
      const answer = own.kind === 'fails' ? own : any;
      if (answer.kind !== 'fails') {
        if (answer.kind === 'unproven') doubt ??= answer.reason;
        continue;
      }
      const settled: Settled = { verdict: 'wire', witness: witnessOf(use, answer) };
      const isShown = own.kind === 'fails' || (own.kind === 'unproven' && !isOfTexts(use));
      if (isShown || cause.isBlamed?.(use) === false) return settled;
      if (cause.asked !== undefined) this.borrowed.push({ asked: cause.asked, direction, settled, use, uses });
    }
    if (isProved) return null;
    if (doubt !== undefined) return { verdict: 'review', reason: { kind: 'unproven', why: doubt } };
    if (messages.length <= maximumTried) return null;
    return { verdict: 'review', reason: { kind: 'untried', tried: maximumTried, of: messages.length } };
  }

  /** The receiver as it would be if nothing else had changed, where that can be told. */
  #isolated(demand: Json, direction: Direction, spot: Spot, { asked, owners }: Cause, use: Use): Side | undefined {
    const flag = asked?.flag;
    if (flag !== undefined) return this.isolation.flagged(rootOf(use).schema, flag, senderOf[direction]);
    const { schema, steps } = rootOf(use);
    const [from, to] = [senderOf[direction], receiverOf[direction]];
    const isOneChange = asked !== undefined && isOfTexts(use);
    if (!isOneChange && use.written === 'text') return undefined;
    const newcomers = isOneChange ? [] : this.sides.newcomers.of(demand, to, spot.owner);
    const alone = isOneChange
      ? this.sides.demanding(schema, spot.owner, demand, from)
      : this.isolation.receiver(schema, [...owners, ...newcomers], to);
    const whole = alone ?? this.sides.side(schema[to].json, to);
    return this.wanted.leavingOut(whole, schema, [...steps, ...spot.steps], direction) ?? alone;
  }

  #inMessage(place: Place, also?: Side): Answer {
    const { schema } = rootOf(place.use);
    const { direction } = place;
    const [sender, receiver] = [senderOf[direction], receiverOf[direction]];
    const question: Question = {
      sender: this.sides.side(schema[sender].json, sender),
      receiver: this.sides.side(schema[receiver].json, receiver),
      direction,
      ...(also && { also }),
    };
    return answerInMessage(this.engine, question, place);
  }
}

/** Are the values read from texts? */
function isOfTexts({ written }: Use): boolean {
  return written === 'text' || written === 'fields';
}

/** Is the message surely rejected? */
function rejects({ schema, source }: Side, payload: Json, direction: Direction): boolean {
  return ifTold(() => validAt(payload, Node.of(schema, source), direction)) === false;
}
