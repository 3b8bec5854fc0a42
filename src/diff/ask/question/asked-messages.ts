/** Puts a question to the messages that reach it: does one of them show the break, and is it this change that breaks it? */
import type { Json } from '../../../json.js';
import { Node } from '../../../schema/node/node.js';
import type { Answer, Direction, Question, Side } from '../../../schema/question.js';
import { ifTold } from '../../../schema/strings/patterns.js';
import { validAt } from '../../../schema/values/validate.js';
import type { Asked, Replaced, Settled } from '../../change/draft.js';
import { receiverOf, type Spot, senderOf } from '../../change/pair.js';
import type { Use } from '../../graph/reach.js';
import { type Asker, answerInMessage, type Place, rootOf, witnessOf } from '../messages/in-message.js';
import type { Isolation } from '../messages/isolation.js';
import { distinct } from '../messages/messages.js';
import { Wanted } from '../messages/wanted.js';
import type { Sides } from './sides.js';

/** Messages that are tried before the engine says that it has not tried all. */
const MAX_TRIED = 16;

/** A break of a message that what asks does not break alone. */
export interface Borrowed {
  readonly cause: Cause;
  readonly direction: Direction;
  readonly settled: Settled;
  /** The message. */
  readonly use: Use;
  /** All messages that were asked. */
  readonly uses: readonly Use[];
  /** Would the message pass if only what asks had not changed? */
  readonly isNeeded: boolean;
}

/** What asks about messages, to be told from what changed elsewhere. */
export interface Cause {
  /** The change that asks, if it is one. */
  readonly asked?: Asked;
  /** All that asks. */
  readonly changes: readonly Replaced[];
  /** What is told already: a message that these break shows nothing. */
  readonly told?: readonly Replaced[];
}

/** A verdict, and the message that shows a break. */
export interface Answered extends Settled {
  readonly use?: Use;
}

/** Asks them. */
export class AskedMessages {
  /** What several changes broke together, or another one did. */
  readonly borrowed: Borrowed[] = [];

  private readonly wanted: Wanted;

  constructor(
    private readonly asker: Asker,
    private readonly sides: Sides,
    private readonly isolation: Isolation,
  ) {
    this.wanted = new Wanted(asker.documents);
  }

  /**
   * Wire or review when some message shows it, or may; null when no message does. `demand` is a schema of the receiver's
   * document. What it does not break alone counts for no change: it is borrowed.
   */
  ask(
    demand: Json | null,
    direction: Direction,
    spot: Spot,
    uses: readonly Use[],
    alone: Answer,
    cause: Cause,
  ): Answered | null {
    if (demand === null) return null;
    const messages = distinct(uses, direction);
    // A doubt about the place by itself is none where every message as a whole is proved.
    let isProved = messages.length > 0 && messages.length <= MAX_TRIED;
    let doubt: string | undefined = alone.kind === 'unproven' ? alone.reason : undefined;
    for (const use of messages.slice(0, MAX_TRIED)) {
      const place = { use, spot, demand, direction, isOfValue: cause.asked?.flag === undefined };
      const any = this.#inMessage(place, cause);
      if (any.kind === 'holds') continue;
      isProved = false;
      if (any.kind === 'unproven') {
        // With one demand more it is no easier to tell.
        doubt ??= any.reason;
        continue;
      }
      const own = this.#own(any, place, cause);
      if (own.kind === 'fails') return { verdict: 'wire', witness: witnessOf(use, own), use };
      const settled: Settled = { verdict: 'wire', witness: witnessOf(use, any) };
      const isNeeded = this.#isNeeded(cause.changes, use, any.payload, direction);
      if (own.kind === 'unproven' && isNeeded) return { ...settled, use };
      if (own.kind === 'unproven') doubt ??= own.reason;
      this.borrowed.push({ cause, direction, settled, use, uses, isNeeded });
    }
    if (isProved) return null;
    if (doubt !== undefined) return { verdict: 'review', reason: { kind: 'unproven', why: doubt } };
    if (messages.length <= MAX_TRIED) return null;
    return { verdict: 'review', reason: { kind: 'untried', tried: MAX_TRIED, of: messages.length } };
  }

  /** Those of some changes each of which is enough to break the message that shows a break. */
  enough(answered: Answered | null, changes: readonly Replaced[], direction: Direction): readonly Replaced[] {
    const { use, witness } = answered ?? {};
    const payload = witness?.payload;
    if (use?.written !== 'typed' || payload === undefined) return [];
    return changes.filter((change) => {
      const alone = this.isolation.with(rootOf(use).schema, [change], senderOf[direction]);
      return alone !== undefined && rejects(alone, payload, direction);
    });
  }

  /** Would the message pass if some changes had not been made? */
  #isNeeded(changes: readonly Replaced[], use: Use, payload: Json, direction: Direction): boolean {
    if (use.written !== 'typed') return false;
    const without = this.isolation.with(rootOf(use).schema, changes, receiverOf[direction]);
    return without !== undefined && !rejects(without, payload, direction);
  }

  /** The break of a message by what asks alone. */
  #own(any: Answer, place: Place, cause: Cause): Answer {
    const also = this.#isolated(place, cause);
    if (also === undefined) return any;
    // Of what is read from texts the values themselves do not tell.
    const isKnown = any.kind === 'fails' && !isOfTexts(place.use);
    if (isKnown && rejects(also, any.payload, place.direction)) return any;
    return this.#inMessage(place, cause, also);
  }

  /** The receiver as it would be if nothing else had changed, where that can be told. */
  #isolated({ demand, direction, spot, use }: Place, { asked, changes }: Cause): Side | undefined {
    const flag = asked?.flag;
    if (flag !== undefined) return this.isolation.flagged(rootOf(use).schema, flag, senderOf[direction]);
    const { schema, steps } = rootOf(use);
    const [from, to] = [senderOf[direction], receiverOf[direction]];
    const isOneChange = asked !== undefined && isOfTexts(use);
    if (!isOneChange && use.written === 'text') return undefined;
    const alone = isOneChange
      ? this.sides.demanding(schema, spot.owner, demand, from)
      : this.isolation.with(schema, [...changes, ...this.sides.newcomers.of(demand, to, spot.owner)], from);
    const whole = alone ?? this.sides.side(schema[to].json, to);
    return this.wanted.leavingOut(whole, schema, [...steps, ...spot.steps], direction) ?? alone;
  }

  #inMessage(place: Place, { told = [] }: Cause, also?: Side): Answer {
    const { schema } = rootOf(place.use);
    const { direction } = place;
    const [sender, receiver] = [senderOf[direction], receiverOf[direction]];
    const but = told.length === 0 ? undefined : this.isolation.with(schema, told, sender);
    const question: Question = {
      sender: this.sides.side(schema[sender].json, sender),
      receiver: this.sides.side(schema[receiver].json, receiver),
      direction,
      ...(also && { also }),
      ...(but && { but }),
    };
    return answerInMessage(this.asker, question, place);
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
