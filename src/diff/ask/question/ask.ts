/** Puts a change of a schema to the engine: at its own place first, then in the messages that reach it. */
import type { Json, JsonObject } from '../../../json.js';
import type { Answer, Direction, Question } from '../../../schema/question.js';
import type { Asked, Flag, Sampled, Settled } from '../../change/draft.js';
import { directions, otherSide, type Pair, receiverOf, type SideName, senderOf } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import type { Use } from '../../graph/reach.js';
import type { SameSchema } from '../../schemas/compare/same.js';
import type { PlaceManner } from '../../texts/form/manner-at.js';
import { judgeBytes, rootOf, type Subsume } from '../messages/in-message.js';
import { Isolation } from '../messages/isolation.js';
import { unreadIn } from '../messages/messages.js';
import { Unsent } from '../messages/unsent.js';
import { AskedMessages, type Cause } from './asked-messages.js';
import { holdByBranches } from './branches.js';
import { sampleOf } from './samples.js';
import { Sides } from './sides.js';

/** Asks questions about two documents. */
export class Asking {
  /** Asks whole messages. */
  readonly messages: AskedMessages;
  readonly documents: Documents;
  readonly #sides: Sides;
  readonly #isolation: Isolation;
  readonly #unsent: Unsent;

  constructor(
    same: SameSchema,
    readonly subsume: Subsume,
  ) {
    const { documents } = same;
    this.documents = documents;
    this.#sides = new Sides(same);
    this.#isolation = new Isolation(documents, this.#sides.written);
    this.#unsent = new Unsent(documents, this.#sides.written, subsume);
    this.messages = new AskedMessages(this, this.#sides, this.#isolation);
  }

  /** Do two schemas take and give the same messages, whatever became of the components that both refer to? */
  equivalent(pair: Pair): boolean {
    return directions.every(
      (direction) => this.#holdsAlone(pair, direction, 'base') && this.#holdsAlone(pair, direction, 'revision'),
    );
  }

  #holdsAlone(pair: Pair, direction: Direction, sender: SideName): boolean {
    const receiver = otherSide[sender];
    const question = {
      sender: this.#sides.side(pair[sender].json, sender),
      receiver: this.#sides.alone(pair[receiver].json, receiver, pair),
      direction,
    };
    return this.#decide(question, () => false).kind === 'holds';
  }

  /**
   * A whole schema against its counterpart, components included; the parts are known to pass by themselves. `touched`:
   * does a part lead to a change? `some`: the changes that count and those that are told, if not all count.
   */
  whole(
    pair: Pair,
    direction: Direction,
    touched: (part: Json) => boolean,
    some?: Required<Omit<Cause, 'asked'>>,
  ): Answer {
    const sender = senderOf[direction];
    const receiver = receiverOf[direction];
    const made = some && this.#isolation.with(pair, some.changes, sender);
    const but = some && this.#isolation.with(pair, some.told, sender);
    const question = {
      sender: this.#sides.side(pair[sender].json, sender),
      receiver: made ?? this.#sides.side(pair[receiver].json, receiver),
      direction,
    };
    return this.#decide(but === undefined ? question : { ...question, but }, touched);
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

  /**
   * The verdict for the messages of one direction; null when it is no change. `uses` is empty for what nobody reaches.
   */
  judge(asked: Asked, direction: Direction, uses: readonly Use[], manner: PlaceManner = 'typed'): Settled | null {
    if (manner === 'bytes') {
      const settled = judgeBytes(this, asked, direction, uses);
      if (settled !== undefined) return settled;
    }
    if (asked.flag !== undefined) return this.#flagged(asked, asked.flag, direction, uses);
    const settled = this.#asked(asked, direction, uses);
    const { unexpected } = asked;
    if (unexpected?.flow !== direction || settled?.verdict === 'wire') return settled;
    return this.#maySend(asked, unexpected.name, direction, uses) ? unexpected.otherwise : settled;
  }

  #asked(asked: Asked, direction: Direction, uses: readonly Use[]): Settled | null {
    const alone = this.#local(asked, direction, senderOf[direction]);
    if (alone.kind === 'holds') return this.#held(asked, direction);
    if (uses.length === 0) return this.#onlyAlone(asked);
    const demand = this.#sides.demand(asked, receiverOf[direction], direction);
    const settled = this.messages.ask(demand, direction, asked.spot, uses, alone, causeOf(asked));
    const isGone = asked.held !== null && uses.every((use) => isUnread(use, direction));
    return settled ?? (isGone ? { verdict: 'source' } : this.#onlyAlone(asked));
  }

  /** May somebody write such a member at the place? */
  #maySend(asked: Asked, name: string, direction: Direction, uses: readonly Use[]): boolean {
    const without = { ...asked, demand: () => ({ properties: Object.fromEntries([[name, false]]) }) };
    if (this.#local(without, direction, senderOf[direction]).kind === 'holds') return false;
    return !this.#unsent.isNeverSent([...asked.spot.steps, { kind: 'property', name }], direction, uses);
  }

  #flagged(asked: Asked, flag: Flag, direction: Direction, uses: readonly Use[]): Settled {
    if (direction !== flag.flow) return { verdict: 'editorial' };
    const { root, steps } = asked.spot;
    const isPart = steps.length > 0;
    const isMessage = !isPart && uses.some((use) => rootOf(use).steps.length === 0);
    const known = isMessage ? flag.ofMessage : flag.otherwise;
    const isDoubt = !isMessage && known.verdict === 'review';
    const otherwise = (): Settled =>
      isDoubt && this.#unsent.isNeverSent(steps, direction, uses) ? { verdict: 'editorial' } : known;
    const alone: Answer = isPart ? this.#minded(root, flag, direction) : { kind: 'holds' };
    // Where the schema that holds the member does not mind, one around it may, as a composition.
    if (isPart && alone.kind === 'holds') return otherwise();
    // A parameter is no member that is left out.
    const messages = uses.filter((use) => use.written !== 'text' || isPart || rootOf(use).steps.length > 0);
    const anything = this.#sides.written.mark({});
    return this.messages.ask(anything, direction, asked.spot, messages, alone, causeOf(asked)) ?? otherwise();
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
}

/** Is it a parameter that nobody reads any more, as one that is gone? */
function isUnread(use: Use, direction: Direction): boolean {
  return use.written === 'text' && unreadIn(use, direction) === 'fine';
}

function causeOf(asked: Asked): Cause {
  return { asked, changes: [asked.replaced] };
}
