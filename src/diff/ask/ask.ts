/** Puts a change of a schema to the engine: at its own place first, then in the messages that reach it. */
import type { Json, JsonObject } from '../../json.js';
import { Node } from '../../schema/node/node.js';
import type { Answer, Direction, Question, Side } from '../../schema/question.js';
import { validAt } from '../../schema/values/validate.js';
import {
  type Asked,
  type Flag,
  otherSide,
  type Pair,
  receiverOf,
  type Sampled,
  type Settled,
  type SideName,
  senderOf,
} from '../change/draft.js';
import type { Documents } from '../change/subjects.js';
import type { Use } from '../graph/reach.js';
import type { PlaceManner } from '../texts/places.js';
import { holdByBranches } from './branches.js';
import { answerInMessage, judgeBytes, type Place, rootOf, witnessOf } from './in-message.js';
import { Isolation } from './isolation.js';
import { distinct } from './messages.js';
import { sampleOf } from './samples.js';
import { Sides } from './sides.js';
import { Unsent } from './unsent.js';
import { Wanted } from './wanted.js';

/** The engine: does the receiver hold everything that the sender may write? `unshown`: no witness has to be fit to be shown. */
export type Subsume = (question: Question, witness?: 'shown' | 'unshown') => Answer;

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

/** Asks questions about two documents. */
export class Asking {
  /** What several changes broke together, or another one did. */
  readonly borrowed: Borrowed[] = [];
  readonly #sides: Sides;
  readonly #isolation: Isolation;
  readonly #unsent: Unsent;
  readonly #wanted: Wanted;

  constructor(
    readonly documents: Documents,
    readonly subsume: Subsume,
  ) {
    this.#sides = new Sides(documents);
    this.#isolation = new Isolation(documents, this.#sides.written);
    this.#wanted = new Wanted(documents);
    this.#unsent = new Unsent(documents, this.#sides.written, subsume);
  }

  /** Do two schemas take and give the same messages, components of one name aside? */
  equivalent(pair: Pair): boolean {
    return (['request', 'response'] as const).every(
      (direction) => this.#holdsAlone(pair, direction, 'base') && this.#holdsAlone(pair, direction, 'revision'),
    );
  }

