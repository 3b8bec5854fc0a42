/**
 * Compositions whose parts each pass, but which may fail as a whole: two branches of a `oneOf` that now overlap, a
 * closed object around a part that gained a member. Asked only about the parts that changed and are not told to break
 * the message.
 */
import type { Answer, Direction } from '../../../schema/question.js';
import { settled as fixed, inDoubt, type Replaced, type Settled } from '../../change/draft.js';
import type { Ledger } from '../../change/ledger.js';
import { directions, type Pair, receiverOf, type Spot, senderOf } from '../../change/pair.js';
import type { Found } from '../../change/rule.js';
import type { Composition } from '../../graph/graph.js';
import type { Reaching, Use } from '../../graph/reach.js';
import { schemaComposition } from '../../rules/schema-composition.js';
import { bytesAnswer } from '../../texts/form/bytes.js';
import { mannerAtPlace, type PlaceManner } from '../../texts/form/manner-at.js';
import type { Survey } from '../../walk/survey.js';
import type { Asking } from '../question/ask.js';
import type { Borrowed, Cause } from '../question/asked-messages.js';
import { isDoubted, type Open, openIn } from './open.js';
import { type Suspect, suspectsInnerFirst } from './suspects.js';
import type { Verdicts } from './verdicts.js';

/** A composition that fails as a whole, or may. */
export interface Broken {
  readonly found: Found;
  readonly direction: Direction;
  readonly settled: Settled;
  readonly uses: readonly Use[];
}

/**
 * What is told already, and by which changes a composition is to be broken: by all that are open, or by one that is
 * enough.
 */
export interface Blame {
  readonly judged: Verdicts;
  readonly ledger: Pick<Ledger, 'breaks'>;
  readonly by: 'all' | 'one';
}

/**
 * The compositions that one change is enough to break, of the messages that changes break only with others: the others
 * are bystanders.
 */
export function brokenByOne(survey: Survey, reaching: Reaching, asking: Asking, blame: Omit<Blame, 'by'>): Broken[] {
  const isOpen = asking.messages.borrowed.some(({ use }) => !blame.ledger.breaks(nameOf(use)));
  return isOpen ? checkCompositions(survey, reaching, asking, { ...blame, by: 'one' }) : [];
}

/**
 * Asks each composition above a change, once for each direction, whether what changed inside of it and is not told to
 * break the message does break it; the inner ones first. What is in doubt inside is no more in doubt outside.
 */
export function checkCompositions(survey: Survey, reaching: Reaching, asking: Asking, blame: Blame): Broken[] {
  const broken: Broken[] = [];
  const left: Left[] = [];
  const questions = new CompositionAsking(survey, asking, blame);
  for (const [suspect, inside] of suspectsInnerFirst(survey, reaching)) {
    const told = { judged: blame.judged, inside };
    for (const direction of directions) {
      const uses = reaching.of(suspect.holder).uses.filter((use) => use.direction === direction);
      for (const open of openIn(suspect, told, direction, uses)) {
        const { settled, by, others } = questions.ask(suspect, open, direction);
        const made = (its: Settled): Broken => brokenAt(suspect.composition, its, direction, open.uses);
        left.push(...others.map((each) => ({ ...made(each.settled), use: each.use })));
        if (settled === null) continue;
        const whole = made(settled);
        if (whole.settled.verdict === 'review' && isDoubted(open, told, direction)) continue;
        for (const each of by) suspect.told.add(each, direction, whole.settled.verdict, open.uses.map(nameOf));
        broken.push(whole);
      }
    }
  }
  return [...broken, ...unbroken(left, broken, blame.ledger)];
}

/** Of breaks that are nobody's own those of the operations that nothing else is told to break. */
function unbroken(left: readonly Left[], broken: readonly Broken[], ledger: Blame['ledger']): Broken[] {
  const names = new Set(broken.flatMap(({ settled, uses }) => (settled.verdict === 'wire' ? uses.map(nameOf) : [])));
  return left.filter(({ use, uses }) => {
    const isBroken = names.has(nameOf(use)) || ledger.breaks(nameOf(use));
    if (!isBroken) for (const each of uses) names.add(nameOf(each));
    return !isBroken;
  });
}

/** A break of one message. */
interface Left extends Broken {
  readonly use: Use;
}

/** What a composition was found to break. */
interface Outcome {
  readonly settled: Settled | null;
  /** The changes that do. */
  readonly by: readonly Found[];
  /** Messages that are refused, though not because of what these changes do here. */
  readonly others: readonly { readonly settled: Settled; readonly use: Use }[];
}

