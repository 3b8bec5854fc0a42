/**
 * Bodies of which the members are texts (forms, XML): 5 and "5" are the same member. What breaks as typed values counts
 * where whatever may be read from the texts of the message is refused as well; what passes as text at its own place
 * breaks nothing.
 */
import { isObject, type Json, type JsonObject } from '../../../json.js';
import type { Located } from '../../../openapi/model.js';
import type { Answer, Direction, Question, Step } from '../../../schema/question.js';
import { type Pair, receiverOf, type Spot, senderOf, sideNames } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import type { Use } from '../../graph/reach.js';
import { schemasOfValue } from '../../schemas/read/applied.js';
import { partsAt } from '../../schemas/read/members.js';
import { says } from '../../schemas/read/view.js';
import { type AskedSchema, askedOf, withoutDocument } from '../engine.js';
import { holdsAnother } from '../form/another-name.js';
import { Form } from '../form/form.js';
import { formValuesOf } from '../form/form-values.js';
import { readingsOfBody, schemaOfReadings } from '../form/readings.js';
import { formsOf } from '../form/sendable.js';
import { isEmpty } from '../style/sent.js';
import { haveOwnTexts } from '../style/text-schemas.js';
import { oneTextAnswer } from './one-text.js';
import { unproven } from './text.js';
import { Widening } from './widening.js';

/** A question about one place of a message. */
export interface FieldQuestion {
  readonly documents: Documents;
  readonly use: Use;
  readonly spot: Spot;
  /** What the receiver demands there. */
  readonly demand: Json;
  readonly direction: Direction;
  /** What the typed values answer. */
  readonly typed: Answer;
  readonly question: Question;
  subsume(question: Question): Answer;
  /** Does the value at the place itself decide? Else it is about something that only its surroundings mind. */
  readonly isOfValue: boolean;
}

/** Asks about the texts where typed values fail, or may. */
export function fieldsAnswer(asked: FieldQuestion): Answer {
  const { documents, use, direction } = asked;
  const form = new Form(documents, use);
  if (!form.isForm || use.root === null) return writtenAnswer(asked, form);
  const [from, to] = [senderOf[direction], receiverOf[direction]];
  const sent = formValuesOf(documents[from], use.root.schema[from]);
  if (!sent.objects || !formValuesOf(documents[to], use.root.schema[to]).objects) return noForm;
  const answer = writtenAnswer(asked, form);
  const isKnown = !sent.others || answer.kind !== 'holds' || withSender(asked, noObject).kind === 'holds';
  return isKnown ? answer : noForm;
}

const noObject: JsonObject = { not: { type: 'object' } };
const noForm: Answer = { kind: 'unproven', reason: 'no standard says how a form writes what is no object' };

function writtenAnswer(asked: FieldQuestion, form: Form): Answer {
  const { question, subsume } = asked;
  const byTexts = asked.isOfValue ? atPlace(asked, form) : undefined;
  if (byTexts?.kind === 'holds' && !mayBeAlike(asked)) return byTexts;
  const typed = asForm(asked, form);
  if (typed.kind === 'holds') return typed;
  if (typed.kind === 'fails' && isRefused(asked, form, typed.payload)) return typed;
  const written = form.isForm || typed.kind === 'fails' ? withSender(asked, form.isForm ? sureOfForms : sure) : typed;
  if (written.kind === 'fails' && written !== typed && isRefused(asked, form, written.payload)) return written;
  if (byTexts?.kind === 'fails') {
    const answer = subsume({ ...question, at: { path: pathOf(asked), receiver: { not: { const: byTexts.payload } } } });
    if (answer.kind === 'fails' && isRefused(asked, form, answer.payload)) return answer;
  }
  const wide = widely(asked, form);
  if (wide.kind === 'holds' || (wide.kind === 'fails' && isRefused(asked, form, wide.payload))) return wide;
  return unproven(typed);
}

/** Has it to differ from other items, which may have the same text? 1 and "1" are two items and one text. */
function mayBeAlike(asked: FieldQuestion): boolean {
  const { documents, use, direction, spot } = asked;
  const [from, to] = [senderOf[direction], receiverOf[direction]];
  const isUnique = (place: Located): boolean =>
    [...schemasOfValue(documents[to], place).values()].some(({ uniqueItems }) => uniqueItems === true);
  let around: readonly Located[] = use.root === null ? [] : [use.root.schema[to]];
  for (const step of pathOf(asked)) {
    if ((step.kind === 'items' || step.kind === 'item') && around.some(isUnique))
      return !haveOwnTexts(documents[from], spot.owner[from]);
    around = partsAt(documents[to], around, step);
  }
  return false;
}

/** What the values answer that a form can carry. */
function asForm(asked: FieldQuestion, form: Form): Answer {
  const { typed, documents, direction, use } = asked;
  if (!form.isForm || typed.kind !== 'fails' || use.root === null) return typed;
  const from = senderOf[direction];
  const isCarried = isObject(typed.payload) && !Object.values(typed.payload).some(isEmpty);
  return isCarried ? typed : withSender(asked, formsOf(documents[from], use.root.schema[from], form));
}

/**
 * Is there a message that the receiver takes neither as it stands nor as its texts may be read, for what stands at the
 * place?
 */
