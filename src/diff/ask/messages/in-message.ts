/** One message asked about one place of it, by how the message is written. */
import type { Json, JsonObject } from '../../../json.js';
import type { Answer, Direction, Question } from '../../../schema/question.js';
import type { Witness } from '../../change/change.js';
import type { Asked, Settled } from '../../change/draft.js';
import { receiverOf, type Spot, senderOf } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import type { Root, Use } from '../../graph/reach.js';
import { fieldsAnswer } from '../../texts/answer/fields.js';
import { parameterAnswer } from '../../texts/answer/parameter.js';
import { unproven } from '../../texts/answer/text.js';
import { bytesAnswer } from '../../texts/form/bytes.js';
import { limitsOfJson } from '../../texts/style/limits.js';
import { carrierOf, isJson } from '../../texts/style/style.js';
import { elsewhereOf, textualOf } from './messages.js';

/**
 * The engine: does the receiver hold everything that the sender may write? `unshown`: no witness has to be fit to be
 * shown.
 */
export type Subsume = (question: Question, witness?: 'shown' | 'unshown') => Answer;

/** Who asks the engine about two documents. */
export interface Asker {
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
export function answerInMessage(asker: Asker, question: Question, place: Place): Answer {
  const { documents } = asker;
  const { use, spot, demand, direction } = place;
  const root = rootOf(use);
  const subsume = (asked: Question): Answer => asker.subsume(asked);
  const ask = (asked: Question): Answer => {
    const within = { schema: spot.root[senderOf[direction]].json, steps: root.steps.length };
    const answer = subsume({ ...asked, at: { path: [...root.steps, ...spot.steps], receiver: demand, within } });
    // The value may stand at another place of the message as well: only the whole message settles that none shows it.
    return answer.kind === 'holds' ? subsume(asked) : answer;
  };
  const settled = ask(question);
  if (settled.kind === 'holds') return settled;
  if (use.written === 'text') {
    const path = [...root.steps, ...spot.steps];
    const textual = textualOf(use, root.schema, direction, path.length === 0 ? demand : undefined);
    const { owner } = spot;
    const asked = { textual: { ...textual, also: question.also }, question, path, owner, isOfValue: place.isOfValue };
    const answer = parameterAnswer(documents, subsume, asked, settled);
    return use.reader === 'contested' && answer.kind === 'fails' ? contested : answer;
  }
  if (use.written === 'fields') return fieldsAnswer({ ...place, documents, question, subsume, typed: settled });
  return carriedAnswer(asker, question, place, ask) ?? settled;
}

/** What an object refuses that another parameter reads breaks nobody who means that one. */
const contested: Answer = { kind: 'unproven', reason: 'another parameter reads the same name' };

/** The same of the JSON that a path carries; undefined where all of it is carried. */
function carriedAnswer(
  { documents }: Asker,
  question: Question,
  { use, direction }: Place,
  ask: (asked: Question) => Answer,
): Answer | undefined {
  const side = senderOf[direction];
  const limits = isJson(carrierOf(documents[side], rootOf(use).schema[side]))
    ? limitsOfJson(elsewhereOf(use))
    : undefined;
  if (limits === undefined) return undefined;
  const { sender } = question;
  const within = (limit: JsonObject): Answer =>
    ask({ ...question, sender: { ...sender, schema: { allOf: [sender.schema, limit] } } });
  const fit = within(limits.fit);
  if (fit.kind === 'fails') return fit;
  const carried = within(limits.carried);
  return carried.kind === 'fails' ? unproven(carried, 'path') : carried;
}

/**
 * The verdict about what both releases know to be bytes; undefined where more or fewer of them break a message of which
 * they are a part: that message tells it.
 */
export function judgeBytes(
  { documents, subsume }: Asker,
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
