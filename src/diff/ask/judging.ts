/** Judges what rules found, in the messages that it reaches, and enters it into the book of changes. */
import type { Direction } from '../../schema/question.js';
import { type Draft, inDoubt, type Settled } from '../change/draft.js';
import type { Final, Ledger } from '../change/ledger.js';
import { senderOf } from '../change/pair.js';
import type { Found } from '../change/rule.js';
import type { OperationPair } from '../change/subjects.js';
import type { PairNode } from '../graph/graph.js';
import type { Reaching, Use } from '../graph/reach.js';
import { directionOf } from '../match/operations/direction.js';
import type { PlaceManner } from '../texts/form/manner-at.js';
import type { Broken } from './compositions/compositions.js';
import { Verdicts } from './compositions/verdicts.js';
import { isSilent, judgedTogether } from './messages/judged-together.js';
import { amongOthers, isUntold } from './messages/shared-names.js';
import type { Asking } from './question/ask.js';
import type { Borrowed } from './question/asked-messages.js';

/** Judges one change after the other. */
export class Judging {
  /** What was said of each. */
  readonly verdicts = new Verdicts();

  constructor(
    readonly asking: Asking,
    readonly reaching: Reaching,
    readonly ledger: Ledger,
  ) {}

  /** Tells a change that belongs to no pair. */
  tellLoose({ rule, draft }: Found): void {
    const found = judge(draft, 'request', [], this.asking);
    if (found === null) throw new Error('a change that belongs to no pair is one in any case');
    this.ledger.add({ rule, draft }, completed(found, 'request', []), draft.operations ?? []);
  }

  /** Judges one change of a pair for each direction in which it is reached. */
  tell(found: Found, node: PairNode): void {
    const { documents } = this.asking;
    const { draft } = found;
    const reached = node.operations === null ? this.reaching.of(node).uses : ownUse(node.operations, draft);
    const uses = isOfContent(found) ? reached.filter(({ bodiless }) => !bodiless) : reached;
    if (uses.length === 0) {
      const settled = unreached(draft, this.asking);
      if (settled !== null) this.ledger.add(found, completed(settled, 'request', []), []);
      return;
    }
    // Typed and written uses are judged apart: an integer that becomes a string breaks a body and not a query.
    for (const [manner, mine] of judgedTogether(documents, draft, uses)) {
      const settled = this.#settled(draft, mine, manner);
      if (settled === null) continue;
      const { direction } = mine[0] as Use;
      for (const [verdict, some] of amongOthers(documents, settled, draft, direction, mine)) {
        this.verdicts.add(found, direction, verdict.verdict, namesOf(some));
        this.ledger.add(found, completed(verdict, direction, some), namesOf(some), calledIn(found, node, some));
      }
    }
  }