function widely(asked: FieldQuestion, form: Form): Answer {
  const { documents, use, question, direction, subsume, spot, demand } = asked;
  const { sender } = question;
  const to = receiverOf[direction];
  if (use.root === null) return { kind: 'unproven', reason: 'no schema says what it is' };
  const { widening, receiver } = wideBody(asked, form, use.root.schema);
  const path = pathOf(asked);
  const part: Json = { anyOf: [demand, widening.at(spot.owner[to], path).schema] };
  const from = senderOf[direction];
  const forms = form.isForm ? formsOf(documents[from], use.root.schema[from], form) : true;
  const schema: Json = { allOf: [sender.schema, forms] };
  const wide: Question = { ...question, sender: { ...sender, schema }, receiver };
  const there = asked.isOfValue ? subsume({ ...wide, at: { path, receiver: part } }) : undefined;
  return there?.kind === 'fails' ? there : subsume(wide);
}

/** Bodies that were widened: the same each time, so that the engine knows again what it has settled. */
const wideBodies = new WeakMap<Pair, Map<string, { readonly widening: Widening; readonly receiver: AskedSchema }>>();

function wideBody(asked: FieldQuestion, form: Form, root: Pair): { widening: Widening; receiver: AskedSchema } {
  const known = wideBodies.get(root) ?? new Map<string, { widening: Widening; receiver: AskedSchema }>();
  wideBodies.set(root, known);
  const key = `${asked.direction} ${form.key}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const widening = wideningOf(asked, form);
  const made = { widening, receiver: widening.at(root[receiverOf[asked.direction]], []) };
  known.set(key, made);
  return made;
}

function wideningOf({ documents, question, direction, subsume }: FieldQuestion, form: Form): Widening {
  const document = documents[receiverOf[direction]];
  return new Widening({ document, source: question.receiver.source, form, direction, ask: subsume });
}

function pathOf({ use, spot }: FieldQuestion): readonly Step[] {
  return [...(use.root?.steps ?? []), ...spot.steps];
}

function withSender({ question, subsume }: FieldQuestion, also: JsonObject): Answer {
  const { sender } = question;
  return subsume({ ...question, sender: { ...sender, schema: { allOf: [sender.schema, also] } } });
}

/**
 * Values of which there is no doubt how they are written: null no standard writes, and of what is empty a form sends
 * nothing. Within `not` nothing is declared, so that what is closed stays closed.
 */
const sure: JsonObject = { not: { not: without([null], 3) } };
const sureOfForms: JsonObject = { type: 'object', not: { not: without([null, [], {}], 3) } };

function without(values: readonly Json[], depth: number): JsonObject {
  const inside: JsonObject = { not: { enum: [...values] }, ...(depth > 0 && without(values, depth - 1)) };
  return { additionalProperties: inside, items: inside };
}

/**
 * What the texts of the value at the place itself answer; undefined where no standard says that it is one text, nor
 * what its parts are.
 */
function atPlace(asked: FieldQuestion, form: Form): Answer | undefined {
  const { documents, spot, direction, subsume } = asked;
  const path = pathOf(asked);
  if (form.mannerAt(path) !== 'text') return undefined;
  const asText = asOneText(asked, form, path);
  if (asText !== undefined && asText.kind !== 'unproven') return asText;
  const from = senderOf[direction];
  const sender = askedOf(documents, spot.owner, from);
  const receiver = wideningOf(asked, form).at(spot.owner[receiverOf[direction]], path);
  return subsume({ sender, receiver, direction }).kind === 'holds' ? { kind: 'holds' } : asText;
}

function asOneText(asked: FieldQuestion, form: Form, path: readonly Step[]): Answer | undefined {
  const { documents, spot, direction, subsume } = asked;
  const carried = { base: form.carrierAt('base', path), revision: form.carrierAt('revision', path) };
  const isItem = path.at(-1)?.kind === 'items' || path.at(-1)?.kind === 'item';
  const isWrapped = sideNames.some((side) => says(documents[side], spot.owner[side].json).xml !== undefined);
  const isBracketed = sideNames.some((side) => carried[side].writing.style === 'deepObject');
  // How a list in a list is written no standard says; in XML a list may have an element of its own, in brackets it has.
  const isSingle = isItem || isWrapped || isBracketed;
  return oneTextAnswer(documents, subsume, { pair: spot.owner, direction, carried, isSingle });
}

/** Whatever may be read from the texts of a message: is it refused, by the receiver and by whoever else must? */
function isRefused(asked: FieldQuestion, form: Form, payload: Json): boolean {
  const { documents, use, direction, question } = asked;
  const [from, to] = [senderOf[direction], receiverOf[direction]];
  const schema = use.root?.schema[to].json;
  if (schema === undefined || holdsAnother(payload, documents, use, direction)) return false;
  const receiver = { schema, source: documents[to].source };
  const receivers = question.also === undefined ? [receiver] : [receiver, question.also];
  const readings = readingsOfBody(payload, form, from);
  const all = readings === undefined ? schemaOfReadings(payload, form, from) : undefined;
  const isOne = (value: Json, by: AskedSchema): boolean =>
    asked.subsume({ sender: withoutDocument({ const: value }), receiver: by, direction }).kind === 'fails';
  const areAll = (values: Json, by: AskedSchema): boolean => {
    const refused = { ...by, schema: { not: by.schema } };
    return asked.subsume({ sender: withoutDocument(values), receiver: refused, direction }).kind === 'holds';
  };
  return receivers.every((by) => {
    if (readings !== undefined) return readings.every((value) => isOne(value, by));
    return all !== undefined && areAll(all, by);
  });
}
