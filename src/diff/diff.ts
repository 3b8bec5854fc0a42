/** Two documents -> their changes, worst first. */
import { equal } from '../json.js';
import type { OpenApi } from '../openapi/model.js';
import type { Direction } from '../schema/question.js';
import { alike, isSilent } from './ask/alike.js';
import { Asking, type Subsume } from './ask/ask.js';
import type { Borrowed } from './ask/asked-messages.js';
import { type Broken, brokenByOne, checkCompositions } from './ask/compositions.js';
import { amongOthers, isUntold } from './ask/shared-names.js';
import { Verdicts } from './ask/verdicts.js';
import type { Change } from './change/change.js';
import { type Draft, inDoubt, type Settled, senderOf } from './change/draft.js';
import { type Final, Ledger } from './change/ledger.js';
import { orderOf } from './change/order.js';
import type { Found } from './change/rule.js';
import type { Documents, OperationPair } from './change/subjects.js';
import type { PairNode } from './graph/graph.js';
import { Reaching, type Use } from './graph/reach.js';
import { matchComponents } from './match/components.js';
import { directionOf } from './match/match.js';
import { sameDocument } from './match/same-document.js';
import { rules } from './rules/index.js';
import { withChangedRenames } from './schemas/renamed.js';
import { SameSchema } from './schemas/same.js';
import type { PlaceManner } from './texts/places.js';
import { Survey } from './walk/survey.js';

/** What the diff is built on; given from above so that each can be tried by itself. */
export interface Engine {
  readonly subsume: Subsume;
  /** Are the values at a pointer known to be the same without comparing them? */
  unchanged(base: OpenApi, revision: OpenApi, pointer: string): boolean;
  /** Is told, while it works, how many of the places that differ have been judged. */
  tick?(done: number, total: number): void;
}

/** All changes from one release to the next, worst first; none when they are the same but for the order of keys and the version. */
export function diff(base: OpenApi, revision: OpenApi, engine: Engine): Change[] {
  const documents = pairOf(base, revision, engine);
  if (sameDocument(documents)) return [];
  const components = withChangedRenames(matchComponents(documents));
  const same = new SameSchema(documents, components.renames);
  const asking = new Asking(same, engine.subsume);
  const survey = new Survey(same, rules, components, (pair) => asking.equivalent(pair));
  const order = orderOf(documents);
  const ledger = new Ledger(documents, order);
  for (const { rule, draft } of survey.loose)
    ledger.add({ rule, draft }, settledOf(draft, asking), draft.operations ?? []);
  const reaching = new Reaching(order);
  const judged = new Verdicts();
  const nodes = [...survey.graph.nodes()].filter(({ found }) => found.length > 0);
  for (const [i, node] of nodes.entries()) {
    engine.tick?.(i, nodes.length);
    for (const found of node.found) judgeAll(found, node, reaching, asking, ledger, judged);
  }
  const tellBroken = (broken: readonly Broken[]): void => {
    for (const { found, direction, settled, uses } of broken)
      ledger.add(found, settledWith(settled, direction, uses), namesOf(uses));
  };
  const tellBorrowed = (isNeeded: boolean): void => {
    for (const { found, direction, settled: known, uses } of unblamed(nodes, asking, ledger, isNeeded)) {
      const settled = uses.every(({ alternate }) => alternate) ? inDoubt(known, 'alternate') : known;
      judged.add(found, direction, settled.verdict, namesOf(uses));
      ledger.add(found, settledWith(settled, direction, uses), namesOf(uses));
    }
  };
  tellBroken(brokenByOne(survey, reaching, asking, { judged, ledger }));
  tellBorrowed(true);
  tellBroken(checkCompositions(survey, reaching, asking, { judged, ledger, by: 'all' }));
  tellBorrowed(false);
  if (ledger.isEmpty)
    for (const { rule, draft } of survey.remainder())
      ledger.add({ rule, draft }, settledOf(draft, asking), draft.operations ?? []);
  return ledger.changes();
}

/**
 * What breaks only together with other changes: told where nothing else is told to break its operation. `isNeeded`: of changes
 * without which the message would pass.
 */
function unblamed(
  nodes: readonly PairNode[],
  { messages: { borrowed } }: Asking,
  ledger: Ledger,
  isNeeded: boolean,
): (Borrowed & { found: Found })[] {
  const left = borrowed.filter(
    (each) =>
      each.cause.asked !== undefined &&
      (each.isNeeded || !isNeeded) &&
      !ledger.breaks(each.use.operation.revision.name),
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

function pairOf(base: OpenApi, revision: OpenApi, engine: Engine): Documents {
  const sameText = (pointer: string): boolean =>
    engine.unchanged(base, revision, pointer) || equal(base.at(pointer), revision.at(pointer));
  // In two dialects the same text may say two things.
  const oneDialect = base.dialect === revision.dialect;
  return { base, revision, same: (pointer) => oneDialect && sameText(pointer), sameText };
}

/** Judges one change for each direction in which it is reached. */
function judgeAll(
  found: Found,
  node: PairNode,
  reaching: Reaching,
  asking: Asking,
  ledger: Ledger,
  judged: Verdicts,
): void {
  const { draft } = found;
  const all = node.operations === null ? reaching.of(node).uses : ownUse(node.operations, draft);
  const uses = isOfContent(found) ? all.filter(({ bodiless }) => !bodiless) : all;
  if (uses.length === 0) {
    const settled = unreached(draft, asking);
    if (settled !== null) ledger.add(found, settledWith(settled, 'request', []), []);
    return;
  }
  // Typed and written uses are judged apart: an integer that becomes a string breaks a body and not a query.
  for (const [manner, mine] of alike(asking.documents, draft, uses)) {
    const { direction, encoded, alternate } = mine[0] as Use;
    const verdict = isSilent(asking.documents, draft, mine, manner)
      ? ({ verdict: 'editorial' } as const)
      : judge(draft, direction, mine, asking, manner);
    if (verdict === null || isUntold(verdict, mine)) continue;
    const told = alternate ? inDoubt(verdict, 'alternate') : verdict;
    const all = encoded || manner === 'doubt' ? inDoubt(told) : told;
    for (const [settled, some] of amongOthers(asking.documents, all, draft, direction, mine)) {
      judged.add(found, direction, settled.verdict, namesOf(some));
      ledger.add(found, settledWith(settled, direction, some), namesOf(some), calledIn(found, node, some));
    }
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

/** The verdict for what belongs to no pair. */
function settledOf(draft: Draft, asking: Asking): Final {
  const found = judge(draft, 'request', [], asking);
  if (found === null) throw new Error('a change that belongs to no pair is one in any case');
  return settledWith(found, 'request', []);
}

/** Completes the witness with what the first message that carries it says. */
function settledWith(settled: Settled, direction: Direction, uses: readonly Use[]): Final {
  const { witness, ...rest } = settled;
  if (witness === undefined) return rest;
  const [use] = uses;
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
