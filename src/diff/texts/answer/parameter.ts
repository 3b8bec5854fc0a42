/**
 * Values that travel as one text, or as a text for each part: a change inside of one is asked at the part, as far as
 * nothing else speaks of it. What passes as text there breaks nothing, whatever else of the value is refused.
 */
import type { Located, OpenApi } from '../../../openapi/model.js';
import type { Answer, Question, Step } from '../../../schema/question.js';
import { receiverOf, type Spot } from '../../change/pair.js';
import type { Documents } from '../../change/subjects.js';
import { alternativesOf } from '../../schemas/read/alternatives.js';
import { isPlain, schemasOfObjects } from '../../schemas/read/objects.js';
import { isShared } from '../../schemas/read/shared.js';
import type { Ask } from '../engine.js';
import { type Carriers, carriersOf, writtenAlike } from '../style/carriers.js';
import { asWritten, hasLists } from '../style/sent.js';
import { type Carrier, elements } from '../style/style.js';
import type { Refusal, Textual } from './exchange.js';
import { oneTextAnswer } from './one-text.js';
import { textAnswer } from './text.js';

/** A question about one place of a parameter or header. */
export interface PlaceQuestion {
  readonly textual: Textual;
  readonly question: Question;
  /** The way to the place. */
  readonly path: readonly Step[];
  readonly owner: Spot['owner'];
  /** Does the value at the place itself decide? */
  readonly isOfValue: boolean;
}

/** Asks about the texts where typed values fail, or may. */
export function parameterAnswer(documents: Documents, subsume: Ask, asked: PlaceQuestion, typed: Answer): Answer {
  const { textual, question, path } = asked;
  const there = asked.isOfValue ? atPart(documents, subsume, asked) : undefined;
  if (there?.kind === 'holds') return there;
  const found: Refusal[] = [];
  if (there?.kind === 'fails') {
    for (const value of asWritten(there.payload)) {
      const answer = subsume({ ...question, at: { path, receiver: { not: { const: value } } } });
      if (answer.kind === 'fails') found.push(answer);
    }
  }
  return textAnswer(documents, subsume, { ...textual, found }, typed);
}

/** What the text of the part itself answers; undefined where that does not tell of the whole. */
function atPart(documents: Documents, subsume: Ask, { textual, path, owner }: PlaceQuestion): Answer | undefined {
  const { pair, direction } = textual;
  const [step, deeper] = path;
  const to = receiverOf[direction];
  if (step === undefined || deeper !== undefined || !isApart(documents[to], pair[to], step)) return undefined;
  // No standard says how a media type writes parts, and labels are joined by the sign that stands in numbers.
  const carriers = writtenAlike(carriersOf(documents, pair, textual.part));
  if (!Object.values(carriers).every((each) => hasLists(each) && each.writing.style !== 'label')) return undefined;
  return oneTextAnswer(documents, subsume, { pair: owner, direction, carried: asPart, isSingle: true });
}

/** Is nothing said of the whole value that depends on what the part is? */
function isApart(document: OpenApi, whole: Located, step: Step): boolean {
  if (step.kind === 'items') {
    const lists = alternativesOf(document, whole);
    return lists?.every((each) => Object.keys(each).every((keyword) => ofLists.has(keyword))) === true;
  }
  return (
    step.kind === 'property' &&
    isPlain([...schemasOfObjects(document, whole).values()]) &&
    !isShared(document, whole, step, 'one')
  );
}

const ofLists = new Set(['type', 'items', 'minItems', 'maxItems']);

const part: Carrier = {
  place: 'body',
  writing: { style: elements, explode: true, reserved: false },
  separator: null,
  demanded: false,
  takesEmpty: false,
};

const asPart: Carriers = { base: part, revision: part };