  #holdsAlone(pair: Pair, direction: Direction, sender: SideName): boolean {
    const receiver = otherSide[sender];
    const question = {
      sender: this.#sides.side(pair[sender].json, sender),
      receiver: this.#sides.aside(pair[receiver].json, receiver),
      direction,
    };
    return this.#decide(question, () => false).kind === 'holds';
  }

  /**
   * A whole schema against its counterpart, components included; the parts are known to pass by themselves. `touched`: does a
   * part lead to a change?
   */
  whole(pair: Pair, direction: Direction, touched: (part: Json) => boolean): Answer {
    const sender = senderOf[direction];
    const receiver = receiverOf[direction];
    return this.#decide(
      {
        sender: this.#sides.side(pair[sender].json, sender),
        receiver: this.#sides.side(pair[receiver].json, receiver),
        direction,
      },
      touched,
    );
  }

  /** An answer whose witness nobody sees: branch by branch where that is enough. */
  #decide(question: Question, touched: (part: Json) => boolean): Answer {
    const { sender, receiver, direction } = question;
    const holds = (from: JsonObject, to: JsonObject): boolean => {
      const asked = {
        sender: { ...sender, schema: this.#sides.written.mark(from) },
        receiver: { ...receiver, schema: this.#sides.written.mark(to) },
        direction,
      };
      return this.subsume(asked, 'unshown').kind === 'holds';
    };
    // Branches are matched by their JSON, which says the same in one dialect only.
    if (this.#sides.written.oneDialect && holdByBranches({ sender, receiver, direction, holds, touched }))
      return { kind: 'holds' };
    return this.subsume(question, 'unshown');
  }

  /** The worst verdict that falls since the sender may write such a value. */
  sample(sampled: Sampled, direction: Direction): Settled {
    return sampleOf(this.subsume, this.#sides, sampled, direction);
  }

  /** The verdict for the messages of one direction; null when it is no change. `uses` is empty for what nobody reaches. */
  judge(asked: Asked, direction: Direction, uses: readonly Use[], manner: PlaceManner = 'typed'): Settled | null {
    if (manner === 'bytes') {
      const settled = judgeBytes(this, asked, direction, uses);
      if (settled !== undefined) return settled;
    }
    if (asked.flag !== undefined) return this.#flagged(asked, asked.flag, direction, uses);
    const alone = this.#local(asked, direction, senderOf[direction]);
    if (alone.kind === 'holds') return this.#held(asked, direction);
    if (uses.length === 0) return this.#onlyAlone(asked);
    const demand = this.#sides.demand(asked, receiverOf[direction], direction);
    return this.inMessages(demand, direction, asked.spot, uses, alone, asked) ?? this.#onlyAlone(asked);
  }

  #flagged(asked: Asked, flag: Flag, direction: Direction, uses: readonly Use[]): Settled {
    const { flow } = flag;
    if (direction !== flow) return { verdict: 'editorial' };
    const { root, steps } = asked.spot;
    const isDoubt = flag.otherwise.verdict === 'review';
    const otherwise = (): Settled =>
      isDoubt && this.#unsent.isNeverSent(steps, direction, uses) ? { verdict: 'editorial' } : flag.otherwise;
    const isPart = steps.length > 0;
    const alone: Answer = isPart ? this.#minded(root, flag, direction) : { kind: 'holds' };
    // Where the schema that holds the member does not mind, one around it may, as a composition.
    if (isPart && alone.kind === 'holds') return otherwise();
    // A parameter is no member that is left out.
    const messages = uses.filter((use) => use.written !== 'text' || isPart || rootOf(use).steps.length > 0);
    const anything = this.#sides.written.mark({});
    return this.inMessages(anything, direction, asked.spot, messages, alone, asked) ?? otherwise();
  }

  /** Does a schema take what its sender writes, once one value of it is left out as the receiver says? */
  #minded(root: Pair, flag: Flag, direction: Direction): Answer {
    const sender = senderOf[direction];
    const question = {
      sender: this.#sides.side(root[sender].json, sender),
      receiver: this.#isolation.flagged(root, flag, sender),
      direction,
    };
    return this.subsume(question, 'unshown');
  }

  #held(asked: Asked, direction: Direction): Settled | null {
    if (asked.held === null) return null;
    if (asked.held.bothWays === asked.held.oneWay) return { verdict: asked.held.oneWay };
    const back = this.#local(asked, direction, receiverOf[direction]);
    return { verdict: back.kind === 'holds' ? asked.held.bothWays : asked.held.oneWay };
  }

  /** The place fails by itself, and no message shows it. */
  #onlyAlone(asked: Asked): Settled | null {
    return asked.held === null ? null : { verdict: asked.held.oneWay };
  }

  #local(asked: Asked, direction: Direction, sender: SideName): Answer {
    const receiver = otherSide[sender];
    const demand = this.#sides.demand(asked, receiver, direction);
    if (demand === null) return { kind: 'holds' };
    const { owner } = asked.spot;
    return this.#decide(
      {
        sender: this.#sides.side(owner[sender].json, sender),
        receiver: this.#sides.alone(demand, receiver, owner, asked.besides),
        direction,
      },
      () => false,
    );
  }

  /**
   * Wire or review when some message shows it, or may; null when no message does. `demand` is a schema of the receiver's
   * document. What other changes break counts for no `asked`: it is borrowed.
   */
  inMessages(
    demand: Json | null,
    direction: Direction,
    spot: Asked['spot'],
    uses: readonly Use[],
    alone: Answer,
    asked?: Asked,
  ): Settled | null {
    if (demand === null) return null;
    const messages = distinct(uses, direction);
    let doubt: string | undefined = alone.kind === 'unproven' ? alone.reason : undefined;
    for (const use of messages.slice(0, maximumTried)) {
      const place = { use, spot, demand, direction, isOfValue: asked?.flag === undefined };
      const any = this.#inMessage(place);
      if (any.kind === 'holds') continue;
      const also = asked && this.#isolated(demand, direction, asked, use);
      const isOwn = also === undefined || (any.kind === 'fails' && rejects(also, any.payload, direction));
      const own = isOwn ? any : this.#inMessage(place, also);
      const answer = own.kind === 'fails' ? own : any;
      if (answer.kind === 'unproven') doubt ??= answer.reason;
      if (answer.kind !== 'fails') continue;
      const settled: Settled = { verdict: 'wire', witness: witnessOf(use, answer) };
      if (own.kind !== 'holds' || asked === undefined) return settled;
      this.borrowed.push({ asked, direction, settled, use, uses });
    }
    if (doubt !== undefined) return { verdict: 'review', reason: { kind: 'unproven', why: doubt } };
    if (messages.length <= maximumTried) return null;
    return { verdict: 'review', reason: { kind: 'untried', tried: maximumTried, of: messages.length } };
  }

  /** The receiver as it would be if nothing else had changed, where that can be told. */
  #isolated(demand: Json, direction: Direction, { spot, flag }: Asked, use: Use): Side | undefined {
    if (flag !== undefined) return this.#isolation.flagged(rootOf(use).schema, flag, senderOf[direction]);
    if (use.written === 'text') return undefined;
    const { schema, steps } = rootOf(use);
    const to = receiverOf[direction];
    const isNew = this.#sides.newcomers.change(demand, spot.owner[senderOf[direction]]);
    const alone = isNew ? undefined : this.#isolation.receiver(schema, spot.owner, to);
    const whole = alone ?? this.#sides.side(schema[to].json, to);
    return this.#wanted.leavingOut(whole, schema, [...steps, ...spot.steps], direction) ?? alone;
  }

  #inMessage(place: Place, also?: Side): Answer {
    const { schema } = rootOf(place.use);
    const { direction } = place;
    const [sender, receiver] = [senderOf[direction], receiverOf[direction]];
    const question: Question = {
      sender: this.#sides.side(schema[sender].json, sender),
      receiver: this.#sides.side(schema[receiver].json, receiver),
      direction,
      ...(also && { also }),
    };
    return answerInMessage(this, question, place);
  }
}

function rejects({ schema, source }: Side, payload: Json, direction: Direction): boolean {
  return !validAt(payload, Node.of(schema, source), direction);
}