/** The changes below a composition that count, and those of them that are told already. */
type Counted = Required<Omit<Cause, 'asked'>>;

const nothing: Outcome = { settled: null, by: [], others: [] };

/** Puts compositions to the engine, each as a whole. */
class CompositionAsking {
  constructor(
    readonly survey: Survey,
    readonly asking: Asking,
    readonly blame: Blame,
  ) {}

  /** What the open changes of a composition break in it, first by those that are enough, then by the others. */
  ask(suspect: Suspect, open: Open, direction: Direction): Outcome {
    const { pair, steps } = suspect.composition;
    const { messages } = this.asking;
    const spot: Spot = { root: pair, steps, owner: pair };
    const mannerOf = (use: Use): PlaceManner => mannerAtPlace(this.survey.documents, use, spot);
    const uses = open.uses.filter((use) => this.#isAsked(pair, open, use, mannerOf(use)));
    if (open.changes.length === 0 || uses.length === 0) return nothing;
    const of = (some: readonly Found[]): readonly Replaced[] => some.map((found) => suspect.under.get(found)!);
    const cause = { changes: of(open.changes), told: of(open.told) };
    const alone = this.#whole(pair, direction, open.told.length === 0 ? undefined : cause);
    if (alone.kind === 'holds') return nothing;
    const told = messages.ask(pair[receiverOf[direction]].json, direction, spot, uses, alone, cause);
    const enough = messages.enough(told, cause.changes, direction);
    const by = open.changes.filter((_, i) => enough.length === 0 || enough.includes(cause.changes[i] as Replaced));
    const changes = open.changes.filter((found) => !by.includes(found));
    const askOthers = (before: Open['told']): Outcome =>
      this.ask(suspect, { ...open, changes, told: before }, direction);
    // Where the value here was in doubt: does it break by these, or does something around it?
    const isDoubt = alone.kind === 'unproven' && enough.length > 0;
    if (isDoubt && this.#whole(pair, direction, { ...cause, changes: enough }).kind === 'holds') {
      const more = askOthers(open.told);
      return told?.use === undefined ? more : { ...more, others: [...more.others, { settled: told, use: told.use }] };
    }
    if (this.blame.by === 'one' && enough.length === 0) return nothing;
    const lent = this.#lent(cause);
    const found = told?.verdict === 'wire' ? told : (lent.find(({ isNeeded }) => isNeeded)?.settled ?? told);
    const settled = found !== null && uses.every((use) => mannerOf(use) === 'doubt') ? inDoubt(found) : found;
    const more = askOthers([...open.told, ...by]);
    const isMore = more.settled?.verdict === 'wire';
    return { settled, by: isMore ? [...by, ...more.by] : by, others: [...lent, ...more.others] };
  }

  /** The composition against its counterpart; `some`: where not all changes below it count. */
  #whole(pair: Pair, direction: Direction, some?: Counted): Answer {
    return this.asking.whole(pair, direction, (part) => this.survey.leadsToChange(part), some);
  }

  /** The messages that these changes break only with others, where nothing else is told to break their operation. */
  #lent(cause: Counted): Borrowed[] {
    const { ledger } = this.blame;
    return this.asking.messages.borrowed.filter((each) => each.cause === cause && !ledger.breaks(nameOf(each.use)));
  }

  /** Does a message tell something that is not told? */
  #isAsked(pair: Pair, { told }: Open, use: Use, manner: PlaceManner): boolean {
    // In texts the changes are not held apart.
    if (told.length > 0 && use.written !== 'typed') return false;
    // To what both know to be bytes a schema says how many there are, and no more.
    if (manner !== 'bytes') return true;
    const { documents } = this.survey;
    return bytesAnswer(documents, this.asking.subsume, pair, senderOf[use.direction]).kind !== 'holds';
  }
}

function nameOf({ operation }: Use): string {
  return operation.revision.name;
}

function brokenAt(composition: Composition, its: Settled, direction: Direction, uses: readonly Use[]): Broken {
  const { base, revision } = composition.pair;
  // A child that may stand for its parent breaks nobody for certain.
  const settled = uses.every(({ alternate }) => alternate) ? inDoubt(its, 'alternate') : its;
  const draft = {
    at: { base: base.pointer, revision: revision.pointer },
    detail: { names: [], case: its.verdict === 'wire' ? 'overlap' : 'perhaps' },
    speaksOf: 'whole' as const,
    judgement: fixed('wire'),
  };
  return { found: { rule: schemaComposition, draft }, direction, settled, uses };
}
