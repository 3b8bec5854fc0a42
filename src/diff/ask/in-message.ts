/** One message asked about one place of it, by how the message is written. */
import type { Json } from '../../json.js';
import type { Answer, Direction, Question } from '../../schema/question.js';
import type { Witness } from '../change/change.js';
import { type Asked, receiverOf, type Settled, type Spot, senderOf } from '../change/draft.js';
import type { Documents } from '../change/subjects.js';
import type { Root, Use } from '../graph/reach.js';
import { bytesAnswer } from '../texts/bytes.js';
import { fieldsAnswer } from '../texts/fields.js';
import { textAnswer } from '../texts/text.js';
import { textualOf } from './messages.js';

/** What it is asked with. */
export interface Engine {
  readonly documents: Documents;
  subsume(question: Question): Answer;
}

/** A place of a message, and what the receiver demands there. */
export interface Place {
  readonly use: Use;
  readonly spot: Spot;
  readonly demand: Json;
  readonly direction: Direction;
  /** Is it the value at the place that is refused, or only minded around it (readOnly)? */
  readonly isOfValue: boolean;
}

/** Does the receiver take what stands there? */
export function answerInMessage(engine: Engine, question: Question, place: Place): Answer {
  const { documents } = engine;
  const { use, spot, demand, direction } = place;
  const root = rootOf(use);
  const subsume = (asked: Question): Answer => engine.subsume(asked);
  const answer = subsume({ ...question, at: { path: [...root.steps, ...spot.steps], receiver: demand } });
  // The value may stand at another place of the message as well: only the whole message settles that none shows it.
  const settled = answer.kind === 'holds' ? subsume(question) : answer;
  if (settled.kind === 'holds') return settled;
  if (use.written === 'text') {
    const whole = root.steps.length + spot.steps.length === 0 ? demand : undefined;
    return textAnswer(documents, subsume, textualOf(use, root.schema, direction, whole), settled);
  }
  if (use.written === 'fields') return fieldsAnswer({ ...place, documents, question, subsume, typed: settled });
  return settled;
}

/**
 * The verdict about what both releases know to be bytes; undefined where more or fewer of them break a message of which they are
 * a part: that message tells it.
 */
export function judgeBytes(
  { documents, subsume }: Engine,
  { spot, held }: Asked,
  direction: Direction,
  uses: readonly Use[],
): Settled | null | undefined {
  const there = bytesAnswer(documents, subsume, spot.owner, senderOf[direction]);
  if (there.kind === 'holds') {
    if (held === null) return null;
    const back = bytesAnswer(documents, subsume, spot.owner, receiverOf[direction]);
    return { verdict: back.kind === 'holds' ? held.bothWays : held.oneWay };
  }
  const [use] = uses;
  const isWhole = use !== undefined && rootOf(use).steps.length + spot.steps.length === 0;
  return isWhole && there.kind === 'fails' ? { verdict: 'wire', witness: witnessOf(use, there) } : undefined;
}

/** The schema of the message that carries a schema. */
export function rootOf({ root }: Use): Root {
  if (root === null) throw new Error('a schema is reached by a message that has none');
  return root;
}

/** The message that shows a break. */
export function witnessOf(use: Use, answer: Extract<Answer, { kind: 'fails' }>): Settled['witness'] & Partial<Witness> {
  const operation = use.operation.revision.name;
  return { part: 'body', operation, ...use.message(), payload: answer.payload, at: answer.at };
}
