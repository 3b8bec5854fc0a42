/**
 * Values that both releases know where they travel as texts: a value of the sender whose text is that of one which the receiver
 * takes, as 1 has the text of "1".
 */
import { isObject, type Json, type JsonObject } from '../../../json.js';
import { Node } from '../../../schema/node/node.js';
import type { Answer, Direction, Question, Side } from '../../../schema/question.js';
import { ifTold } from '../../../schema/strings/patterns.js';
import { validAt } from '../../../schema/values/validate.js';
import type { Sampled } from '../../change/draft.js';
import { type Pair, receiverOf, type SideName, senderOf } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { ofSameTexts } from '../style/same-texts.js';
import { scalars } from '../style/sent.js';
import { type Fields, Widening } from './widening.js';

/** What is looked for, and how to ask for it. */
export interface KnownText {
  readonly documents: Documents;
  readonly schemas: Pair;
  readonly direction: Direction;
  /** The kind of values. */
  readonly values: JsonObject;
  /** Do both releases write in styles, or one of them JSON, so that the kind tells numbers from words? */
  readonly texts: NonNullable<Sampled['texts']>;
  /** Only those of which the receiver takes nothing but the text. */
  readonly isTextAlone: boolean;
  /** Marks a schema as written here, in 2020-12 words. */
  mark(schema: JsonObject): JsonObject;
  side(schema: Json, name: SideName): Side;
  subsume(question: Question): Answer;
}

/** It fails with such a value of the sender, and holds where there is none. */
export function knownByText(asked: KnownText): Answer {
  const { documents, schemas, direction, texts, isTextAlone, mark, side } = asked;
  const [from, to] = [senderOf[direction], receiverOf[direction]];
  const [sender, receiver] = [side(schemas[from].json, from), side(schemas[to].json, to)];
  const reader = { document: documents[to], source: receiver.source, direction, ask: asked.subsume };
  const wide = new Widening({ ...reader, form: fields[texts] }).at(schemas[to], []);
  const found = common(asked, sender, wide, isTextAlone ? [mark({ not: receiver.schema })] : []);
  if (found.kind === 'fails' || texts !== 'styled') return found;
  // All values with the texts of one release, and perhaps some more: where the other knows none of them, there is none.
  const written = common(asked, side(ofSameTexts(documents[from], schemas[from], mark), from), receiver);
  if (written.kind === 'holds') return written;
  const payload = written.kind === 'fails' ? sentAs(written.payload, sender, direction) : undefined;
  if (payload !== undefined) return { kind: 'fails', payload, at: '' };
  const read = common(asked, sender, side(ofSameTexts(documents[to], schemas[to], mark), to));
  return read.kind === 'holds' ? read : doubt;
}

const doubt: Answer = {
  kind: 'unproven',
  reason: 'no value was found whose text both releases know, and it is not proved that there is none',
};

/** A value of such a kind that both sides take. */
function common(
  { values, mark, subsume, direction }: KnownText,
  sender: Side,
  receiver: Side,
  also: readonly Json[] = [],
): Answer {
  const known = mark({ allOf: [values, receiver.schema, ...also] });
  return subsume({ sender, receiver: { ...receiver, schema: mark({ not: known }) }, direction });
}

/** A value with the texts of another that the sender takes, if one is found. */
function sentAs(value: Json, { schema, source }: Side, direction: Direction): Json | undefined {
  const node = Node.of(schema, source);
  const [asText, asRead] = [
    (each: Json): Json => String(each),
    (each: Json): Json => scalars(String(each)).pop() ?? each,
  ];
  return [asText, asRead]
    .map((as) => withScalars(value, as))
    .find((each) => ifTold(() => validAt(each, node, direction)) === true);
}

function withScalars(value: Json, as: (single: Json) => Json): Json {
  if (Array.isArray(value)) return value.map(as);
  if (!isObject(value)) return as(value);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, as(each)]));
}

/** A value whose parts are single texts; in a style a list of one is written as its item. */
const styled: Fields = {
  isForm: false,
  isTextAt: (path) => path.length < 2,
  isTextAtAny: () => true,
  isItemAlone: (path) => path.length === 0,
};

const fields: Readonly<Record<KnownText['texts'], Fields>> = {
  styled,
  'beside-json': { ...styled, isItemAlone: () => false },
};