  /** The verdict for uses that are judged together; null where there is nothing to tell. */
  #settled(draft: Draft, uses: readonly Use[], manner: PlaceManner): Settled | null {
    const { direction, encoded, alternate } = uses[0] as Use;
    const verdict = isSilent(this.asking.documents, draft, uses, manner)
      ? ({ verdict: 'editorial' } as const)
      : judge(draft, direction, uses, this.asking, manner);
    if (verdict === null || isUntold(verdict, uses)) return null;
    const told = alternate ? inDoubt(verdict, 'alternate') : verdict;
    return encoded || manner === 'doubt' ? inDoubt(told) : told;
  }

  /** Tells the compositions that fail as a whole. */
  tellBroken(broken: readonly Broken[]): void {
    for (const { found, direction, settled, uses } of broken)
      this.ledger.add(found, completed(settled, direction, uses), namesOf(uses));
  }

  /**
   * Tells what breaks only together with other changes, where nothing else is told to break its operation. `isNeeded`:
   * of changes without which the message would pass.
   */
  tellBorrowed(nodes: readonly PairNode[], isNeeded: boolean): void {
    for (const { found, direction, settled: known, uses } of this.#unblamed(nodes, isNeeded)) {
      const settled = uses.every(({ alternate }) => alternate) ? inDoubt(known, 'alternate') : known;
      this.verdicts.add(found, direction, settled.verdict, namesOf(uses));
      this.ledger.add(found, completed(settled, direction, uses), namesOf(uses));
    }
  }

  /** All of it before any is told: what is told of one says nothing of the next. */
  #unblamed(nodes: readonly PairNode[], isNeeded: boolean): (Borrowed & { found: Found })[] {
    const left = this.asking.messages.borrowed.filter(
      (each) =>
        each.cause.asked !== undefined &&
        (each.isNeeded || !isNeeded) &&
        !this.ledger.breaks(each.use.operation.revision.name),
    );
    if (left.length === 0) return [];
    const askedBy = new Map(
      nodes.flatMap(({ found }) =>
        found.flatMap((each) =>
          each.draft.judgement.kind === 'asked' ? [[each.draft.judgement.asked, each] as const] : [],
        ),
      ),
    );
    return left.map((each) => ({ ...each, found: askedBy.get(each.cause.asked!)! }));
  }
}

/** Does it say something of the content of the message? */
function isOfContent({ rule: { level } }: Found): boolean {
  return level === 'content' || level === 'media';
}

function judge(
  { judgement }: Draft,
  direction: Direction,
  uses: readonly Use[],
  asking: Asking,
  manner: PlaceManner = 'typed',
): Settled | null {
  switch (judgement.kind) {
    case 'settled':
      return judgement.judge(direction, uses[0]?.operation);
    case 'sampled':
      return asking.sample(judgement.sampled, direction);
    case 'asked':
      return asking.judge(judgement.asked, direction, uses, manner);
  }
}

/** What stands in an operation itself is reached by that operation alone. */
function ownUse(operation: OperationPair, draft: Draft): Use[] {
  const flow = draft.flow ?? 'request';
  return [
    {
      operation,
      direction: directionOf(operation.base, flow),
      written: 'typed',
      encoded: false,
      reader: undefined,
      bodiless: false,
      alternate: false,
      message: () => ({}),
      root: null,
    },
  ];
}

/** No operation reaches it: only names count. */
function unreached(draft: Draft, asking: Asking): Settled | null {
  const { judgement } = draft;
  const settled =
    judgement.kind === 'settled'
      ? [judgement.judge('request'), judgement.judge('response')]
      : [judge(draft, 'request', [], asking)];
  const known = settled.filter((each): each is Settled => each !== null);
  const verdict = (['source', 'compatible', 'editorial'] as const).find((name) =>
    known.some((each) => each.verdict === name),
  );
  if (known.length === 0) return null;
  return { verdict: verdict ?? 'compatible' };
}

/** Completes the witness with what the first message that carries it says, unless it is known of which one it is. */
function completed(settled: Settled, direction: Direction, uses: readonly Use[]): Final {
  const { witness, ...rest } = settled;
  if (witness === undefined) return rest;
  const use = witness.operation === undefined ? uses[0] : undefined;
  const message = use?.message();
  const known = use === undefined ? {} : { operation: use.operation.revision.name, ...message };
  // A shared header has the name by which the response carries it.
  const named = message?.name !== undefined && message.part === witness.part ? { name: message.name } : {};
  const sent = { direction, sender: senderOf[direction], ...known, ...witness, ...named, at: witness.at ?? '' };
  return { ...rest, witness: sent };
}

function namesOf(uses: readonly Use[]): string[] {
  return uses.map((use) => use.operation.revision.name);
}

/** What messages call a header that changed: where it stands it may have another name than the component that it is. */
function calledIn({ rule: { level } }: Found, { kind }: PairNode, uses: readonly Use[]): string[] {
  return kind === 'header' && level === 'parameter' ? uses.flatMap((use) => use.message().name ?? []) : [];
}
